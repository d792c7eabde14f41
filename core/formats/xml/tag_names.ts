import { ownCopy } from "../own_copy.ts";
import { localName } from "./names.ts";

/** A tag as the file spells it, and the name by which formats know it. */
export interface TagName {
  tag: string;
  name: string;
}

const tableSize = 1_024;
const table: (TagName | undefined)[] = new Array(tableSize).fill(undefined);

/** 1 for characters that can begin a plain name, 2 for those that can only continue one. */
const nameCharacters = new Uint8Array(128);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") {
  nameCharacters[letter.charCodeAt(0)] = 1;
}
for (const letter of "0123456789.-:") nameCharacters[letter.charCodeAt(0)] = 2;

/**
 * The plain name that begins at an offset of a text. A feed has thirty names and a million tags, so
 * names are found by a hash of their letters and compared in place, without cutting them out.
 */
export function tagNameAt(text: string, from: number): TagName | undefined {
  if (nameCharacters[text.charCodeAt(from)] !== 1) return undefined;
  let hash = 0;
  let end = from;
  for (let code = text.charCodeAt(end); isNameCharacter(code); code = text.charCodeAt(end)) {
    hash = (hash * 31 + code) | 0;
    end++;
  }
  const slot = hash & (tableSize - 1);
  const known = table[slot];
  const isSame = known !== undefined && known.tag.length === end - from &&
    text.startsWith(known.tag, from);
  if (isSame) return known;
  const tag = ownCopy(text.slice(from, end));
  return table[slot] = { tag, name: localName(tag) };
}

function isNameCharacter(code: number): boolean {
  return code < 128 && nameCharacters[code] !== 0;
}
