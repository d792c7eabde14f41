import { textPath } from "../../catalogue/values.ts";
import type {
  Batches,
  ByteSource,
  EntityRecord,
  ParsedRecord,
  RawRecord,
  ReadOptions,
} from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { problem } from "../problems.ts";
import { Report } from "../report.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { pathOf } from "./values.ts";
import { categoryElements } from "./xml_product.ts";

/** More are no tree of a shop. */
const categoriesMax = 50_000;

interface FoundCategory {
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
): Batches {
  const found = new Map<string, FoundCategory>();
  for await (const batch of splitXml(source, rules, options)) {
    yield batch.filter(({ kind }) => kind === "problem");
    for (const item of batch) if (item.kind === "record") addCategories(item, textElements, found);
  }
  if (found.size > categoriesMax) return yield [problem("categories_too_many", {})];
  yield [...found.values()].map(recordOf);
}

/** A category as a record of its own. */
function recordOf({ path, id, line }: FoundCategory, index: number): RawRecord {
  const number = index + 1;
  const text = JSON.stringify({ path, id });
  return { kind: "record", number, line, items: 1, content: text, parts: [{ line, number, text }] };
}

function addCategories(
  { parts, number, line }: RawRecord,
  textElements: ReadonlySet<string>,
  found: Map<string, FoundCategory>,
): void {
  const root = readPart(parts[0]!, textElements, new Report(number));
  for (const element of root ? categoryElements(root) : []) {
    const path = pathOf(element.text).map(ownCopy);
    const id = element.attributes?.get("ID")?.trim();
    path.forEach((_, depth) => {
      const own = path.slice(0, depth + 1);
      const key = keyOf(own);
      const known = found.get(key);
      const ownId = depth === path.length - 1 && id ? ownCopy(id) : undefined;
      if (known) known.id ??= ownId;
      else if (found.size <= categoriesMax) found.set(key, { path: own, id: ownId, line });
    });
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
