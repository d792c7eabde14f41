import { currentTerms } from "../../tenants/platform/terms.ts";
import { TermsPage } from "../../views/auth/terms.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

export const terms = createRouter();

terms.get("/terms", async (c) => {
  const { version, text } = await currentTerms(c.var.services.platform.database);
  const paragraphs = text[c.var.language] ?? text.cs;
  return c.html(<TermsPage page={pageOf(c)} {...{ version, paragraphs }} />);
});
