import { textPath, type Values } from "../catalogue/values.ts";
import { parseBoolean } from "./booleans.ts";
import type { Batches, Found, ParsedRecord, RawRecord, ReadOptions } from "./format.ts";
import { parseInteger } from "./numbers.ts";

import type { ReadResult } from "./reading.ts";
import { Report } from "./report.ts";
import type { XmlElement } from "./xml/element.ts";
import { readPart } from "./xml/read_part.ts";

/** A category that stands inside the one above it; texts as the file has them, empty for none. */
export interface NestedCategory {
  code: string;
  /** Code of the one above it; `null` at the top. */
  parent: string | null;
  name: string;
  description: string;
  position: string;
  active: string;
}

export interface TreeRules {
  textElements: ReadonlySet<string>;
  /** All categories of a tree, those above before those below. */
  categoriesIn(root: XmlElement): Iterable<[XmlElement, NestedCategory]>;
}

/** Each category of trees as a record of its own. */
export async function* splitTrees(
  batches: Batches,
  { textElements, categoriesIn }: TreeRules,
): Batches {
  let number = 0;
  for await (const trees of batches) {
    const found: Found[] = [];
    for (const tree of trees) {
      if (tree.kind === "problem") {
        found.push(tree.record === undefined ? tree : { ...tree, record: ++number });
        continue;
      }
      const report = new Report(number + 1);
      const root = readPart(tree.parts[0]!, textElements, report);
      found.push(...report.problems);
      if (root === undefined) number++;
      for (const [{ line }, category] of root ? categoriesIn(root) : []) {
        number++;
        const text = JSON.stringify(category);
        const parts = [{ line, number, text }];
        found.push({ kind: "record", number, line, items: 1, content: text, parts });
      }
    }
    yield found;
  }
}

/** Understands one of them. */
export function parseNestedCategory(raw: RawRecord, { language }: ReadOptions): ParsedRecord {
  const report = new Report(raw.number);
  const found = JSON.parse(raw.parts[0]!.text!) as NestedCategory;
  const values: Values = new Map([["parent", found.parent]]);
  if (found.name !== "") values.set(textPath("name", language), found.name);
  if (found.description !== "") values.set(textPath("description", language), found.description);
  const take = <T>(tag: string, text: string, parse: (text: string) => ReadResult<T>) =>
    text === "" ? undefined : report.take(parse(text), { line: raw.line, tag }, text);
  const position = take("sequence", found.position, parseInteger);
  const active = take("displayed", found.active, parseBoolean);
  if (position !== undefined) values.set("position", position);
  if (active !== undefined) values.set("active", active);
  const { code } = found;
  return {
    record: { ...(code === "" ? {} : { code }), values, variants: [] },
    problems: report.problems,
  };
}
