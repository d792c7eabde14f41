/** Attributes that are read, each of which an offer has once. */
export const singleAttributes = [
  "id",
  "item_group_id",
  "item_group_title",
  "title",
  "description",
  "summary",
  "content",
  "link",
  "price",
  "sale_price",
  "sale_price_effective_date",
  "cost_of_goods_sold",
  "currency",
  "availability",
  "availability_date",
  "max_handling_time",
  "quantity",
  "quantity_to_sell_on_facebook",
  "inventory",
  "stock",
  "brand",
  "gtin",
  "mpn",
  "condition",
  "adult",
  "shipping_weight",
  "product_weight",
  "color",
  "size",
  "material",
  "pattern",
  "age_group",
  "gender",
  "size_type",
  "size_system",
  "product_length",
  "product_width",
  "product_height",
  "google_product_category",
] as const;
export type SingleAttribute = typeof singleAttributes[number];

/** Attributes that may be repeated. */
export const listAttributes = [
  "image_link",
  "additional_image_link",
  "lifestyle_image_link",
  "product_type",
  "product_detail",
  "tax",
] as const;
export type ListAttribute = typeof listAttributes[number];

/** What we have no field for, and what may matter to the shop all the same. */
export const extraAttributes = [
  "google_product_category",
  "product_highlight",
  "unit_pricing_measure",
  "unit_pricing_base_measure",
  "multipack",
  "is_bundle",
  "shipping_label",
  "energy_efficiency_class",
  "min_energy_efficiency_class",
  "max_energy_efficiency_class",
  "custom_label_0",
  "custom_label_1",
  "custom_label_2",
  "custom_label_3",
  "custom_label_4",
] as const;

/** Of Google's own services, or of the container in which the offers stand. */
const ignoredAttributes = [
  "structured_title",
  "structured_description",
  "mobile_link",
  "ads_redirect",
  "canonical_link",
  "link_template",
  "mobile_link_template",
  "virtual_model_link",
  "expiration_date",
  "disclosure_date",
  "installment",
  "subscription_cost",
  "loyalty_program",
  "loyalty_points",
  "auto_pricing_min_price",
  "maximum_retail_price",
  "identifier_exists",
  "certification",
  "shipping",
  "free_shipping_threshold",
  "shipping_length",
  "shipping_width",
  "shipping_height",
  "ships_from_country",
  "min_handling_time",
  "transit_time_label",
  "carrier_shipping",
  "tax_category",
  "ads_labels",
  "ads_grouping",
  "promotion_id",
  "included_destination",
  "excluded_destination",
  "shopping_ads_excluded_country",
  "pause",
  "store_code",
  "external_seller_id",
  "consumer_notice",
  "updated",
  "published",
  "pubdate",
  "author",
  "guid",
  "category",
  "creator",
  "rights",
] as const;

type Kind = "single" | "list" | "extra" | "ignored";

const kinds = new Map<string, Kind[]>();
const tables: [Kind, readonly string[]][] = [
  ["single", singleAttributes],
  ["list", listAttributes],
  ["extra", extraAttributes],
  ["ignored", ignoredAttributes],
];
for (const [kind, names] of tables) {
  for (const name of names) kinds.set(name, [...kinds.get(name) ?? [], kind]);
}

/** How an attribute is read; `undefined` for one that nobody knows. */
export const kindsOf = (name: string): readonly Kind[] | undefined => kinds.get(name);

/**
 * The name by which an attribute is known, whatever a file makes of it: `g:image-link`,
 * `Image Link`, `g:g:image_link` are `image_link`.
 */
export function attributeName(tag: string): string {
  const known = names.get(tag);
  if (known !== undefined) return known;
  const name = tag.slice(tag.lastIndexOf(":") + 1).trim().toLowerCase().replaceAll(/[-\s]+/g, "_");
  if (names.size >= namesMax) names.clear();
  names.set(tag, name);
  return name;
}

/** A feed repeats thirty names a million times. */
const namesMax = 2_000;
const names = new Map<string, string>();
