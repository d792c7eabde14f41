import { ok } from "../../result.ts";
import { type FioRow, fioStatement } from "./fio.ts";
import { type StatementFormat, StatementRefusal } from "./statement.ts";
import { checkTotals } from "./totals.ts";

/** The statement that Fio bank's interface gives as JSON. @see R156 */
export const fioJson: StatementFormat = {
  id: "fio_json",
  name: "Fio JSON",
  recognise: (text) => /^\s*\{\s*"accountStatement"\s*:/.test(text),
  read(text) {
    const statement = objectAt(parseExactly(text), "accountStatement");
    const info = objectAt(statement, "info");
    const read = fioStatement((name) => textAt(info, name), rowsOf(statement));
    return ok({ statements: [read], warnings: checkTotals(read) });
  },
};

type JsonObject = Readonly<Record<string, unknown>>;

/** The depth that no statement has; a deeper one would exhaust the stack of the parser. */
const depthMax = 16;

/** Numbers stay as they are written: a double would lose cents and the ends of long identifiers. */
function parseExactly(text: string): unknown {
  const nesting = nestingOf(text);
  if (nesting.deepest > depthMax) throw new StatementRefusal("statement_malformed");
  try {
    return JSON.parse(
      text,
      (_key, value, context?: { source?: string }) =>
        typeof value === "number" ? context?.source ?? String(value) : value,
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new StatementRefusal(nesting.atEnd > 0 ? "statement_truncated" : "statement_malformed");
  }
}

/** How deep brackets stand in each other, and how many are open at the end; texts are passed over. */
function nestingOf(text: string): { deepest: number; atEnd: number } {
  let [depth, deepest, isText] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (isText && letter === "\\") at++;
    else if (letter === '"') isText = !isText;
    else if (isText) continue;
    else if (letter === "{" || letter === "[") deepest = Math.max(deepest, ++depth);
    else if (letter === "}" || letter === "]") depth--;
  }
  return { deepest, atEnd: isText ? depth + 1 : depth };
}

function rowsOf(statement: JsonObject): FioRow[] {
  const list = statement.transactionList;
  if (list === null || list === undefined) return [];
  const rows = isObject(list) ? list.transaction : undefined;
  if (rows === null || rows === undefined) return [];
  if (!Array.isArray(rows)) throw missing("transactionList");
  return rows.map((row) => {
    if (!isObject(row)) throw missing("transaction");
    return { column: (number) => columnOf(row, number) };
  });
}

function columnOf(row: JsonObject, number: number): string {
  const column = Object.hasOwn(row, `column${number}`) ? row[`column${number}`] : undefined;
  return isObject(column) ? textAt(column, "value") : "";
}

function textAt(object: JsonObject, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === "string" ? value.trim() : "";
}

function objectAt(value: unknown, name: string): JsonObject {
  const found = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (!isObject(found)) throw missing(name);
  return found;
}

const missing = (field: string) => new StatementRefusal("statement_value_missing", { field });

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
