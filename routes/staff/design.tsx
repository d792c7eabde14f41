import { DesignPage } from "../../views/design/design_page.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

export const staffDesign = createRouter();

staffDesign.get("/staff/design", (c) => c.html(<DesignPage page={pageOf(c)} />));
