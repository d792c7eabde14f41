import type { CategoryLink, FieldPath, Value } from "../catalogue/values.ts";
import { OfferReading, type ReadingOptions } from "../exports/offer_reading.ts";
import {
  type Availability,
  availabilityOf,
  availabilityWords,
} from "../formats/offers/availability_words.ts";
import type { Language } from "../language.ts";

/** A product or variant of the shop as it is stored. */
export interface WebRecord {
  id: number;
  code: string | undefined;
  values: ReadonlyMap<FieldPath, Value>;
  variants: readonly {
    id: number;
    code: string | undefined;
    values: ReadonlyMap<FieldPath, Value>;
  }[];
}

/** What customers pay, in minor units with VAT; and what is crossed out beside it. */
export interface WebPrice {
  minor: number;
  crossedMinor: number | undefined;
  /** The lowest of several. */
  isFrom: boolean;
}

export interface WebAvailability {
  kind: Availability;
  /** Empty where all that is known is when it is sent. */
  text: string;
  /** Days to dispatch, when they are more than none. */
  deliveryDays: number | undefined;
  note: string | undefined;
}

export interface WebVariant {
  code: string | undefined;
  /** What tells it apart: `L, modrá`. */
  name: string;
  price: WebPrice | undefined;
  availability: WebAvailability;
  canBeBought: boolean;
}

/** A product as everybody sees it in one language: nothing else of it gets to the shop's web. */
export interface WebProduct {
  id: number;
  code: string | undefined;
  name: string;
  addressName: string;
  /** Its texts are in the language, not in another one for want of them. */
  isTranslated: boolean;
  manufacturer: string | undefined;
  ean: string | undefined;
  shortDescription: string | undefined;
  /** HTML. */
  longDescription: string | undefined;
  seoTitle: string | undefined;
  seoDescription: string | undefined;
  /** Addresses from which they came, the main one first. */
  images: readonly string[];
  price: WebPrice | undefined;
  availability: WebAvailability;
  canBeBought: boolean;
  isUsed: boolean;
  variants: readonly WebVariant[];
  parameters: readonly { name: string; value: string }[];
  /** Codes of its categories, the main one first. */
  categories: readonly string[];
}

/**
 * What everybody sees of a product; `undefined` for one that is hidden in the language, archived,
 * switched off, meant for some only, or without any name. It is bought and priced as in feeds.
 *
 * @param options the language asked for first, then the shop's others
 */
export function webProduct(record: WebRecord, options: ReadingOptions): WebProduct | undefined {
  const read = new OfferReading(record, undefined, options);
  const own = read.productName;
  const name = own || read.inAnyLanguage("title")?.trim() || record.code;
  if (!read.isShown() || name === undefined || name === "") return undefined;
  const shown = record.variants
    .map((variant) => ({ variant, reading: new OfferReading(record, variant, options) }))
    .filter(({ reading }) => reading.isShown());
  const variants = shown.map(({ variant, reading }) => webVariant(variant, reading));
  const isSingle = record.variants.length === 0;
  const links = (record.values.get("categories") ?? []) as readonly CategoryLink[];
  return {
    id: record.id,
    code: record.code,
    name,
    addressName: read.local("seoUrl") || name,
    isTranslated: Boolean(own),
    manufacturer: read.value("manufacturer"),
    ean: read.ean(),
    shortDescription: read.inAnyLanguage("shortDescription"),
    longDescription: read.inAnyLanguage("longDescription"),
    seoTitle: read.local("seoTitle"),
    seoDescription: read.local("seoDescription"),
    images: [
      ...new Set([read, ...shown.map(({ reading }) => reading)].flatMap((each) => each.images())),
    ],
    price: isSingle ? priceOf(read) : lowest(variants) ?? priceOf(read),
    availability: isSingle ? availabilityIn(read) : best(variants) ?? availabilityIn(read),
    canBeBought: isSingle ? isOnSale(read) : variants.some(({ canBeBought }) => canBeBought),
    isUsed: read.value("condition") === "used",
    variants,
    parameters: read.parametersOf(record.values),
    categories: links.toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
      .map(({ code }) => code),
  };
}

function webVariant(
  { code, values }: WebRecord["variants"][number],
  reading: OfferReading,
): WebVariant {
  const name = reading.parametersOf(values).map(({ value }) => value).join(", ");
  return {
    code,
    name: name || code || "",
    price: priceOf(reading),
    availability: availabilityIn(reading),
    canBeBought: isOnSale(reading),
  };
}

const isOnSale = (reading: OfferReading): boolean =>
  reading.canBeBought() && reading.price !== undefined;

function priceOf({ price }: OfferReading): WebPrice | undefined {
  return price && { ...price, isFrom: false };
}

function lowest(variants: readonly WebVariant[]): WebPrice | undefined {
  const prices = variants.flatMap(({ price }) => price ?? []).sort((a, b) => a.minor - b.minor);
  const [first] = prices;
  return first && { ...first, isFrom: prices.at(-1)!.minor > first.minor };
}

const ranks: readonly Availability[] = ["in_stock", "backorder", "preorder", "out_of_stock"];

/** The soonest of all. */
function best(variants: readonly WebVariant[]): WebAvailability | undefined {
  return variants.map(({ availability }) => availability).toSorted((a, b) =>
    ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || (a.deliveryDays ?? 0) - (b.deliveryDays ?? 0)
  )[0];
}

/** How many are there is the shop's own business: customers are told whether there are any. */
function availabilityIn(reading: OfferReading): WebAvailability {
  const kind = reading.availability();
  const said = reading.value<string>("availability")?.trim();
  const language = reading.options.languages[0] as Language;
  const isOwnText = said !== undefined && said !== "" && availabilityOf(said) === undefined;
  const days = reading.deliveryDays();
  // Feeds call what has its days but no stock in stock; to people that would say both.
  const isSentOnly = kind === "in_stock" && !said && (days ?? 0) > 0 &&
    !((reading.stock() ?? 0) > 0);
  return {
    kind,
    text: isOwnText ? said : isSentOnly ? "" : availabilityWords[kind][language],
    deliveryDays: days !== undefined && days > 0 && kind !== "out_of_stock" ? days : undefined,
    note: reading.local("availabilityNote"),
  };
}
