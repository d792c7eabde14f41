import type { Availability } from "../formats/offers/availability_words.ts";
import type { ExportOptions, ExportRecord, ExportVariant } from "./export_format.ts";
import { isAddress, OfferReading } from "./offer_reading.ts";
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
