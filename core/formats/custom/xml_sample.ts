import { readHead } from "../decode.ts";
import type { ByteSource } from "../format.ts";
import { type FormatProblem, problem } from "../problems.ts";
import { Report } from "../report.ts";
import { localName } from "../xml/names.ts";
import { readPart } from "../xml/read_part.ts";
import { scanFile } from "../xml/split.ts";
import type { CsvSample } from "./sample.ts";
import { cellsOfElement, leavesOf } from "./xml_cells.ts";
import type { XmlElement } from "../xml/element.ts";

/** Where the records of an XML file are: local names in capitals. */
export interface XmlPlace {
  root: string;
  record: string;
}

/** The beginning of an XML file as a table of its records' leaves. */
export interface XmlSample extends CsvSample {
  xml: XmlPlace & {
    /** Elements that could be the records, the likeliest first. */
    candidates: string[];
  };
}

const recordsRead = 60;
const columnsMax = 400;
const cellLengthMax = 2_000;

const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[?!][^>]*(?:>|$)|<(\/?)([^\s\/><="'?!]{1,256})([^<>]{0,4000})>/g;

interface Found {
  name: string;
  depth: number;
  count: number;
  /** Elements and attributes in it. */
  inside: number;
}

/** The root and the elements that repeat, those that are nearest to it and hold most first. */
export function recordPlaces(head: string): { root: string; candidates: string[] } {
  const open: string[] = [];
  const found = new Map<string, Found>();
  let root = "";
  for (const [, end, tag, rest = ""] of head.matchAll(token)) {
    if (tag === undefined) continue;
    const name = localName(tag);
    if (end === "/") {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    if (root === "") root = name;
    else {
      const path = [...open, name].join("/");
      const known = found.get(path) ?? { name, depth: open.length, count: 0, inside: 0 };
      known.count++;
      if (/=/.test(rest)) known.inside++;
      found.set(path, known);
      const parent = found.get(open.join("/"));
      if (parent) parent.inside++;
    }
    if (!rest.endsWith("/")) open.push(name);
  }
  const records = [...found.values()].filter(({ inside }) => inside > 0);
  const repeated = records.filter(({ count }) => count > 1);
  const ranked = (repeated.length > 0 ? repeated : records)
    .sort((a, b) => a.depth - b.depth || b.inside - a.inside);
  return { root, candidates: [...new Set(ranked.map(({ name }) => name))].slice(0, 20) };
}

/** Whether the beginning of a file is XML at all. */
export const isXml = (head: string): boolean =>
  /^[\s\ufeff]*<(?:\?xml|!--|[A-Za-z_])/.test(head) &&
  !/^[\s\ufeff]*<(?:!doctype )?html/i.test(head);

/** Reads the first records; a fatal problem when the file has none. */
export async function readXmlSample(
  source: ByteSource,
  { record: wanted }: { record?: string | undefined } = {},
): Promise<XmlSample | FormatProblem> {
  const { text, encoding } = await readHead(source);
  const { root, candidates } = recordPlaces(text);
  const record = candidates.find((each) => each === wanted) ?? candidates[0];
  if (root === "" || record === undefined) return problem("format_unknown");
  const elements = await firstElements(source, { root, record });
  if (elements.length === 0) return problem("format_unknown");
  const columns = new Set<string>();
  for (const element of elements) {
    for (const path of leavesOf(element).keys()) if (columns.size < columnsMax) columns.add(path);
  }
  const names = [...columns];
  return {
    columns: names,
    rows: elements.map((element) =>
      cellsOfElement(element, names).map((cell) => (cell ?? "").slice(0, cellLengthMax))
    ),
    hasHeader: true,
    encoding,
    delimiter: "",
    quote: '"',
    xml: { root, record, candidates },
  };
}

async function firstElements(
  source: ByteSource,
  { root, record }: XmlPlace,
): Promise<XmlElement[]> {
  const elements: XmlElement[] = [];
  const rules = { roots: new Set([root]), records: new Set([record]) };
  for await (const batch of scanFile(source, rules)) {
    for (const found of batch) {
      if (found.kind === "problem") continue;
      const part = { line: found.line, number: elements.length + 1, text: found.text };
      const element = readPart(part, new Set(), new Report(part.number));
      if (element) elements.push(element);
      if (elements.length >= recordsRead) return elements;
    }
  }
  return elements;
}
