import type { ByteSource } from "../format.ts";
import { GroupCounting } from "../group_counting.ts";
import type { ScatteredGroups } from "../grouping.ts";
import { tagEnd } from "../xml/names.ts";

/** What a first, cheap look at the whole file says about its groups. */
export interface GroupIndex {
  scattered: ScatteredGroups;
  /** The group of an item by its text; `undefined` when it is in none. */
  keyOf(text: string): string | undefined;
}

/** Bytes after the tag's name in which its value must end; a longer one is not an id. */
const valueBytesMax = 512;

/**
 * Finds the groups whose members do not follow one another, by searching the bytes for the tag alone.
 * What it finds inside a comment costs nothing but a little waiting later.
 *
 * @see {@link https://en.wikipedia.org/wiki/Boyer-Moore-Horspool_algorithm} which reads about every
 * tenth byte only
 */
export async function indexGroups(
  source: ByteSource,
  encoding: string,
  tag: GroupTag,
): Promise<GroupIndex> {
  const tags = new TagCounting(tag, encoding.startsWith("utf-16") ? "utf-8" : encoding);
  let rest = new Uint8Array(0);
  for await (const chunk of asciiChunks(source, encoding)) {
    const bytes = rest.length === 0 ? chunk : concatenated(rest, chunk);
    rest = bytes.slice(tags.count(bytes, bytes.length - valueBytesMax));
  }
  tags.count(rest, rest.length);
  return tags.result();
}

/** How a file spells tags, prefixes included; of each tag a list, empty when the file has none. */
export async function spellingsOf(
  source: ByteSource,
  encoding: string,
  tags: readonly GroupTag[],
): Promise<string[][]> {
  const decoder = new TextDecoder(encoding.startsWith("utf-16") ? "utf-8" : encoding);
  const spellings = tags.map(() => new Set<string>());
  const usual = tags.map(() => "");
  let rest = new Uint8Array(0);
  for await (const chunk of asciiChunks(source, encoding)) {
    const bytes = rest.length === 0 ? chunk : concatenated(rest, chunk);
    for (const [index, tag] of tags.entries()) {
      const limit = bytes.length;
      let at = findTag(tag, bytes, { from: 0, limit });
      while (at >= 0) {
        if (bytes[at - 1] !== slash && !isSpelled(bytes, at, usual[index]!)) {
          const spelling = spellingAt(bytes, at, tag, decoder);
          if (spelling !== undefined) spellings[index]!.add(usual[index] = spelling);
        }
        at = findTag(tag, bytes, { from: at + tag.name.length, limit });
      }
    }
    // what the end of the chunk cuts, with its prefix, is met again
    rest = bytes.slice(-prefixMax - nameMax);
  }
  return spellings.map((found) => [...found]);
}

/** UTF-16 is turned into UTF-8; every other encoding writes tags in ASCII as it is. */
async function* asciiChunks(source: ByteSource, encoding: string): AsyncGenerator<Uint8Array> {
  if (!encoding.startsWith("utf-16")) return yield* source.chunks();
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of source.chunks()) {
    yield encoder.encode(decoder.decode(chunk, { stream: true }));
  }
}

/** The tag whose text says to which group an item belongs, and a table for finding it. */
export class GroupTag {
  /** How far the search may jump by the byte under the end of the tag. */
  readonly skips: Uint8Array;

  /** @param name in capitals, with `_` between its words; files may spell it in any case, or with `-` */
  constructor(readonly name: string) {
    this.skips = new Uint8Array(256).fill(name.length);
    for (let index = 0; index < name.length - 1; index++) {
      const skip = name.length - 1 - index;
      for (const spelling of [name[index]!, name[index]!.toLowerCase()]) {
        this.skips[spelling.charCodeAt(0)] = skip;
        if (spelling === "_") this.skips[hyphen] = skip;
      }
    }
  }
}

class TagCounting {
  /** How the file spells the tag, prefix included; empty when no item is in a group. */
  #spellings = new Set<string>();
  #groups = new GroupCounting();
  #decoder: TextDecoder;

  constructor(readonly tag: GroupTag, encoding: string) {
    this.#decoder = new TextDecoder(encoding);
  }

  /** Counts tags that begin before `limit`; returns the offset from which bytes are needed again. */
  count(bytes: Uint8Array, limit: number): number {
    let at = findTag(this.tag, bytes, { from: 0, limit });
    let last = 0;
    while (at >= 0) {
      this.#add(bytes, at);
      last = at + this.tag.name.length;
      at = findTag(this.tag, bytes, { from: last, limit });
    }
    return Math.max(last, limit - prefixMax, 0);
  }

  result(): GroupIndex {
    const spellings = [...this.#spellings];
    return {
      scattered: this.#groups.scattered(),
      keyOf: (text) => tagValue(text, spellings),
    };
  }

  #add(bytes: Uint8Array, at: number): void {
    if (bytes[at - 1] === slash) return;
    const from = at + this.tag.name.length;
    const { last } = this.#groups;
    if (last !== undefined && isValue(bytes, from, last)) return this.#groups.add(last);
    const key = plainValue(bytes, from) ??
      groupValue(this.#decoder.decode(bytes.subarray(from, from + valueBytesMax)), 0);
    const spelling = spellingAt(bytes, at, this.tag, this.#decoder);
    if (key === undefined || spelling === undefined) return;
    this.#spellings.add(spelling);
    this.#groups.add(key);
  }
}

/** Whether a tag without prefix stands here in this spelling. */
function isSpelled(bytes: Uint8Array, at: number, spelling: string): boolean {
  if (spelling === "" || bytes[at - 1] !== lessThan) return false;
  for (let index = 0; index < spelling.length; index++) {
    if (bytes[at + index] !== spelling.charCodeAt(index)) return false;
  }
  return true;
}

/** Bytes before a tag's name that can be its prefix. */
const prefixMax = 80;
const nameMax = 40;

/** The tag at an offset as the file spells it; `undefined` when a longer name ends with its name. */
function spellingAt(
  bytes: Uint8Array,
  at: number,
  { name }: GroupTag,
  decoder: TextDecoder,
): string | undefined {
  const end = at + name.length;
  if (bytes[at - 1] === lessThan) return String.fromCharCode(...bytes.subarray(at, end));
  const start = bytes.lastIndexOf(lessThan, at);
  if (start < 0 || at - start > prefixMax - nameMax / 2) return undefined;
  const spelling = decoder.decode(bytes.subarray(start + 1, end));
  return /^[\w.-]+:[\w-]+$/.test(spelling) ? spelling : undefined;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const hyphen = 0x2d;
const underscore = 0x5f;

/** Whether the value behind the tag's name is this one, of ASCII. */
function isValue(bytes: Uint8Array, from: number, value: string): boolean {
  const end = from + 1 + value.length;
  if (bytes[from] !== greaterThan || bytes[end] !== lessThan) return false;
  for (let index = 0; index < value.length; index++) {
    if (bytes[from + 1 + index] !== value.charCodeAt(index)) return false;
  }
  return true;
}

/** `>` and letters of ASCII up to `<`, which is what nearly all ids are; else `undefined`. */
function plainValue(bytes: Uint8Array, from: number): string | undefined {
  if (bytes[from] !== greaterThan) return undefined;
  let value = "";
  for (let at = from + 1; at < from + 64; at++) {
    const code = bytes[at] ?? 0;
    if (code === lessThan) return value === "" ? undefined : value;
    if (code <= 0x20 || code >= 0x7f) return undefined;
    value += String.fromCharCode(code);
  }
  return undefined;
}

/** The text of a tag in an item, as it stands: what both passes compare. */
export function tagValue(text: string, spellings: readonly string[]): string | undefined {
  for (const spelling of spellings) {
    const at = text.indexOf(`<${spelling}`);
    const key = at < 0 ? undefined : groupValue(text, at + spelling.length + 1);
    if (key !== undefined) return key;
  }
  return undefined;
}

/** Blanks of ASCII alone: in letters that are not decoded yet others are parts of letters. */
const edges = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** The value of the tag whose name ends at `from`; `undefined` when it is empty or no id. */
function groupValue(text: string, from: number): string | undefined {
  const start = tagEnd(text, from) + 1;
  if (start === 0 || text[start - 2] === "/") return undefined;
  const isCdata = text.startsWith("<![CDATA[", start);
  const begin = isCdata ? start + 9 : start;
  const end = text.indexOf(isCdata ? "]]>" : "<", begin);
  if (end < 0 || end - from > valueBytesMax / 2) return undefined;
  return text.slice(begin, end).replace(edges, "") || undefined;
}

/** Offset of the tag's name, in any case, that begins before `limit`; -1 when there is none. */
function findTag(
  { name, skips }: GroupTag,
  bytes: Uint8Array,
  { from, limit }: { from: number; limit: number },
): number {
  const last = name.length - 1;
  const lastLetter = name.charCodeAt(last);
  const end = Math.min(limit + last, bytes.length);
  for (let at = from + last; at < end; at += skips[bytes[at]!]!) {
    if ((bytes[at]! & 0xdf) === lastLetter && isTagAt(name, bytes, at - last)) return at - last;
  }
  return -1;
}

function isTagAt(name: string, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < name.length; index++) {
    const wanted = name.charCodeAt(index);
    const found = bytes[at + index]!;
    if (found === wanted) continue;
    const isSame = wanted === underscore ? found === hyphen : (found & 0xdf) === wanted;
    if (!isSame) return false;
  }
  return true;
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
