import type { RawPart } from "../format.ts";
import type { Report } from "../report.ts";
import type { XmlElement } from "./element.ts";
import { parseXml } from "./parse.ts";

/** The element of a raw part; what is wrong with it goes to the report, with its reason. */
export function readPart(
  part: RawPart,
  textElements: ReadonlySet<string>,
  report: Report,
): XmlElement | undefined {
  const { line } = part;
  const parsed = parseXml({ text: part.text!, line, textElements });
  if (!parsed.ok) {
    const { code, reason } = parsed.error;
    report.add(code, { line: parsed.error.line, details: { reason } });
    return undefined;
  }
  const { root, repaired } = parsed.value;
  if (repaired !== undefined) {
    report.add("record_repaired", { line, details: { reason: repaired } });
  }
  return root;
}
