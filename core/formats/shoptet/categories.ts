import { textPath } from "../../catalogue/values.ts";
import type { ByteSource, EntityRecord, ParsedRecord, RawRecord, ReadOptions } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { Report } from "../report.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { pathOf } from "./values.ts";
import { categoryElements } from "./xml_product.ts";

/** More are no tree of a shop. */
const categoriesMax = 50_000;

interface Found {
  path: string[];
  /** Of the shop that exported the file. */
  id: string | undefined;
  line: number;
}

/**
 * Categories of a file of products, which is where alone a shop exports them: each path once, those
 * above it included, with the number that some product gives it.
 */
export async function* splitCategories(
  source: ByteSource,
  rules: ScanRules,
  options: ReadOptions,
  textElements: ReadonlySet<string>,
): AsyncGenerator<RawRecord | FormatProblem> {
  const found = new Map<string, Found>();
  for await (const item of splitXml(source, rules, options)) {
    if (item.kind === "problem") {
      yield item;
      continue;
    }
    const root = readPart(item.parts[0]!, textElements, new Report(item.number));
    for (const element of root ? categoryElements(root) : []) {
      const path = pathOf(element.text).map(ownCopy);
      const id = element.attributes?.get("ID")?.trim();
      path.forEach((_, depth) => {
        const own = path.slice(0, depth + 1);
        const key = keyOf(own);
        const known = found.get(key);
        const isLast = depth === path.length - 1;
        if (known) known.id ??= isLast && id ? ownCopy(id) : undefined;
        else if (found.size < categoriesMax) {
          found.set(key, {
            path: own,
            id: isLast && id ? ownCopy(id) : undefined,
            line: item.line,
          });
        }
      });
    }
  }
  if (found.size >= categoriesMax) {
    yield problem("file_too_large", { value: String(categoriesMax) });
  }
  let number = 0;
  for (const { path, id, line } of found.values()) {
    number++;
    const text = JSON.stringify({ path, id });
    yield {
      kind: "record",
      number,
      line,
      items: 1,
      content: text,
      parts: [{ line, number, text }],
    };
  }
}

const keyOf = (path: readonly string[]): string => path.join(" > ");

/** A category without a number of its own is known by its path. */
export function parseCategory(raw: RawRecord, { language }: ReadOptions): ParsedRecord {
  const { path, id } = JSON.parse(raw.parts[0]!.text!) as { path: string[]; id?: string };
  const record: EntityRecord = {
    code: (id ?? keyOf(path)).slice(0, 200),
    fileId: keyOf(path),
    parentFileId: keyOf(path.slice(0, -1)),
    values: new Map([[textPath("name", language), path.at(-1)!]]),
    variants: [],
  };
  return { record, problems: [] };
}
