import type { Context } from "hono";
import type { Validation } from "../../core/feeds/xml_validation.ts";
import { validateXml } from "../../tenants/feeds/validate_xml.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import type { Errors } from "../../views/components/form.tsx";
import { XmlCheck } from "../../views/imports/xml_check.tsx";
import { xmlCheckTexts } from "../../views/texts/xml_check.ts";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { discardFile, readFeedUpload, sourceOfFile } from "./import_files.ts";

/** A file against the schema of its format, before it is imported. @see R40 */
export const xmlCheck = createRouter();

type Request = Context<Environment>;
const path = "/shops/:shop/xml-check";

xmlCheck.get(path, (c) => checkPage(c, {}));

xmlCheck.post(path, async (c) => {
  try {
    const { file } = await readFeedUpload(c);
    if (!file) {
      return checkPage(c, { errors: { file: xmlCheckTexts[c.var.language].fileMissing } });
    }
    try {
      const found = await validateXml(await sourceOfFile(c, file));
      return checkPage(c, { found, fileName: file.name });
    } finally {
      await discardFile(c, file);
    }
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return checkPage(c, { found: { kind: "too_large" }, fileName: "" });
  }
});

function checkPage(
  c: Request,
  { found, fileName = "", errors = {} }: {
    found?: Validation;
    fileName?: string;
    errors?: Errors;
  },
) {
  const isFine = Object.keys(errors).length === 0;
  return c.html(
    <XmlCheck page={pageOf(c)} found={found} fileName={fileName} errors={errors} />,
    isFine ? 200 : 422,
  );
}
