import type { ExportFormat } from "../../exports/export_format.ts";
import type { Offer, WrittenOffer } from "../../exports/offers.ts";
import {
  given,
  imageLeaves,
  metaLeaves,
  parameterLeaves,
  pathText,
  price,
  shopFeedWriter,
} from "../../exports/shop_feed.ts";
import { leaf } from "../../exports/xml_text.ts";
import { err, ok } from "../../result.ts";
import { messageTags, zboziExtras } from "./tags.ts";

/** What Zboží.cz takes of more pictures and of categories. */
const alternativesMax = 20;
const categoriesMax = 10;

/**
 * Offers for Zboží.cz: products that everybody can buy, each variant on its own. What Zboží refuses
 * is left out: an offer without an address, a picture or a description, and one that is not new and
 * says neither in what state it is nor for how long it is warranted.
 */
export const zboziExport: ExportFormat = {
  id: "zbozi",
  name: "Zboží.cz XML",
  entities: ["products"],
  extension: "xml",
  contentType: "application/xml; charset=utf-8",
  needsCategories: true,
  writer: (options) =>
    shopFeedWriter(options, {
      attributes: ` xmlns="http://www.zbozi.cz/ns/offer/1.0"`,
      item: itemOut,
    }),
};

function itemOut(offer: Offer): WrittenOffer {
  const isKnown = !offer.isUsed ||
    (offer.meta("condition_desc") !== undefined && offer.meta("warranty") !== undefined);
  if (offer.images.length === 0) return err("no_picture");
  if (offer.description === "") return err("no_description");
  if (!isKnown) return err("no_condition");
  return ok(
    leaf("ITEM_ID", offer.id) +
      leaf("PRODUCTNAME", offer.meta("productname_zbozi_cz") ?? offer.name) +
      given("PRODUCT", offer.meta("product_zbozi_cz")) +
      leaf("DESCRIPTION", offer.description) +
      leaf("URL", offer.url) +
      imageLeaves(offer, alternativesMax) +
      price("PRICE_VAT", offer.priceMinor) +
      price("LIST_PRICE", offer.crossedMinor) +
      leaf("DELIVERY_DATE", offer.deliveryDays ?? offer.availableFrom ?? -1) +
      given("MANUFACTURER", offer.manufacturer) +
      categoriesOut(offer) +
      given("EAN", offer.ean) +
      given("ISBN", offer.isbn) +
      given("PRODUCTNO", offer.partNumber) +
      given("ITEMGROUP_ID", offer.group) +
      parameterLeaves(offer) +
      (offer.isUsed ? leaf("CONDITION", "used") : "") +
      (offer.isAdult ? leaf("EROTIC", 1) : "") +
      metaLeaves(offer, [...zboziExtras, ...messageTags].map((tag) => tag.toLowerCase())),
  );
}

function categoriesOut(offer: Offer): string {
  const said = offer.meta("categorytext_zbozi_cz");
  const texts = said === undefined
    ? offer.categoryPaths.map((path) => pathText(path, "|"))
    : [said];
  return texts.slice(0, categoriesMax).map((text) => leaf("CATEGORYTEXT", text)).join("");
}
