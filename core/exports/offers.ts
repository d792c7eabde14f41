import type { Availability } from "../formats/offers/availability_words.ts";
import { err, ok, type Result } from "../result.ts";
import type { ExportOptions, ExportRecord, ExportVariant } from "./export_format.ts";
import { foremostReason, type LeftOutReason } from "./left_out.ts";
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

/** An offer as it is written, or why it is not. */
export type WrittenOffer = Result<string, LeftOutReason>;

/**
 * All that customers can buy of a product, written: itself, or each of its variants. What cannot be
 * an offer is left out and told: what not everybody can buy, what lacks a code, a title, a price or
 * an address, and what `write` refuses. A product without any offer is told of once.
 */
export function offersOut(
  record: ExportRecord,
  options: ExportOptions,
  write: (offer: Offer) => WrittenOffer,
): string {
  const written = offersOf(record, options).map((offer) => offer.ok ? write(offer.value) : offer);
  const reasons = written.flatMap((each) => each.ok ? [] : [each.error]);
  if (reasons.length > 0 && reasons.length === written.length) {
    options.onLeftOut?.("records", foremostReason(reasons));
  } else {
    for (const reason of reasons) options.onLeftOut?.("variants", reason);
  }
  return written.map((each) => each.ok ? each.value : "").join("");
}

function offersOf(record: ExportRecord, options: ExportOptions): Result<Offer, LeftOutReason>[] {
  const { variants } = record;
  const common = { options, description: descriptionOf(record, options) };
  if (variants.length === 0) return [offerOf(record, undefined, common)];
  return variants.map((variant) => offerOf(record, variant, common));
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
): Result<Offer, LeftOutReason> {
  const id = (variant ?? record).code;
  const read = new OfferReading(record, variant, options);
  const withheld = withheldBecause(read);
  if (withheld !== undefined) return err(withheld);
  const { productName, price } = read;
  const url = read.local("url") ?? "";
  if (id === undefined) return err("no_code");
  if (!productName) return err("no_title");
  if (price === undefined) return err("no_price");
  if (!isAddress(url)) return err("no_address");
  const own = variant ? read.parametersOf(variant.values) : [];
  const common = read.parametersOf(record.values)
    .filter(({ name }) => own.every((parameter) => parameter.name !== name));
  return ok({
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
  });
}

/** Why the shop sells it to nobody, or not to everybody. */
function withheldBecause(read: OfferReading): LeftOutReason | undefined {
  if (read.canBeBought()) return undefined;
  if (read.isArchived()) return "archived";
  if (!read.isShown()) return "hidden";
  return read.isSoldOut() ? "sold_out" : "not_for_sale";
}
