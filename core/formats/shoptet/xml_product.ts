import { localText, textPath, type Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import type { EntityRecord, VariantRecord } from "../format.ts";
import { parseDecimal } from "../numbers.ts";
import { ownCopy } from "../own_copy.ts";
import { read } from "../reading.ts";
import { isEmpty, setOnce, takeLeaf, type UpgatesContext } from "../upgates/context.ts";
import { type Leaf, readLeaf } from "../upgates/leaves.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { parseUrl } from "../urls.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { codeOfVariants, labelName, parseAmount, pathOf, setVisibility } from "./values.ts";
import { readImage, readParameters, readSale } from "./xml_sale.ts";

const leaves = new Map<string, Leaf>([
  ["MANUFACTURER", { field: "manufacturer", parse: (text) => read(text) }],
  ["ADULT", { field: "adult", parse: parseBoolean }],
  ["UNIT", { field: "unit", parse: (text) => read(text) }],
]);

const texts = new Map([
  ["NAME", "title"],
  ["SHORT_DESCRIPTION", "shortDescription"],
  ["DESCRIPTION", "longDescription"],
  ["SEO_TITLE", "seoTitle"],
  ["META_DESCRIPTION", "seoDescription"],
]);

/** Texts that become custom fields under a name of theirs. */
const extras = new Map([
  ["APPENDIX", "appendix"],
  ["SUPPLIER", "supplier"],
  ["WARRANTY", "warranty"],
  ["INTERNAL_NOTE", "internal_note"],
  ["XML_FEED_NAME", "productname_heureka"],
]);

/** Reads one `SHOPITEM` with its variants. An empty element deletes, a missing one says nothing. */
export function readShopItem(item: XmlElement, { part, report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  for (const element of item.children) {
    const field = texts.get(element.name);
    const leaf = leaves.get(element.name);
    if (field !== undefined) readText(context, element, textPath(field, options.language));
    else if (leaf) readLeaf(context, element, leaf);
  }
  readLists(context, item);
  const elements = childrenNamed(item, "VARIANTS").flatMap((wrapper) =>
    childrenNamed(wrapper, "VARIANT")
  );
  if (elements.length === 0) {
    readSale(context, item);
    const shown = childNamed(item, "VISIBLE");
    if (shown && !values.has("active") && !isEmpty(shown)) {
      readLeaf(context, shown, { field: "active", parse: parseBoolean });
    }
    return { ...codeOf(item), values, variants: [] };
  }
  const variants = elements.map((element): VariantRecord => {
    const own: UpgatesContext = { values: new Map(), report, options };
    readSale(own, element);
    moveRate(own.values, values);
    readParameters(own, element, [["PARAMETERS", "PARAMETER"]]);
    readImage(own, childNamed(element, "IMAGE_REF"));
    const shown = childNamed(element, "VISIBLE");
    if (shown && !isEmpty(shown)) readLeaf(own, shown, { field: "active", parse: parseBoolean });
    if (!own.values.has("parameters")) {
      report.add("variant_without_parameters", { line: element.line });
    }
    return { ...codeOf(element), number: part.number, line: element.line, values: own.values };
  });
  // complete exports write the unit beside each variant
  const unit = elements.map((element) => textOf(element, "UNIT")).find((text) => text !== "");
  if (unit !== undefined && !values.get("unit")) values.set("unit", unit);
  const code = codeOf(item).code ?? codeOfVariants(variants.map(({ code }) => code));
  return { ...(code === undefined ? {} : { code }), values, variants };
}

/** The rate of VAT is a product's; its variants give it each. */
function moveRate(from: Values, to: Values): void {
  const rate = from.get("vatRate");
  from.delete("vatRate");
  if (rate !== undefined && !to.has("vatRate")) to.set("vatRate", rate);
}

function readText(context: UpgatesContext, element: XmlElement, path: string): void {
  const text = element.text.trim();
  setOnce(context, path, text === "" ? null : text, element);
}

function codeOf(element: XmlElement): { code?: string } {
  const code = textOf(element, "CODE") || textOf(element, "EAN");
  return code === "" ? {} : { code: ownCopy(code) };
}

function readLists(context: UpgatesContext, item: XmlElement): void {
  const { values } = context;
  readCategories(context, item);
  readImages(context, item);
  readParameters(context, item, [
    ["TEXT_PROPERTIES", "TEXT_PROPERTY"],
    ["INFORMATION_PARAMETERS", "INFORMATION_PARAMETER"],
  ]);
  readSurcharges(context, item);
  for (
    const [wrapper, field] of [["RELATED_PRODUCTS", "related"], [
      "ALTERNATIVE_PRODUCTS",
      "alternatives",
    ]]
  ) {
    const codes = codesIn(item, wrapper!);
    if (codes.length > 0) values.set(field!, codes);
  }
  const gifts = codesIn(item, "GIFTS");
  if (gifts.length > 0) {
    values.set("gifts", gifts.map((code) => ({ code, type: "highest_stock_variant" as const })));
  }
  readSet(context, item);
  readFlags(context, item);
  readFiles(context, item);
  const visibility = textOf(item, "VISIBILITY");
  if (visibility !== "" && !setVisibility(values, visibility)) {
    const { line, tag: field } = childNamed(item, "VISIBILITY")!;
    context.report.add("choice_unknown", { line, field, value: visibility });
  }
  const grade = textOf(childNamed(item, "ITEM_CONDITION") ?? item, "GRADE");
  if (grade !== "" || textOf(item, "ITEM_TYPE") === "bazaar") values.set("condition", "used");
  const metas = [...extras].flatMap(([tag, key]) => {
    const value = textOf(item, tag);
    return value === "" ? [] : [{ key, type: "input", value }];
  });
  if (metas.length > 0) values.set("metas", metas);
}

const codesIn = (item: XmlElement, wrapper: string): string[] => [
  ...new Set(
    childrenNamed(item, wrapper).flatMap((each) =>
      childrenNamed(each, "CODE").map(({ text }) => text.trim()).filter((code) => code !== "")
    ),
  ),
];

/** The default category first: it is the primary one. */
function readCategories({ values }: UpgatesContext, item: XmlElement): void {
  const paths = categoryElements(item).map(({ text }) => pathOf(text))
    .filter((path) => path.length > 0);
  const seen = new Set<string>();
  const once = paths.filter((path) => {
    const key = path.join("\u0001");
    return !seen.has(key) && seen.add(key);
  });
  if (once.length > 0) values.set("categoryPaths", once);
}

export function categoryElements(item: XmlElement): XmlElement[] {
  const wrappers = childrenNamed(item, "CATEGORIES");
  return ["DEFAULT_CATEGORY", "CATEGORY"].flatMap((name) =>
    wrappers.flatMap((wrapper) => childrenNamed(wrapper, name))
  );
}

function readImages(context: UpgatesContext, item: XmlElement): void {
  const { language } = context.options;
  const urls = new Set<string>();
  const images = childrenNamed(item, "IMAGES").flatMap((wrapper) => childrenNamed(wrapper, "IMAGE"))
    .flatMap((element) => {
      if (isEmpty(element)) return [];
      const url = takeLeaf(context, element, parseUrl);
      if (url === undefined || urls.has(url)) return [];
      urls.add(url);
      const title = element.attributes?.get("DESCRIPTION")?.trim();
      return [{
        url,
        ...(title ? { titles: { [language]: title } } : {}),
        ...(urls.size === 1 ? { main: true } : {}),
      }];
    });
  if (images.length > 0) context.values.set("images", images);
}

/** Options that cost something. */
function readSurcharges(context: UpgatesContext, item: XmlElement): void {
  const { language } = context.options;
  const wrappers = childrenNamed(item, "SURCHARGE_PARAMETERS");
  const list = wrappers.flatMap((each) => childrenNamed(each, "SURCHARGE_PARAMETER")).map((
    each,
  ) => ({
    type: "one_value",
    name: localText(language, textOf(each, "NAME")),
    values: childrenNamed(each, "VALUES").flatMap((values) => childrenNamed(values, "VALUE"))
      .map((value) => {
        const price = childNamed(value, "PRICE");
        const amount = price && !isEmpty(price) ? takeLeaf(context, price, parseAmount) : undefined;
        return {
          name: localText(language, textOf(value, "NAME")),
          ...(amount === undefined ? {} : { prices: [{ language, operation: "+", amount }] }),
        };
      }),
  }));
  if (list.length > 0) context.values.set("configurations", list);
}

function readSet(context: UpgatesContext, item: XmlElement): void {
  const members = childrenNamed(item, "SET_ITEMS").flatMap((each) =>
    childrenNamed(each, "SET_ITEM")
  )
    .flatMap((element) => {
      const code = textOf(element, "CODE");
      const amount = parseDecimal(textOf(element, "AMOUNT") || "1");
      return code === "" ? [] : [{ code, quantity: amount.ok ? amount.value.value : 1 }];
    });
  if (members.length > 0) context.values.set("sets", members);
}

/**
 * Flags in both forms: elements with a code and days, or one element for each flag. A file names all
 * flags of the shop in every product; those that are off are none of its labels.
 */
function readFlags(context: UpgatesContext, item: XmlElement): void {
  const labels = new Map<string, Record<string, string | boolean>>();
  let isSaid = false;
  for (const wrapper of childrenNamed(item, "FLAGS")) {
    for (const flag of wrapper.children) {
      const isNew = flag.name === "FLAG";
      const code = isNew ? textOf(flag, "CODE") : flag.name.toLowerCase();
      if (code === "" || (!isNew && isEmpty(flag)) || labels.has(code)) continue;
      isSaid = true;
      const active = parseBoolean(isNew ? textOf(flag, "ACTIVE") : flag.text.trim());
      if (active.ok && !active.value.value) continue;
      const day = (name: string) => parseDay(textOf(flag, name));
      const [from, to] = [day("VALID_FROM"), day("VALID_UNTIL")];
      labels.set(code, {
        name: labelName(code, context.options.language),
        active: true,
        ...(isNew && from.ok ? { from: from.value.value } : {}),
        ...(isNew && to.ok ? { to: to.value.value } : {}),
      });
    }
  }
  if (isSaid) context.values.set("labels", labels.size > 0 ? [...labels.values()] : null);
}

function readFiles(context: UpgatesContext, item: XmlElement): void {
  const { language } = context.options;
  const files = childrenNamed(item, "RELATED_FILES")
    .flatMap((wrapper) => childrenNamed(wrapper, "RELATED_FILE"))
    .flatMap((file) => {
      const element = childNamed(file, "URL");
      const url = element && !isEmpty(element) ? takeLeaf(context, element, parseUrl) : undefined;
      const title = textOf(file, "TEXT");
      return url === undefined
        ? []
        : [{ url, ...(title ? { titles: { [language]: title } } : {}) }];
    });
  if (files.length > 0) context.values.set("files", files);
  const video = childrenNamed(item, "RELATED_VIDEOS")
    .flatMap((wrapper) => childrenNamed(wrapper, "RELATED_VIDEO"))
    .map((each) => textOf(each, "YOUTUBE_VIDEO_CODE")).find((code) => /^[\w-]{5,32}$/.test(code));
  if (video) context.values.set("videoUrl", `https://www.youtube.com/watch?v=${video}`);
}
