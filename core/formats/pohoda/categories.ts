import { textPath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type { ByteSource, ParsedRecord, RawRecord, ReadOptions } from "../format.ts";
import { parseInteger } from "../numbers.ts";
import type { FormatProblem } from "../problems.ts";
import type { ReadResult } from "../reading.ts";
import { Report } from "../report.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { readPart } from "../xml/read_part.ts";
import { splitPack } from "./pack.ts";

/** Pohoda's categories have numbers only, which must not be taken for codes of the shop's own. */
export const categoryCode = (id: string): string => `pohoda-${id}`;

interface FoundCategory {
  code: string;
  /** Code of the one above it; `null` at the top. */
  parent: string | null;
  name: string;
  description: string;
  sequence: string;
  displayed: string;
}

const textElements = new Set(["NAME", "DESCRIPTION", "NOTE"]);

/**
 * The categories of trees, each a record of its own. One without a number, which programs send to
 * Pohoda, is known by the names on the way to it.
 */
export async function* splitCategories(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RawRecord | FormatProblem> {
  let number = 0;
  for await (const item of splitPack(source, options)) {
    if (item.kind === "problem") {
      yield item.record === undefined ? item : { ...item, record: ++number };
      continue;
    }
    const report = new Report(number + 1);
    const root = readPart(item.parts[0]!, textElements, report);
    yield* report.problems;
    if (root === undefined) number++;
    for (const [element, category] of root ? categoriesIn(root) : []) {
      number++;
      const { line } = element;
      const text = JSON.stringify(category);
      const parts = [{ line, number, text }];
      yield { kind: "record", number, line, items: 1, content: text, parts };
    }
  }
}

function* categoriesIn(detail: XmlElement): Generator<[XmlElement, FoundCategory]> {
  for (const category of childrenNamed(detail, "CATEGORY")) {
    const parentId = textOf(category, "PARENTID");
    yield* treeOf(category, parentId === "" ? null : categoryCode(parentId));
  }
}

function* treeOf(
  category: XmlElement,
  parent: string | null,
): Generator<[XmlElement, FoundCategory]> {
  const [id, name] = [textOf(category, "ID"), textOf(category, "NAME")];
  const code = id === ""
    ? [parent, name].filter((part) => part !== null).join(" > ")
    : categoryCode(id);
  yield [category, {
    ...{ code, parent, name, description: textOf(category, "DESCRIPTION") },
    ...{ sequence: textOf(category, "SEQUENCE"), displayed: textOf(category, "DISPLAYED") },
  }];
  const below = childNamed(category, "SUBCATEGORIES");
  for (const each of below ? childrenNamed(below, "CATEGORY") : []) yield* treeOf(each, code);
}

/** Understands one of them. */
export function parseCategory(raw: RawRecord, { language }: ReadOptions): ParsedRecord {
  const report = new Report(raw.number);
  const found = JSON.parse(raw.parts[0]!.text!) as FoundCategory;
  const values: Values = new Map([["parent", found.parent]]);
  if (found.name !== "") values.set(textPath("name", language), found.name);
  if (found.description !== "") values.set(textPath("description", language), found.description);
  const take = <T>(tag: string, text: string, parse: (text: string) => ReadResult<T>) =>
    text === "" ? undefined : report.take(parse(text), { line: raw.line, tag }, text);
  const position = take("sequence", found.sequence, parseInteger);
  const active = take("displayed", found.displayed, parseBoolean);
  if (position !== undefined) values.set("position", position);
  if (active !== undefined) values.set("active", active);
  const record = { code: found.code, values, variants: [] };
  return { record, problems: report.problems };
}
