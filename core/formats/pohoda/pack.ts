import { readHead } from "../decode.ts";
import type { Batches, ByteSource, Entity, FileHead, Found, ReadOptions } from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { outlineOf } from "../xml/outline.ts";
import { countsAsRecord, numbered, scanFile } from "../xml/split.ts";

/** What all namespaces of Pohoda begin with; the old ones have no version and are no longer written. */
const vendor = "http://www.stormware.cz/schema/version_2/";

interface PackRecords {
  /** Local name of the record, in capitals. */
  name: string;
  /** Ends of the namespaces in which an element of that name is the record. */
  namespaces: readonly string[];
}

/** What a pack is read for: an entity, or what ties goods together. */
export type PackPart = Exclude<Entity, "orders"> | "groups";

/** Records of lists stand in the namespace of the list, those of packages in their own. */
const records: Record<PackPart, PackRecords> = {
  groups: { name: "GROUPSTOCKS", namespaces: ["groupStocks.xsd", "list.xsd"] },
  products: { name: "STOCK", namespaces: ["stock.xsd", "list_stock.xsd"] },
  categories: { name: "CATEGORYDETAIL", namespaces: ["category.xsd", "list.xsd"] },
  customers: { name: "ADDRESSBOOK", namespaces: ["addressbook.xsd", "list_addBook.xsd"] },
};

const roots = new Set(["DATAPACK", "RESPONSEPACK"]);

const namesOfEntities: readonly [entity: Entity, names: readonly string[]][] = [
  ["products", ["LISTSTOCK", "STOCKHEADER"]],
  ["categories", ["LISTCATEGORY", "CATEGORYDETAIL"]],
  ["customers", ["LISTADDRESSBOOK", "ADDRESSBOOKHEADER"]],
];

/** A pack can hold lists of all kinds; products are what most people want of it. */
export function recognisePack({ text }: FileHead): Entity | undefined {
  const { root, names } = outlineOf(text);
  if (!roots.has(root) || !text.includes(vendor)) return undefined;
  return namesOfEntities.find(([, words]) => words.some((word) => names.has(word)))?.[0];
}

/**
 * Cuts out the records of one kind. Two kinds of elements are called `stock`, and prefixes are only
 * a habit, so the namespace decides which is meant.
 */
export async function* splitPack(
  source: ByteSource,
  options: ReadOptions,
  part = options.entity as PackPart,
): Batches {
  const { name, namespaces } = records[part];
  const rules: ScanRules = { roots, records: new Set([name]) };
  const head = await readHead(source);
  const failure = failureOf(head.text);
  if (failure) {
    yield [failure];
    return;
  }
  const meant = new Set(namespaces.map((each) => vendor + each));
  const declared = declarationsOf(head.text);
  let number = 0;
  for await (const batch of scanFile(source, rules, options.encoding)) {
    const kept: Found[] = [];
    for (const found of batch) {
      if (found.kind === "problem") {
        if (countsAsRecord(found)) number++;
        kept.push(numbered(found, number));
        continue;
      }
      const { line, text } = found;
      const namespace = namespaceOf(text, declared);
      if (namespace !== undefined && !meant.has(namespace)) continue;
      number++;
      const parts = [{ line, number, text }];
      kept.push({ kind: "record", number, line, items: 1, content: text, parts });
    }
    yield kept;
  }
}

/** The namespace of the element that a text is; `undefined` when nobody declared it. */
function namespaceOf(text: string, declared: ReadonlyMap<string, string>): string | undefined {
  const tag = text.slice(0, text.indexOf(">"));
  const prefix = /^<([^\s:>\/]*):/.exec(tag)?.[1] ?? "";
  return declarationsOf(tag).get(prefix) ?? declared.get(prefix);
}

const declaration = /\sxmlns(?::([^\s=:"']{1,40}))?\s*=\s*(?:"([^"<]{1,200})"|'([^'<]{1,200})')/g;

function declarationsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, prefix = "", one, other] of text.matchAll(declaration)) {
    if (!found.has(prefix)) found.set(prefix, (one ?? other)!.trim());
  }
  return found;
}

const packTag = /<(?:[^\s:<>\/]{1,40}:)?responsePack(?=\s)([^<>]{0,8000})>/;

/** What Pohoda says when it could not export; nothing of such a file may be taken for all there is. */
function failureOf(head: string): FormatProblem | undefined {
  const attributes = packTag.exec(head)?.[1] ?? "";
  if (!/\sstate\s*=\s*["']error["']/.test(attributes)) return undefined;
  const note = /\snote\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  return problem("export_failed", { line: 1, value: note?.[1] ?? note?.[2] ?? "" });
}
