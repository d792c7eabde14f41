import { hash } from "node:crypto";
import { canonicalJson } from "../../catalogue/values.ts";
import type { FileHead, Format, ParsedRecord, RawRecord, ReadOptions } from "../format.ts";
import { Report } from "../report.ts";
import { outlineOf } from "../xml/outline.ts";
import { readPart } from "../xml/read_part.ts";
import { splitXml } from "../xml/split.ts";
import { fieldsOfMapping, recordsOf } from "./csv_format.ts";
import type { CsvConfiguration, CsvMapping } from "./mapping.ts";
import { readRow } from "./row.ts";
import { type ReadyRule, readyRules } from "./rules.ts";
import { columnsOfRule } from "./check.ts";
import { cellsOfElement } from "./xml_cells.ts";

const noTexts: ReadonlySet<string> = new Set();

/**
 * The format of a foreign XML, made from a shop's pairing: a record is an element, its columns are
 * the leaves in it. A leaf that a record has not says nothing; an empty one does what its rule says.
 */
export function customXml(
  { id, name, entity, mapping }: CsvConfiguration,
  xml: NonNullable<CsvMapping["xml"]>,
): Format {
  const rules = { roots: new Set([xml.root]), records: new Set([xml.record]) };
  const columns = [...new Set(mapping.rules.flatMap(columnsOfRule))];
  const ready = readyRules(entity, mapping, columns);
  return {
    id: `xml:${id}`,
    revision: hash("sha1", canonicalJson(mapping)),
    name,
    entities: [entity],
    group: "system",
    extension: "xml",
    fields: { [entity]: fieldsOfMapping(entity, mapping) },
    recognise: (head) => hasLeaves(head, xml, columns) ? entity : undefined,
    split: (source, options) =>
      splitXml(source, rules, {
        ...options,
        ...(options.encoding === undefined && mapping.encoding
          ? { encoding: mapping.encoding }
          : {}),
      }),
    parse: (raw, options) => parse(raw, options, { ready, columns }),
  };
}

function parse(
  raw: RawRecord,
  options: ReadOptions,
  { ready, columns }: { ready: readonly ReadyRule[]; columns: readonly string[] },
): ParsedRecord {
  const part = raw.parts[0]!;
  const report = new Report(part.number);
  const element = readPart(part, noTexts, report);
  if (!element) return { problems: report.problems };
  const cells = cellsOfElement(element, columns);
  const row = readRow(ready, { line: part.line, cells, report, options });
  return { record: recordsOf[options.entity]!([row]), problems: report.problems };
}

/** Whether a file has the records of the pairing, and what it is paired by. */
function hasLeaves(
  head: FileHead,
  { root, record }: NonNullable<CsvMapping["xml"]>,
  columns: readonly string[],
): boolean {
  const outline = outlineOf(head.text);
  if (outline.root !== root) return false;
  const names = new Set([...outline.records, ...outline.names]);
  if (!names.has(record)) return false;
  const elements = columns.map((column) => column.split(/[/[]/)[0]!).filter((each) =>
    !each.startsWith("@")
  );
  const known = elements.filter((each) => names.has(each));
  return known.length * 2 >= elements.length;
}
