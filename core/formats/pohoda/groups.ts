import { readHead } from "../decode.ts";
import type { ByteSource, RawPart, ReadOptions } from "../format.ts";
import { GroupTag, spellingsOf } from "../offers/group_index.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { Report } from "../report.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { readPart } from "../xml/read_part.ts";
import { splitPack } from "./pack.ts";
import type { StockReferences } from "./product.ts";

/** Goods that are variants of one product, as `groupStocks` ties them together. Texts may be empty. */
export interface StockGroup {
  code: string;
  name: string;
  description: string;
  active: string;
  picture: string;
  note: string;
  /** In their order. */
  variants: readonly (StockReferences & { name: string })[];
}

export interface StockGroups {
  /** The group of goods; of several the first one in the file. */
  groupOf(references: StockReferences): StockGroup | undefined;
  byCode: ReadonlyMap<string, StockGroup>;
  problems: readonly FormatProblem[];
}

const headerTag = new GroupTag("GROUPSTOCKSHEADER");
const textElements = new Set(["NAME", "DESCRIPTION", "NOTE"]);
/** Characters of all groups that are held to be joined with their goods. */
const heldMax = 33_554_432;

/**
 * All groups of a file; `undefined` when it has none, as most have.
 *
 * @param limit characters of them that are held
 */
export async function readGroups(
  source: ByteSource,
  options: ReadOptions,
  limit = heldMax,
): Promise<StockGroups | undefined> {
  const encoding = options.encoding ?? (await readHead(source)).encoding;
  const [spellings = []] = await spellingsOf(source, encoding, [headerTag]);
  if (spellings.length === 0) return undefined;
  const byCode = new Map<string, StockGroup>();
  const byReference = new Map<string, StockGroup>();
  let held = 0;
  for await (const batch of splitPack(source, options, "groups")) {
    for (const found of batch) {
      if (found.kind === "problem") continue;
      held += found.content.length;
      const group = held > limit ? undefined : readGroup(found.parts[0]!);
      if (group === undefined || byCode.has(group.code)) continue;
      byCode.set(group.code, group);
      for (const variant of group.variants) {
        for (const key of keysOf(variant)) if (!byReference.has(key)) byReference.set(key, group);
      }
    }
  }
  if (byCode.size === 0) return undefined;
  return {
    byCode,
    groupOf: (references) => {
      const key = keysOf(references).find((each) => byReference.has(each));
      return key === undefined ? undefined : byReference.get(key);
    },
    problems: held > limit ? [problem("groups_too_large")] : [],
  };
}

function readGroup(part: RawPart): StockGroup | undefined {
  const root = readPart(part, textElements, new Report(part.number));
  const header = root && childNamed(root, "GROUPSTOCKSHEADER");
  const code = header ? textOf(header, "CODE") : "";
  const isDeleted = root && childNamed(root, "ACTIONTYPE")?.children[0]?.name === "DELETE";
  if (!root || !header || code === "" || isDeleted) return undefined;
  const text = (name: string) => textOf(header, name);
  return {
    ...{ code, name: text("NAME"), description: text("DESCRIPTION"), active: text("INTERNET") },
    ...{ picture: text("PICTURE"), note: text("NOTE") },
    variants: childrenNamed(root, "GROUPSTOCKSDETAIL")
      .flatMap((detail) => childrenNamed(detail, "VARIANT"))
      .toSorted((a, b) => orderOf(a) - orderOf(b))
      .map((variant) => ({ ...referencesIn(variant), name: textOf(variant, "NAME") })),
  };
}

const orderOf = (variant: XmlElement): number => Number(textOf(variant, "ORDER")) || 0;

/** How a variant refers to its goods: the element that says it stands in another of its name. */
function referencesIn(variant: XmlElement): StockReferences {
  const outer = childNamed(variant, "STOCKITEM");
  const item = outer && (childNamed(outer, "STOCKITEM") ?? outer);
  const text = (name: string) => item ? textOf(item, name) : "";
  return { code: text("IDS"), id: text("ID"), ean: text("EAN") };
}

/** What is compared with what: a code only with a code. */
const keysOf = (references: StockReferences): string[] =>
  (["code", "id", "ean"] as const).filter((kind) => references[kind] !== "")
    .map((kind) => `${kind}:${references[kind]}`);

/** Which variant of a group some goods are; -1 for none. */
export function placeInGroup({ variants }: StockGroup, references: StockReferences): number {
  const keys = new Set(keysOf(references));
  return variants.findIndex((variant) => keysOf(variant).some((key) => keys.has(key)));
}
