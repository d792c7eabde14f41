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

/** What Heureka takes of more pictures. */
const alternativesMax = 10;

/**
 * Offers for Heureka.cz and Heureka.sk: products that everybody can buy, each variant on its own.
 * What Heureka refuses, an offer without an address or a category, is left out.
 *
 * @see {@link https://github.com/heureka/xml-feed-specs}
 */
export const heurekaExport: ExportFormat = {
  id: "heureka",
  name: "Heureka XML",
  entities: ["products"],
  extension: "xml",
  contentType: "application/xml; charset=utf-8",
  needsCategories: true,
  writer: (options) => shopFeedWriter(options, { attributes: "", item: itemOut }),
};

function itemOut(offer: Offer): WrittenOffer {
  const [path] = offer.categoryPaths;
  const category = offer.meta("categorytext_heureka") ?? (path && pathText(path, "|"));
  if (category === undefined) return err("no_category");
  return ok(
    leaf("ITEM_ID", offer.id) +
      leaf("PRODUCTNAME", offer.meta("productname_heureka") ?? offer.name) +
      given("PRODUCT", offer.meta("product_heureka")) +
      given("DESCRIPTION", offer.description) +
      leaf("URL", offer.url) +
      imageLeaves(offer, alternativesMax) +
      given("VIDEO_URL", offer.videoUrl) +
      price("PRICE_VAT", offer.priceMinor) +
      given("VAT", offer.vatRate) +
      (offer.isUsed ? leaf("ITEM_TYPE", "bazar") : "") +
      parameterLeaves(offer) +
      given("MANUFACTURER", offer.manufacturer) +
      metaLeaves(offer, ["manufacturer_postal_address", "manufacturer_electronic_address"]) +
      leaf("CATEGORYTEXT", category) +
      given("EAN", offer.ean) +
      given("ISBN", offer.isbn) +
      given("PRODUCTNO", offer.partNumber) +
      metaLeaves(offer, ["heureka_cpc"]) +
      given("DELIVERY_DATE", dispatchOf(offer)) +
      given("ITEMGROUP_ID", offer.group) +
      metaLeaves(offer, ["special_service"]),
  );
}

const daysMax = 999;

/** Days, or the day of a pre-order; without either Heureka sends people to the shop. */
const dispatchOf = ({ deliveryDays, availableFrom }: Offer): string | number | undefined =>
  deliveryDays === undefined ? availableFrom : Math.min(deliveryDays, daysMax);
