import type { ByteSource } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import type { GroupIndex } from "../offers/group_index.ts";
import type { Member } from "../offers/product.ts";
import { ownCopy } from "../own_copy.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { scanFile } from "../xml/split.ts";

const tagged = (name: string) =>
  new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`, "i");
const groupId = tagged("ITEMGROUP_ID");
const itemId = tagged("ITEM_ID");

/** Ids are the same in any case of their letters. */
const idIn = (text: string, tag: RegExp): string => tag.exec(text)?.[1]?.trim().toLowerCase() ?? "";

/**
 * Looks at all items first: the one by whose id its group is called may not say so itself, and may
 * stand before all others.
 */
export async function indexItems(
  source: ByteSource,
  encoding: string,
  scan: ScanRules,
): Promise<GroupIndex> {
  const counting = new GroupCounting();
  const groups = new Set<string>();
  for await (const batch of scanFile(source, scan, encoding)) {
    for (const found of batch) {
      if (found.kind !== "scanned") continue;
      const group = idIn(found.text, groupId);
      if (group !== "" && !groups.has(group)) groups.add(ownCopy(group));
      const key = group || idIn(found.text, itemId);
      if (key !== "") counting.add(key);
    }
  }
  return {
    scattered: counting.scattered(),
    keyOf(text) {
      const group = idIn(text, groupId);
      if (group !== "") return group;
      const id = idIn(text, itemId);
      return groups.has(id) ? id : undefined;
    },
  };
}

/**
 * Some shops' modules put every product into a group of its own: an item alone with its own id as
 * the group is a plain product. One that its group's others name is in it too.
 */
export function decideGroups(members: readonly Member[]): readonly Member[] {
  const group = members.find((member) => member.group !== undefined)?.group;
  if (group === undefined) return members;
  const [first] = members;
  const isAlone = members.length === 1 && first!.id.toLowerCase() === group.toLowerCase();
  return members.map((member) => ({ ...member, group: isAlone ? undefined : group }));
}
