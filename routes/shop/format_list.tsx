import { exportFormats } from "../../core/exports/registry.ts";
import { formats } from "../../core/formats/registry.ts";
import { FormatList } from "../../views/imports/format_list.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

/** What each format carries. */
export const formatList = createRouter();

formatList.get(
  "/shops/:shop/formats",
  (c) => c.html(<FormatList page={pageOf(c)} formats={formats} exports={exportFormats} />),
);
