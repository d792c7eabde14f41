import type { ExportFormat, ExportOptions, RecordWriter } from "../../exports/export_format.ts";
import { type Offer, offersOut, type WrittenOffer } from "../../exports/offers.ts";
import { given, pathText } from "../../exports/shop_feed.ts";
import { leaf, xmlText } from "../../exports/xml_text.ts";
import type { Currency } from "../../money.ts";
import { err, ok } from "../../result.ts";
import {
  attributeCode,
  attributeWords,
  type NamedAttribute,
  namedAttributes,
} from "../offers/attribute_words.ts";
import { extraAttributes } from "./attributes.ts";

/** What Google takes of more pictures and of categories. */
const alternativesMax = 10;
const categoriesMax = 5;

/**
 * Offers for Google Shopping, Facebook and others, as RSS: products that everybody can buy, each
 * variant on its own. What Google refuses, an offer without a description or a picture, is left out.
 *
 * @see {@link https://support.google.com/merchants/answer/7052112}
 */
export const googleExport: ExportFormat = {
  id: "google",
  name: "Google Merchant",
  entities: ["products"],
  extension: "xml",
  contentType: "application/xml; charset=utf-8",
  needsCategories: true,
  writer: googleWriter,
};

function googleWriter(options: ExportOptions): RecordWriter {
  let origin: string | undefined;
  return {
    memory: { told: () => origin, hear: (told) => origin ??= told },
    begin: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n` +
      `<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n` +
      `${leaf("title", options.shopName)}${leaf("description", options.shopName)}\n`,
    record: (record) =>
      offersOut(record, options, (offer) => {
        origin ??= URL.canParse(offer.url) ? new URL(offer.url).origin : undefined;
        return itemOut(offer, options.currency);
      }),
    // only the products tell where the shop is
    end: () => `${given("link", origin)}</channel>\n</rss>\n`,
  };
}

function itemOut(offer: Offer, currency: Currency): WrittenOffer {
  const description = offer.meta("description_google_merchant") ?? offer.description;
  const [image, ...images] = offer.images;
  if (image === undefined) return err("no_picture");
  if (description === "") return err("no_description");
  const { crossedMinor, priceMinor } = offer;
  const money = (minor: number) => `${(minor / 100).toFixed(2)} ${currency}`;
  return ok(
    "<item>" +
      tag("id", offer.id) +
      tag("title", offer.meta("title_google_merchant") ?? offer.name) +
      tag("description", description) +
      tag("link", offer.url) +
      tag("image_link", image) +
      images.slice(0, alternativesMax).map((url) => tag("additional_image_link", url)).join("") +
      availabilityOut(offer) +
      tag("price", money(crossedMinor ?? priceMinor)) +
      (crossedMinor === undefined ? "" : tag("sale_price", money(priceMinor))) +
      tag("brand", offer.manufacturer) +
      tag("gtin", offer.ean) +
      tag("mpn", offer.partNumber) +
      tag("condition", offer.isUsed ? "used" : "new") +
      (offer.isAdult ? tag("adult", "yes") : "") +
      offer.categoryPaths.slice(0, categoriesMax)
        .map((path) => tag("product_type", pathText(path, ">"))).join("") +
      (offer.group === undefined ? "" : groupOut(offer)) +
      parametersOut(offer) +
      (offer.weightGrams ? tag("shipping_weight", `${offer.weightGrams} g`) : "") +
      extrasOut(offer) +
      "</item>\n",
  );
}

function tag(name: string, text: string | undefined): string {
  return text === undefined || text === "" ? "" : `<g:${name}>${xmlText(text)}</g:${name}>`;
}

const groupOut = ({ group, productName }: Offer): string =>
  tag("item_group_id", group) + tag("item_group_title", productName);

/** Google wants a day with what is to come; without one it is not to be had. */
function availabilityOut({ availability, availableFrom, deliveryDays }: Offer): string {
  const isLater = availability === "preorder" || availability === "backorder";
  if (isLater && availableFrom === undefined) return tag("availability", "out_of_stock");
  return tag("availability", availability) +
    (isLater ? tag("availability_date", `${availableFrom}T00:00:00Z`) : "") +
    (deliveryDays ? tag("max_handling_time", String(deliveryDays)) : "");
}

/** Parameters that Google knows by a word of its own, and all others by theirs. */
function parametersOut({ parameters }: Offer): string {
  const isSingle = ({ name }: { name: string }) =>
    parameters.filter((other) => other.name === name).length === 1;
  return parameters.map((parameter) => {
    const { name, value } = parameter;
    const attribute = isSingle(parameter) ? attributes.get(name.toLowerCase()) : undefined;
    const code = attribute && attributeCode(attribute, value);
    if (attribute && code !== undefined) return tag(attribute, code);
    return `<g:product_detail>${tag("attribute_name", name)}${tag("attribute_value", value)}` +
      "</g:product_detail>";
  }).join("");
}

/** Sizes of a product itself must be numbers with a unit, which a shop's parameter need not be. */
const unwritten: ReadonlySet<NamedAttribute> = new Set([
  "product_length",
  "product_width",
  "product_height",
  "size_type",
  "size_system",
  "energy_class",
]);

/** By a parameter's name in small letters, in any language; of two alike the first. */
const attributes = new Map<string, NamedAttribute>(
  namedAttributes.filter((attribute) => !unwritten.has(attribute)).toReversed()
    .flatMap((attribute) =>
      Object.values(attributeWords[attribute]).map((word) => [word.toLowerCase(), attribute])
    ),
);

function extrasOut(offer: Offer): string {
  return extraAttributes.flatMap((name) =>
    (offer.meta(name)?.split("\n") ?? []).map((line) => tag(name, line.trim()))
  ).join("");
}
