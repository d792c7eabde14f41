import { distinct } from "../distinct.ts";
import { localText, textPath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { listed, setList, setText, takeChild } from "../children.ts";
import { parseEan } from "../ean.ts";
import type { EntityRecord } from "../format.ts";
import { parseDecimal } from "../numbers.ts";
import { ownCopy } from "../own_copy.ts";
import { parseKilograms } from "../shoptet/values.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { parsePicture } from "../pictures.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { categoryCode } from "./categories.ts";
import { readPrices } from "./prices.ts";

const flags: readonly [tag: string, label: string][] = [
  ["NOVINKA", "Novinka"],
  ["VAKCE", "Akce"],
  ["VYPRODEJ", "Výprodej"],
];

/** Reads one `Zasoba`: goods in one of the warehouses, described by their master card. */
export function readStock(stock: XmlElement, { report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  if (stock.attributes?.get("ACTION")?.trim().toLowerCase() === "delete") {
    report.add("kind_not_imported", { line: stock.line, field: stock.tag, value: "Delete" });
    return { values, variants: [] };
  }
  const card = childNamed(stock, "KMKARTA");
  const code = codeOfStock(stock);
  const title = card ? textOf(card, "POPIS") : "";
  setText(context, textPath("title", options.language), title);
  readOwn(context, stock);
  if (card) readCard(context, card);
  return { ...(code === "" ? {} : { code: ownCopy(code) }), values, variants: [] };
}

/** The code of the goods that a record is about; empty when they have none. */
export function codeOfStock(stock: XmlElement): string {
  const card = childNamed(stock, "KMKARTA");
  return card ? codeOf(card) : "";
}

/** No field is the code in all companies; the first that is filled is the most likely one. */
const codeOf = (card: XmlElement): string =>
  textOf(card, "KATALOG") || textOf(card, "ZKRAT") || textOf(card, "UZIVCODE");

function readOwn(context: UpgatesContext, stock: XmlElement): void {
  const { values, options: { language } } = context;
  setText(context, textPath("shortDescription", language), textOf(stock, "WWWPOPIS"));
  setText(context, textPath("longDescription", language), textOf(stock, "WWWPOPIS2"));
  setText(context, "manufacturer", textOf(stock, "VYROBCE"));
  const state = childNamed(stock, "STAVZASOBY");
  const count = state && takeChild(context, state, "ZASOBA", parseDecimal);
  if (count !== undefined) values.set("stock", count);
  const isForbidden = takeChild(context, stock, "ZAKAZPRODE", parseBoolean);
  if (isForbidden !== undefined) values.set("canAddToBasket", !isForbidden);
  readPrices(context, stock);
  const labels = flags.flatMap(([tag, name]) => {
    const active = takeChild(context, stock, tag, parseBoolean);
    return active === undefined ? [] : [{ name, active }];
  });
  setList(context, "labels", labels);
  setList(context, "alternatives", cardCodes(stock, "SEZNAMALTERNATIV", "ALTERNATIVA"));
  setList(context, "accessories", cardCodes(stock, "SEZNAMPRISLUSENSTVI", "PRISLUSENSTVI"));
  const value = textOf(stock, "POZN");
  if (value !== "") values.set("metas", [{ key: "internal_note", type: "textarea", value }]);
  readShop(context, stock);
}

/** What the connector of an e-shop says: where goods stand, and whether they were taken out. */
function readShop(context: UpgatesContext, stock: XmlElement): void {
  const shop = childNamed(stock, "ESHOP");
  if (!shop) return;
  const isRemoved = takeChild(context, shop, "IN_DELETED", parseBoolean);
  const groups = childrenNamed(shop, "ESKUP");
  const isPublic = groups.some((group) => /^(?:1|true)$/i.test(textOf(group, "PUBLIC")));
  if (isRemoved === true) context.values.set("active", false);
  if (isRemoved === false && isPublic) context.values.set("active", true);
  const codes = new Set(groups.map(categoryCode).filter((code) => code !== ""));
  const links = [...codes].map((code, index) => index === 0 ? { code, primary: true } : { code });
  setList(context, "categories", links);
}

function readCard(context: UpgatesContext, card: XmlElement): void {
  const { values, options: { language } } = context;
  setText(context, "unit", textOf(card, "MJ"));
  // The bar code may be a code of the company's own, so it is an EAN only when its check digit fits.
  const ean = parseEan(textOf(card, "BARCODE"));
  if (ean.ok && ean.value.warning === undefined) values.set("ean", ean.value.value);
  const grams = takeChild(context, card, "HMOTNOST", parseKilograms);
  if (grams) values.set("weight", grams);
  const parameters = listed(card, "SEZNAMPARAMETRUKARTY", "PARAMETRKARTY").flatMap((each) => {
    const parameter = childNamed(each, "PARAMETR");
    const [name, text] = [parameter ? textOf(parameter, "NAZEV") : "", textOf(each, "VALUE")];
    const unit = parameter ? textOf(parameter, "MJ") : "";
    if (name === "" || text === "") return [];
    const value = unit === "" ? text : `${text} ${unit}`;
    return [{ name: localText(language, name), value: localText(language, value) }];
  });
  setList(context, "parameters", parameters);
  readPicture(context, card);
}

/** The large picture, else the small one; a path on somebody's disk needs an address before it. */
function readPicture(context: UpgatesContext, card: XmlElement): void {
  const element = ["OBRAZEK2", "OBRAZEK"].map((name) => childNamed(card, name))
    .find((each) => each && each.text.trim() !== "");
  if (!element) return;
  const text = element.text.trim();
  const url = context.report.take(parsePicture(text, context.options), element, text);
  if (url !== undefined) context.values.set("images", [{ url, main: true }]);
}

/** Other goods by the codes of their cards. */
function cardCodes(stock: XmlElement, wrapper: string, name: string): string[] {
  const codes = listed(stock, wrapper, name).flatMap((each) => {
    const card = childNamed(each, "KMKARTA");
    return card ? codeOf(card) : "";
  });
  return distinct(codes.filter((code) => code !== ""));
}
