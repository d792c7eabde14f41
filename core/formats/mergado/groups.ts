import type { ByteSource } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import { type GroupIndex, GroupTag, spellingsOf, tagValue } from "../offers/group_index.ts";
import type { Member } from "../offers/product.ts";
import { ownCopy } from "../own_copy.ts";
import type { ScanRules } from "../xml/envelope.ts";
import { textOfLetters } from "../letters.ts";
import { scanLetters } from "../xml/split.ts";

const tags = [new GroupTag("ITEMGROUP_ID"), new GroupTag("ITEM_ID")];

/**
 * Looks at all items first: the one by whose id its group is called may not say so itself, and may
 * stand before all others.
 */
export async function indexItems(
  source: ByteSource,
  encoding: string,
  scan: ScanRules,
): Promise<GroupIndex> {
  const [groupTags = [], itemTags = []] = await spellingsOf(source, encoding, tags);
  const counting = new GroupCounting();
  const groups = new Set<string>();
  const textOf = textOfLetters(encoding);
  for await (const batch of scanLetters(source, scan, encoding)) {
    for (const found of batch) {
      if (found.kind !== "scanned") continue;
      const group = idIn(found.text, groupTags, textOf);
      if (group !== "" && !groups.has(group)) groups.add(ownCopy(group));
      const key = group || idIn(found.text, itemTags, textOf);
      if (key !== "") counting.add(key);
    }
  }
  return {
    scattered: counting.scattered(),
    keyOf(text) {
      const group = idIn(text, groupTags);
      if (group !== "") return group;
      const id = idIn(text, itemTags);
      return groups.has(id) ? id : undefined;
    },
  };
}

/** Ids are the same in any case of their letters. */
function idIn(
  text: string,
  spellings: readonly string[],
  textOf: (letters: string) => string = (letters) => letters,
): string {
  const id = tagValue(text, spellings);
  return id === undefined ? "" : textOf(id).trim().toLowerCase();
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
