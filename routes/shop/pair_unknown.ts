import type { Context } from "hono";
import { isXml } from "../../core/formats/custom/xml_sample.ts";
import type { Entity } from "../../core/formats/format.ts";
import { readHead, recogniseFormat } from "../../core/formats/registry.ts";
import type { FeedFile } from "../../tenants/files/feed_files.ts";
import { paths } from "../../views/paths.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import type { Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { sampleError } from "./csv_pairing.tsx";
import { csvEntityOf } from "./csv_shop.ts";
import { discardFile, sourceOfFile } from "./import_files.ts";

/** Any text is a table of one column; whoever means that chooses pairing by hand. */
const hasColumns = (text: string): boolean => /^[^\n]*[\t;,|]/.test(text.trimStart());

/**
 * A table or an XML of nobody's is paired with fields, and goes on in the wizard from there; what is
 * neither is not kept.
 *
 * @param sealedAddress where the file came from, if it was fetched
 * @see R20, R42
 */
export async function pairUnknown(
  c: Context<Environment>,
  file: FeedFile,
  { entity, sealedAddress }: { entity: Entity; sealedAddress?: string },
): Promise<Response | undefined> {
  const source = await sourceOfFile(c, file);
  const head = await readHead(source);
  const isPaired = csvEntityOf(entity) !== undefined && recogniseFormat(head) === undefined &&
    (isXml(head.text) || hasColumns(head.text)) && await sampleError(c, source) === undefined;
  if (!isPaired) {
    await discardFile(c, file);
    return undefined;
  }
  setNotice(c, { tone: "warning", text: wizardTexts[c.var.language].pairUnknown });
  const sample = { entity, file: file.key, fileName: file.name, sealedAddress };
  return c.redirect(paths.csvPairing(c.var.current.shop, sample), 303);
}
