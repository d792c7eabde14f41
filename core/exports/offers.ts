import type {
  CategoryLink,
  FieldPath,
  ImageValue,
  LocalText,
  MetaValue,
  ParameterValue,
  Value,
} from "../catalogue/values.ts";
import { parseEan } from "../formats/ean.ts";
import { type Availability, availabilityOf } from "../formats/offers/availability_words.ts";
import { roundMinor } from "../money.ts";
import type { ExportOptions, ExportRecord, ExportVariant } from "./export_format.ts";
import { plainTextOf } from "./plain_text.ts";

/** One thing that customers can buy, as comparison sites want it: a product, or one variant of it. */
export interface Offer {
  id: string;
  /** Code of the product whose variant it is. */
  group: string | undefined;
  /** With what tells the variant apart, and without it. */
  name: string;
  productName: string;
  /** Plain text; empty when there is none. */
  description: string;
  url: string;
  /** In order, the main one first. */
  images: readonly string[];
  /** What customers pay, in minor units with VAT; and what is crossed out beside it. */
  priceMinor: number;
  crossedMinor: number | undefined;
  vatRate: number | undefined;
  ean: string | undefined;
  isbn: string | undefined;
  partNumber: string | undefined;
  manufacturer: string | undefined;
  /** The main one first; each from the top down. */
  categoryPaths: readonly (readonly string[])[];
  parameters: readonly { name: string; value: string }[];
  availability: Availability;
  /** Days to dispatch, as far as they are known; 0 is at once. */
  deliveryDays: number | undefined;
  /** Day from which it is to be had, `YYYY-MM-DD`. */
  availableFrom: string | undefined;
  isUsed: boolean;
  isAdult: boolean;
  weightGrams: number | undefined;
  videoUrl: string | undefined;
  /** A custom field of the variant, or of its product. */
  meta(key: string): string | undefined;
}

/**
 * What customers can buy of a product: itself, or each of its variants. Nothing when it is hidden,
 * archived, not for everybody, or lacks a code, a title, a price or an address.
 */
export function offersOf(record: ExportRecord, options: ExportOptions): Offer[] {
  const { variants } = record;
  const common = { options, description: descriptionOf(record, options) };
  if (variants.length === 0) return offerOf(record, undefined, common);
  return variants.flatMap((variant) => offerOf(record, variant, common));
}

/** Plain text, for all variants alike; made when the first of them needs it. */
function descriptionOf(record: ExportRecord, { languages }: ExportOptions): () => string {
  let text: string | undefined;
  const html = () =>
    record.values.get(`longDescription:${languages[0]}`) ??
      record.values.get(`shortDescription:${languages[0]}`) ?? "";
  return () => text ??= plainTextOf(html() as string);
}

function offerOf(
  record: ExportRecord,
  variant: ExportVariant | undefined,
  { options, description }: { options: ExportOptions; description: () => string },
): Offer[] {
  const id = (variant ?? record).code;
  const read = new OfferReading(record, variant, options);
  const { productName, price } = read;
  const url = read.local("url") ?? "";
  if (id === undefined || !productName || price === undefined || !isAddress(url)) return [];
  if (!read.canBeBought()) return [];
  const own = variant ? read.parametersOf(variant.values) : [];
  const common = read.parametersOf(record.values)
    .filter(({ name }) => own.every((parameter) => parameter.name !== name));
  return [{
    id,
    group: variant && record.code,
    name: [productName, ...own.map(({ value }) => value)].join(" "),
    productName,
    url,
    description: description(),
    images: read.images(),
    priceMinor: price.minor,
    crossedMinor: price.crossedMinor,
    vatRate: read.value("vatRate"),
    ean: read.ean(),
    isbn: read.value("isbn"),
    partNumber: read.value("partNumber"),
    manufacturer: read.value("manufacturer"),
    categoryPaths: read.categoryPaths(),
    parameters: [...common, ...own],
    availability: read.availability(),
    deliveryDays: read.deliveryDays(),
    availableFrom: read.value("availableFrom"),
    isUsed: read.value("condition") === "used",
    isAdult: read.value("adult") === true,
    weightGrams: read.value("weight"),
    videoUrl: read.value("videoUrl"),
    meta: (key) => read.meta(key),
  }];
}

/** Of a page or picture that others can open. */
const isAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** Values of a product and of one of its variants, which takes from it what it has not itself. */
class OfferReading {
  constructor(
    readonly record: ExportRecord,
    readonly variant: ExportVariant | undefined,
    readonly options: ExportOptions,
  ) {}

  value<T extends Value>(path: FieldPath): T | undefined {
    const own = this.variant?.values.get(path);
    return (own ?? this.record.values.get(path)) as T | undefined;
  }

  /** A text in the main language. */
  local(field: string): string | undefined {
    return this.value<string>(`${field}:${this.options.languages[0]}`);
  }

  get productName(): string | undefined {
    return this.local("title")?.replace(/\s+/gu, " ").trim();
  }

  /** Whether everybody sees it and may put it into the basket. */
  canBeBought(): boolean {
    const { values } = this.record;
    const isVisible = this.value<boolean>(`visible:${this.options.languages[0]}`) !== false;
    const isShown = isVisible && values.get("active") !== false &&
      this.variant?.values.get("active") !== false && values.get("archived") !== true;
    const isForAll = values.get("private") !== true && values.get("privateCustomersOnly") !== true;
    const isSoldOut = this.value("limitOrders") === "on" && (this.stock() ?? 1) <= 0;
    return isShown && isForAll && this.value("canAddToBasket") !== false && !isSoldOut;
  }

  stock(): number | undefined {
    return this.value<number>("stock");
  }

  get price(): { minor: number; crossedMinor: number | undefined } | undefined {
    const of = (field: string) => this.value<number>(`${field}:${this.options.currency}:`);
    const usual = of("price");
    if (usual === undefined || usual <= 0) return undefined;
    const sale = of("salePrice") ?? 0;
    const discount = of("discount") ?? 0;
    const discounted = discount > 0 ? roundMinor(usual * (100 - discount) / 100) : usual;
    const minor = sale > 0 && sale < usual ? sale : discounted;
    if (minor <= 0) return undefined;
    const crossed = [usual, of("commonPrice")].find((one) => one !== undefined && one > minor);
    return { minor, crossedMinor: crossed };
  }

  ean(): string | undefined {
    const ean = parseEan(this.value<string>("ean") ?? "");
    return ean.ok && ean.value.warning === undefined ? ean.value.value : undefined;
  }

  /** The variant's own pictures before those of the product. */
  images(): string[] {
    const of = (values: ReadonlyMap<FieldPath, Value> | undefined) =>
      (values?.get("images") ?? []) as readonly ImageValue[];
    const main = (images: readonly ImageValue[]) =>
      images.toSorted((a, b) => Number(b.main ?? false) - Number(a.main ?? false));
    const all = [...main(of(this.variant?.values)), ...main(of(this.record.values))];
    return [...new Set(all.map(({ url }) => url).filter(isAddress))];
  }

  categoryPaths(): (readonly string[])[] {
    const links = (this.record.values.get("categories") ?? []) as readonly CategoryLink[];
    return links.toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
      .flatMap(({ code }) => {
        const path = this.options.categoryPath?.(code);
        return path === undefined || path.length === 0 ? [] : [path];
      });
  }

  parametersOf(values: ReadonlyMap<FieldPath, Value>): { name: string; value: string }[] {
    const list = (values.get("parameters") ?? []) as readonly ParameterValue[];
    return list.map(({ name, value }) => ({ name: this.#text(name), value: this.#text(value) }))
      .filter(({ name, value }) => name !== "" && value !== "");
  }

  /** In the main language; in another one rather than not at all. */
  #text(text: LocalText): string {
    const { languages } = this.options;
    const found = languages.map((language) => text[language]).find(Boolean);
    return (found ?? Object.values(text).find(Boolean) ?? "").replace(/\s+/gu, " ").trim();
  }

  deliveryDays(): number | undefined {
    const days = this.value<number>("deliveryDays");
    if (days !== undefined) return days;
    const isInStock = (this.stock() ?? 0) > 0 || this.#saidAvailability() === "in_stock";
    return isInStock && this.value("availableFrom") === undefined ? 0 : undefined;
  }

  availability(): Availability {
    const stock = this.stock();
    if (stock !== undefined && stock > 0) return "in_stock";
    const said = this.#saidAvailability();
    if (this.value("availableFrom") !== undefined) {
      return said === "backorder" ? "backorder" : "preorder";
    }
    if (said !== undefined) return said;
    return stock === undefined || this.value("deliveryDays") !== undefined
      ? "in_stock"
      : "out_of_stock";
  }

  #saidAvailability(): Availability | undefined {
    return availabilityOf(this.value<string>("availability") ?? "");
  }

  meta(key: string): string | undefined {
    for (const values of [this.variant?.values, this.record.values]) {
      const metas = (values?.get("metas") ?? []) as readonly MetaValue[];
      const found = metas.find((meta) => meta.key === key);
      const text = found?.value ?? (found?.values && this.#text(found.values));
      if (text !== undefined && text.trim() !== "") return text.trim();
    }
    return undefined;
  }
}
