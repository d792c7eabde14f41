import {
  type ImageValue,
  localText,
  type ParameterValue,
  textPath,
  type Values,
} from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type {
  EntityRecord,
  ParsedRecord,
  RawPart,
  RawRecord,
  ReadOptions,
  VariantRecord,
} from "../format.ts";
import { commonValues, variantValues } from "../offers/group_values.ts";
import { variantWords } from "../offers/product.ts";
import { ownCopy } from "../own_copy.ts";
import { parsePicture } from "../pictures.ts";
import { Report } from "../report.ts";
import { readPart } from "../xml/read_part.ts";
import { placeInGroup, type StockGroup } from "./groups.ts";
import { readStock, referencesOf, stockTextElements } from "./product.ts";

interface Goods {
  record: EntityRecord;
  part: RawPart;
  place: number;
}

/** The product that goods of a group are the variants of. What they all say is the product's too. */
export function parseGroup(
  group: StockGroup,
  { parts, number }: RawRecord,
  options: ReadOptions,
): ParsedRecord {
  const whole = new Report(number);
  const reports = [whole];
  const goods: Goods[] = [];
  for (const part of parts.slice(1)) {
    const report = new Report(part.number);
    reports.push(report);
    const root = readPart(part, stockTextElements, report);
    if (root === undefined) continue;
    const record = readStock(root, { part, report, options });
    goods.push({ record, part, place: placeInGroup(group, referencesOf(root)) });
  }
  goods.sort((a, b) => a.place - b.place);
  const problems = () => reports.flatMap((report) => report.problems);
  if (goods.length === 0) return { problems: problems() };
  const record = productOf(group, goods, { options, report: whole });
  return { record, problems: problems() };
}

function productOf(
  group: StockGroup,
  goods: readonly Goods[],
  { options, report }: { options: ReadOptions; report: Report },
): EntityRecord {
  const values = commonValues(goods.map(({ record }) => record.values));
  const { language } = options;
  const common = commonParameters(goods);
  if (values.has("parameters")) values.set("parameters", common.length > 0 ? common : null);
  if (group.name !== "") values.set(textPath("title", language), group.name);
  if (group.description !== "") {
    values.set(textPath("longDescription", language), group.description);
  }
  const active = parseBoolean(group.active);
  if (active.ok) values.set("active", active.value.value);
  if (group.note !== "") {
    values.set("metas", [{ key: "internal_note", type: "textarea", value: group.note }]);
  }
  addPicture(values, group.picture, { options, report });
  const isCommon = new Set(common.map((each) => JSON.stringify(each)));
  const variants = goods.map((each) => variantOf(each, group, { options, isCommon }));
  return { code: ownCopy(group.code), values, variants };
}

/** The group's own picture stands before those of its goods. */
function addPicture(
  values: Values,
  picture: string,
  { options, report }: { options: ReadOptions; report: Report },
): void {
  const url = picture === "" ? undefined : parsePicture(picture, options);
  if (url === undefined) return;
  if (!url.ok) return report.add("url_unusable", { field: "picture", value: picture });
  const own = url.value.value;
  const others = ((values.get("images") ?? []) as readonly ImageValue[])
    .filter((image) => image.url !== own).map(({ main: _, ...image }) => image);
  values.set("images", [{ url: own, main: true }, ...others]);
}

const parametersOf = ({ record }: Goods): readonly ParameterValue[] =>
  (record.values.get("parameters") ?? []) as readonly ParameterValue[];

/** Parameters that all goods of a group have with the same value. */
function commonParameters([first, ...others]: readonly Goods[]): ParameterValue[] {
  const sets = others.map((each) =>
    new Set(parametersOf(each).map((parameter) => JSON.stringify(parameter)))
  );
  return parametersOf(first!).filter((each) => sets.every((set) => set.has(JSON.stringify(each))));
}

function variantOf(
  { record, part, place }: Goods,
  group: StockGroup,
  { options: { language }, isCommon }: { options: ReadOptions; isCommon: ReadonlySet<string> },
): VariantRecord {
  const values = variantValues(record.values);
  const own = parametersOf({ record, part, place })
    .filter((each) => !isCommon.has(JSON.stringify(each)));
  const title = record.values.get(textPath("title", language));
  const label = group.variants[place]?.name || (typeof title === "string" ? title : record.code);
  const named: ParameterValue[] = own.length > 0 || !label
    ? own
    : [{ name: localText(language, variantWords[language]), value: localText(language, label) }];
  if (named.length > 0) values.set("parameters", named);
  const { code } = record;
  return { ...(code === undefined ? {} : { code }), number: part.number, line: part.line, values };
}
