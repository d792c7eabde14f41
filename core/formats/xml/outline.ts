import { localName } from "./names.ts";

/** What the beginning of an XML file shows: enough to tell formats apart. */
export interface XmlOutline {
  /** Local name of the root in capitals; empty when the text is not XML. */
  root: string;
  /** Attributes of the root as they stand, namespaces among them. */
  rootAttributes: string;
  /** Local names in capitals of the elements directly in the root. */
  records: ReadonlySet<string>;
  /** Local names in capitals of the elements of the first record, with those inside them. */
  names: ReadonlySet<string>;
  /** Text of the first record as far as it reaches into the head. */
  first: string;
}

/** A tag has no `<` inside, which keeps the search linear whatever the text. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*(?:>|$)|<(\/?)([^\s\/><="'?!]{1,256})([^<>]{0,4000})>/g;

/** Reads the outline of the first 64 kB of a file. Broken markup gives as much as can be read. */
export function outlineOf(head: string): XmlOutline {
  const records = new Set<string>();
  const names = new Set<string>();
  const open: string[] = [];
  let rootAttributes = "";
  let root = "";
  let first = "";
  if (!/^[\s\ufeff]*</.test(head)) return { root, rootAttributes, records, names, first };
  for (const match of head.matchAll(token)) {
    if (match[2] === undefined) continue;
    const name = localName(match[2]);
    if (match[1] === "/") {
      closeElement(open, name);
      continue;
    }
    if (root === "") [root, rootAttributes] = [name, match[3]!];
    else if (open.length === 1) {
      records.add(name);
      if (first === "") first = head.slice(match.index);
    } else if (open.length > 1) names.add(name);
    if (!match[3]!.endsWith("/")) open.push(name);
  }
  return { root, rootAttributes, records, names, first };
}

/** Unclosed HTML inside a text is closed by the end tag around it. */
function closeElement(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0) open.length = at;
}
