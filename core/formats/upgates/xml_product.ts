import { parseMoment } from "../dates.ts";
import type { EntityRecord, RawPart, ReadOptions, VariantRecord } from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import type { Report } from "../report.ts";
import { parseUrl } from "../urls.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { isEmpty, readOwnField, takeLeaf, type UpgatesContext } from "./context.ts";
import { ownElement } from "./own_fields.ts";
import { readConfigurations, readLength, readMetas, readRecyclingFee, readVats } from "./extras.ts";
import { readLabels } from "./labels.ts";
import { type Leaf, productLeaves, readLeaf, variantLeaves } from "./leaves.ts";
import {
  readCategories,
  readFile,
  readGifts,
  readImages,
  readList,
  readParameters,
  readSets,
  readTexts,
} from "./lists.ts";
import { readPrices } from "./prices.ts";
import { readDescriptions, readLocalTexts, readSeo } from "./texts.ts";

type WrapperReader = (context: UpgatesContext, element: XmlElement) => void;

const productWrappers = new Map<string, WrapperReader>([
  ["DESCRIPTIONS", readDescriptions],
  ["SEO_OPTIMALIZATION", readSeo],
  ["MANUFACTURER_DESCRIPTIONS", localTexts("DESCRIPTION", "manufacturerDescription")],
  ["VATS", readVats],
  ["LENGTH", readLength],
  ["GROUPS", texts("GROUP", "groups")],
  ["CATEGORIES", readCategories],
  ["PRICES_FORMULAS", texts("NAME", "priceFormulas")],
  ["RECYCLING_FEE", readRecyclingFee],
  ["PRICES", readPrices],
  ["IMAGES", readImages],
  ["FILES", (context, element) => {
    readList(context, element, { field: "files", tag: "FILE", read: readFile });
  }],
  ["BENEFITS", readBenefits],
  ["PARAMETERS", (context, element) => readParameters(context, element, { uniqueNames: false })],
  ["CONFIGURATIONS", readConfigurations],
  ["RELATED_PRODUCTS", (context, element) => {
    readTexts(context, element, { tag: "CODE", field: "related" });
  }],
  ["ALTERNATIVE_PRODUCTS", texts("CODE", "alternatives")],
  ["ACCESSORIES", texts("CODE", "accessories")],
  ["GIFTS", readGifts],
  ["SETS", readSets],
  ["METAS", readMetas],
]);

const variantWrappers = new Map<string, WrapperReader>([
  ["AVAILABILITY_NOTES", localTexts("AVAILABILITY_NOTE", "availabilityNote")],
  ["PARAMETERS", (context, element) => readParameters(context, element, { uniqueNames: true })],
  ["PRICES", readPrices],
  ["METAS", readMetas],
  ["IMAGE_URL", readVariantImage],
]);

/** Elements that are read elsewhere, or that exports only tell about. */
const readElsewhere =
  /^(?:CODE|PRODUCT_ID|VARIANT_ID|LABELS|VARIANTS|(?:NEW|SPECIAL|SELLOUT)_(?:YN|FROM|TO)|EXCLUDE_FROM_SEARCH_YN|STOCKS)$/;

function texts(tag: string, field: string): WrapperReader {
  return (context, element) => readTexts(context, element, { tag, field, deletable: true });
}

function localTexts(tag: string, field: string): WrapperReader {
  return (context, element) => readLocalTexts(context, element, { tag, field });
}

/** The texts of benefits stand one level deeper than those of the other lists. */
function readBenefits(context: UpgatesContext, wrapper: XmlElement): void {
  const names = childrenNamed(wrapper, "BENEFIT").map((benefit) => textOf(benefit, "NAME"));
  const given = [...new Set(names.filter((name) => name !== ""))];
  if (given.length > 0) context.values.set("benefits", given);
}

function readVariantImage(context: UpgatesContext, element: XmlElement): void {
  if (isEmpty(element)) context.values.set("images", null);
  else {
    const url = takeLeaf(context, element, parseUrl);
    if (url !== undefined) context.values.set("images", [{ url }]);
  }
}

export interface ReadPlace {
  part: RawPart;
  report: Report;
  options: ReadOptions;
}

/** Reads one `PRODUCT` with its variants. */
export function readProduct(product: XmlElement, place: ReadPlace): EntityRecord {
  const { report, options } = place;
  const context = { values: new Map(), report, options };
  readOwner(context, product, { leaves: productLeaves, wrappers: productWrappers });
  const elements = childrenNamed(product, "VARIANTS").flatMap((wrapper) =>
    childrenNamed(wrapper, "VARIANT")
  );
  const variants = elements.map((element) => readVariant(element, place));
  keepFirstMain(variants, context);
  return {
    ...codeOf(product),
    ...updatedAt(product, report),
    values: context.values,
    variants,
  };
}

function readVariant(element: XmlElement, { part, report, options }: ReadPlace): VariantRecord {
  const context = { values: new Map(), report, options };
  const isVariant = true;
  readOwner(context, element, { leaves: variantLeaves, wrappers: variantWrappers, isVariant });
  return { ...codeOf(element), number: part.number, line: element.line, values: context.values };
}

interface OwnerRules {
  leaves: ReadonlyMap<string, Leaf>;
  wrappers: ReadonlyMap<string, WrapperReader>;
  isVariant?: boolean;
}

function readOwner(
  context: UpgatesContext,
  owner: XmlElement,
  { leaves, wrappers, isVariant = false }: OwnerRules,
): void {
  for (const element of owner.children) {
    const leaf = leaves.get(element.name);
    if (leaf) readLeaf(context, element, leaf);
    else if (wrappers.has(element.name)) wrappers.get(element.name)!(context, element);
    else if (element.name === ownElement) {
      readOwnField(context, element, { entity: "products", isVariant });
    } else if (!readElsewhere.test(element.name)) {
      context.report.add("tag_unknown", { line: element.line, field: element.tag });
    }
  }
  readLabels(context, owner);
}

/** Several main variants: the first wins. */
function keepFirstMain(variants: readonly VariantRecord[], { report }: UpgatesContext): void {
  const mains = variants.filter(({ values }) => values.get("main") === true);
  for (const { values, line } of mains.slice(1)) {
    values.set("main", false);
    report.add("value_duplicate", { line, field: "MAIN_YN", value: "1" });
  }
}

function codeOf(element: XmlElement): { code?: string } {
  const code = childNamed(element, "CODE")?.text.trim() ?? "";
  return code === "" ? {} : { code: ownCopy(code) };
}

function updatedAt(product: XmlElement, report: Report): { updatedAt?: string } {
  const value = product.attributes?.get("LAST_UPDATE_TIME")?.trim() ?? "";
  if (value === "") return {};
  const source = { line: product.line, tag: "last_update_time" };
  const moment = report.take(parseMoment(value), source, value);
  return moment === undefined ? {} : { updatedAt: moment };
}
