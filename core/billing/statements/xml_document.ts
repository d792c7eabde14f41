import type { XmlElement } from "../../formats/xml/element.ts";
import { localName } from "../../formats/xml/names.ts";
import { parseStrictly } from "../../formats/xml/parse.ts";
import { StatementRefusal } from "./statement.ts";

const noTextElements: ReadonlySet<string> = new Set();

/** The whole of a statement in XML; a bank's file is never repaired, because it is about money. */
export function parseDocument(text: string): XmlElement {
  const parsed = parseStrictly({ text, line: 1, textElements: noTextElements });
  if (parsed.ok) return parsed.value;
  const { line, reason } = parsed.error;
  const isCut = !/<\/[^<>]+>\s*$/.test(text) || !endsItsRoot(text);
  throw new StatementRefusal(isCut ? "statement_truncated" : "statement_malformed", {
    line,
    ...(isCut ? {} : { details: { reason } }),
  });
}

function endsItsRoot(text: string): boolean {
  const last = text.slice(text.lastIndexOf("</") + 2).replace(/\s*>\s*$/, "");
  return localName(last) === rootName(text);
}

/** Local name of the root in capitals; `undefined` when the text is no XML. */
export function rootName(text: string): string | undefined {
  const found = prologAndRoot.exec(text.slice(0, 8_192));
  return found ? localName(found[1]!) : undefined;
}

const prologAndRoot =
  /^\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[^])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<([^\s<>\/!?]{1,256})/i;
