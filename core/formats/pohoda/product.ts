import { localText, textPath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEan } from "../ean.ts";
import type { EntityRecord } from "../format.ts";
import { parseDecimal } from "../numbers.ts";
import { ownCopy } from "../own_copy.ts";
import { read } from "../reading.ts";
import { parseKilograms } from "../shoptet/values.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import { type Leaf, readLeaf } from "../upgates/leaves.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { parsePicture } from "../pictures.ts";
import { childNamed, textOf, type XmlElement } from "../xml/element.ts";
import { categoryCode } from "./categories.ts";
import { readPrices } from "./prices.ts";
import { listed, setList, setText, takeChild } from "../children.ts";

const leaves = new Map<string, Leaf>([
  ["ISINTERNET", { field: "active", parse: parseBoolean }],
  ["EAN", { field: "ean", parse: parseEan }],
  ["PRODUCER", { field: "manufacturer", parse: (text) => read(text) }],
  ["UNIT", { field: "unit", parse: (text) => read(text) }],
  ["COUNT", { field: "stock", parse: parseDecimal }],
  ["AVAILABILITY", { field: "availability", parse: (text) => read(text) }],
]);

const flags: readonly [tag: string, label: string][] = [
  ["NEWS", "Novinka"],
  ["SALE", "Akce"],
  ["CLEARANCESALE", "Výprodej"],
];

/** Local names of elements in which markup is text. */
export const stockTextElements: ReadonlySet<string> = new Set([
  "NAME",
  "DESCRIPTION",
  "DESCRIPTION2",
  "NOTE",
]);

/** Reads one `stock`. Nothing is deleted: an empty element says as little as a missing one. */
export function readStock(stock: XmlElement, { report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  const header = childNamed(stock, "STOCKHEADER");
  const unwanted = unwantedKind(stock, header);
  if (unwanted) {
    report.add("kind_not_imported", { line: stock.line, field: stock.tag, value: unwanted });
    return { values, variants: [] };
  }
  const code = codeOf(stock, header);
  if (header) readHeader(context, stock, header);
  return { ...(code === "" ? {} : { code: ownCopy(code) }), values, variants: [] };
}

/** Lines of text are no goods; and an import never deletes because a file says so. */
function unwantedKind(stock: XmlElement, header: XmlElement | undefined): string | undefined {
  const action = childNamed(stock, "ACTIONTYPE");
  if (action && childNamed(action, "DELETE")) return "delete";
  return header && textOf(header, "STOCKTYPE") === "text" ? "text" : undefined;
}

/** How groups of goods refer to one; empty where it has none of the kind. */
export interface StockReferences {
  code: string;
  id: string;
  ean: string;
}

export function referencesOf(stock: XmlElement): StockReferences {
  const header = childNamed(stock, "STOCKHEADER");
  const text = (name: string) => header ? textOf(header, name) : "";
  return { code: codeOf(stock, header), id: text("ID"), ean: text("EAN") };
}

/** Whether it is goods that an import takes. */
export const isWanted = (stock: XmlElement): boolean =>
  unwantedKind(stock, childNamed(stock, "STOCKHEADER")) === undefined;

/** Its own code, else that by which an update looks for it. */
function codeOf(stock: XmlElement, header: XmlElement | undefined): string {
  const own = header ? textOf(header, "CODE") : "";
  const update = own === "" ? listed(stock, "ACTIONTYPE", "UPDATE")[0] : undefined;
  const filter = update && childNamed(update, "FILTER");
  return own || (filter ? textOf(filter, "CODE") : "");
}

function readHeader(context: UpgatesContext, stock: XmlElement, header: XmlElement): void {
  const { values, options: { language } } = context;
  for (const element of header.children) {
    const leaf = leaves.get(element.name);
    if (leaf && element.text.trim() !== "") readLeaf(context, element, leaf);
  }
  setText(context, textPath("title", language), textOf(header, "NAME"));
  setText(context, textPath("shortDescription", language), textOf(header, "DESCRIPTION"));
  setText(context, textPath("longDescription", language), textOf(header, "DESCRIPTION2"));
  readPrices(context, stock, header);
  const grams = takeChild(context, header, "MASS", parseKilograms);
  if (grams) values.set("weight", grams);
  const labels = flags.flatMap(([tag, name]) => {
    const active = takeChild(context, header, tag, parseBoolean);
    return active === undefined ? [] : [{ name, active }];
  });
  setList(context, "labels", labels);
  readCategories(context, header);
  readParameters(context, header);
  readPictures(context, header);
  setList(context, "related", stockCodes(header, "RELATEDSTOCKS"));
  setList(context, "alternatives", stockCodes(header, "ALTERNATIVESTOCKS"));
  const value = textOf(header, "NOTE");
  if (value !== "") values.set("metas", [{ key: "internal_note", type: "textarea", value }]);
}

/** Categories by the numbers that Pohoda gives them; the one that is marked is the primary one. */
function readCategories(context: UpgatesContext, header: XmlElement): void {
  const found = listed(header, "CATEGORIES", "IDCATEGORY").map((element) => ({
    id: element.text.trim(),
    isMain: parseBoolean(element.attributes?.get("MAIN") ?? ""),
  })).filter(({ id }) => id !== "");
  const main = found.find(({ isMain }) => isMain.ok && isMain.value.value) ?? found[0];
  const ids = new Set(found.map(({ id }) => id));
  const links = [...ids].map((id) => ({
    code: categoryCode(id),
    ...(id === main?.id ? { primary: true } : {}),
  }));
  setList(context, "categories", links);
}

function readParameters(context: UpgatesContext, header: XmlElement): void {
  const { language } = context.options;
  const seen = new Set<string>();
  const parameters = listed(header, "INTPARAMETERS", "INTPARAMETER").flatMap((parameter) => {
    const name = textOf(parameter, "INTPARAMETERNAME");
    const texts = listed(parameter, "INTPARAMETERVALUES", "INTPARAMETERVALUE")
      .map((each) => textOf(each, "PARAMETERVALUE"));
    return texts.filter((text) => {
      const key = JSON.stringify([name, text]);
      return name !== "" && text !== "" && !seen.has(key) && seen.add(key);
    }).map((text) => ({ name: localText(language, name), value: localText(language, text) }));
  });
  setList(context, "parameters", parameters);
}

/**
 * Pictures with a whole address, or below the one that the import gives; else names of files on
 * somebody's disk lead nowhere, which is told once.
 */
function readPictures(context: UpgatesContext, header: XmlElement): void {
  const { language } = context.options;
  const isMain = (element: XmlElement) => element.attributes?.get("DEFAULT")?.trim() === "true";
  const orderOf = (element: XmlElement) => Number(textOf(element, "ORDER")) || 0;
  const elements = listed(header, "PICTURES", "PICTURE")
    .toSorted((a, b) => Number(isMain(b)) - Number(isMain(a)) || orderOf(a) - orderOf(b));
  const urls = new Set<string>();
  let isTold = false;
  const images = elements.flatMap((element) => {
    const path = childNamed(element, "FILEPATH");
    const text = path?.text.trim() ?? "";
    if (path === undefined || text === "") return [];
    const url = parsePicture(text, context.options);
    if (!url.ok) {
      if (!isTold) context.report.take(url, path, text);
      isTold = true;
      return [];
    }
    if (urls.has(url.value.value)) return [];
    urls.add(url.value.value);
    const title = textOf(element, "DESCRIPTION");
    return [{
      url: url.value.value,
      ...(title === "" ? {} : { titles: { [language]: title } }),
      ...(urls.size === 1 ? { main: true } : {}),
    }];
  });
  setList(context, "images", images);
}

/** Goods by their codes; what is referred to by Pohoda's own number alone nobody here knows. */
function stockCodes(header: XmlElement, wrapper: string): string[] {
  const codes = listed(header, wrapper, "IDSTOCKS").map((element) => {
    const item = childNamed(element, "STOCKITEM");
    return item ? textOf(item, "IDS") : "";
  });
  return [...new Set(codes.filter((code) => code !== ""))];
}
