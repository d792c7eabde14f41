import type { ByteSource, Format, ParsedRecord, RawRecord, ReadOptions } from "../format.ts";
import { readHead } from "../decode.ts";
import { Grouping } from "../grouping.ts";
import { type FormatProblem, problemSeverities } from "../problems.ts";
import { Report } from "../report.ts";
import { readPart } from "../xml/read_part.ts";
import { countsAsRecord, numbered, scanFile } from "../xml/split.ts";
import { groupKey, indexGroups } from "./group_index.ts";
import { heurekaTextElements, readItem } from "./item.ts";
import { groupedProduct, type Member, memberOf, plainProduct } from "./product.ts";
import { recogniseHeureka } from "./recognise.ts";

const rules = { roots: new Set(["SHOP"]), records: new Set(["SHOPITEM", "SHOP_ITEM"]) };

/**
 * The product feed of Heureka.cz and Heureka.sk: flat offers, of which those with a common group id
 * are variants of one product. A feed never deletes: an empty tag is one that is not given.
 *
 * @see R25, R69 to R72
 */
export const heureka: Format = {
  id: "heureka",
  name: "Heureka XML",
  entities: ["products"],
  group: "comparison",
  extension: "xml",
  fields: {
    products: [
      "title",
      "longDescription",
      "url",
      "condition",
      "ean",
      "isbn",
      "partNumber",
      "manufacturer",
      "price",
      "vatRate",
      "deliveryDays",
      "availableFrom",
      "stock",
      "categoryPaths",
      "parameters",
      "images",
      "videoUrl",
      "accessories",
      "gifts",
      "metas",
    ],
  },
  recognise: recogniseHeureka,
  split,
  parse,
};

async function* split(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<RawRecord | FormatProblem> {
  const encoding = options.encoding ?? (await readHead(source)).encoding;
  const groups = await indexGroups(source, encoding);
  const grouping = new Grouping(groups.scattered);
  let number = 0;
  let isWhole = true;
  for await (const batch of scanFile(source, rules, options.encoding)) {
    for (const found of batch) {
      if (countsAsRecord(found)) number++;
      if (found.kind === "problem") {
        isWhole &&= problemSeverities[found.code] !== "fatal";
        yield numbered(found, number);
      } else {
        const { line, text } = found;
        const ready = grouping.add({ line, number, text }, groupKey(text, groups.spellings));
        // not `yield*`, which would cost more than everything before it
        for (const record of ready) yield record;
      }
    }
  }
  yield* grouping.end(isWhole);
}

function parse(raw: RawRecord, options: ReadOptions): ParsedRecord {
  const problems: FormatProblem[] = [];
  const members: Member[] = [];
  for (const part of raw.parts) {
    const report = new Report(part.number);
    const root = readPart(part, heurekaTextElements, report);
    if (root) members.push(memberOf(readItem(root, part, report), options, report));
    problems.push(...report.problems);
  }
  if (members.length === 0) return { problems };
  const isGroup = members.length > 1 || members[0]!.item.single.ITEMGROUP_ID !== undefined;
  if (!isGroup) return { record: plainProduct(members[0]!, options), problems };
  const report = new Report(raw.number);
  const record = groupedProduct(members, options, report);
  return { record, problems: [...problems, ...report.problems] };
}
