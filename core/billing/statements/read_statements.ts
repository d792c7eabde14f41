import { decode } from "../../formats/decode.ts";
import { err, ok, type Result } from "../../result.ts";
import { camt053 } from "./camt053.ts";
import { fioJson } from "./fio_json.ts";
import { fioXml } from "./fio_xml.ts";
import { gpc } from "./gpc.ts";
import {
  type ReadStatements,
  type StatementFormat,
  type StatementProblem,
  StatementRefusal,
  type StatementWarning,
} from "./statement.ts";
import { rootName } from "./xml_document.ts";

/** Every kind of statement that can be read, in the order in which a file is offered to them. */
export const statementFormats: readonly StatementFormat[] = [camt053, gpc, fioJson, fioXml];

/** A year of a busy account is smaller; what is larger is no statement. */
export const statementSizeMax = 16 * 1_048_576;

export interface StatementFile extends ReadStatements {
  format: StatementFormat["id"];
}

/**
 * Reads a bank's file of statements, of whichever kind it is by its content.
 *
 * All or nothing: a file with one movement that cannot be read is refused as a whole, with the place,
 * because half of a statement would look like all of it.
 *
 * @see R156
 */
export async function readStatements(
  bytes: Uint8Array,
): Promise<Result<StatementFile, StatementProblem>> {
  if (bytes.length > statementSizeMax) {
    const details = { sizeBytes: bytes.length, sizeMax: statementSizeMax };
    return err({ code: "statement_too_large", details });
  }
  const { text, warnings } = await textOf(bytes);
  if (text.trim() === "") return err({ code: "statement_empty" });
  const format = statementFormats.find((each) => each.recognise(text));
  if (format === undefined) return err(unknownKind(text));
  const read = readWith(format, text);
  if (!read.ok) return read;
  const { statements } = read.value;
  return ok({ format: format.id, statements, warnings: [...warnings, ...read.value.warnings] });
}

function readWith(format: StatementFormat, text: string) {
  try {
    return format.read(text);
  } catch (error) {
    if (error instanceof StatementRefusal) return err(error.problem);
    throw error;
  }
}

async function textOf(bytes: Uint8Array) {
  const source = {
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
  const texts: string[] = [];
  let isDoubtful = false;
  for await (const part of decode(source)) {
    if (typeof part === "string") texts.push(part);
    else isDoubtful = true;
  }
  const warnings: StatementWarning[] = isDoubtful ? [{ code: "statement_encoding_doubtful" }] : [];
  return { text: texts.join("").replace(/^\ufeff/, ""), warnings };
}

/** What a file seems to be instead, in names that need no translation. */
function unknownKind(text: string): StatementProblem {
  const start = text.trimStart();
  const root = rootName(start);
  if (root === "HTML" || /^<!doctype html/i.test(start)) return { code: "statement_is_html" };
  const value = start.slice(0, 80).split(/[\r\n]/)[0]!;
  return { code: "statement_unknown", value, details: { found: kindOf(start, root) } };
}

function kindOf(start: string, root: string | undefined): string {
  const message = /urn:iso:std:iso:20022:tech:xsd:([a-z]+\.\d{3})/.exec(start.slice(0, 8_192))?.[1];
  if (message !== undefined) return message;
  if (root !== undefined) return `XML (${root})`;
  if (start.startsWith("%PDF")) return "PDF";
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK")) return "ZIP";
  if (/^\{?1?:?.{0,120}:20:/s.test(start) && /:61:|:60F:/.test(start)) return "MT940";
  if (/^[{[]/.test(start)) return "JSON";
  if (/^[^\n]*[;\t,][^\n]*[;\t,]/.test(start)) return "CSV";
  return "";
}
