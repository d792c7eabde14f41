import {
  accessoryReader,
  categoryReader,
  extraReaders,
  giftReader,
  ignoredReaders,
  imageReader,
  pairReader,
  parameterReader,
  singleReaders,
  tagReaders,
} from "../shop_items/item.ts";

/** @see {@link https://github.com/heureka/xml-feed-specs} */
export const heurekaTags = tagReaders([
  ...singleReaders([
    "ITEM_ID",
    "ITEMGROUP_ID",
    "PRODUCTNAME",
    "PRODUCT",
    "DESCRIPTION",
    "URL",
    "VIDEO_URL",
    "PRICE_VAT",
    "PRICE",
    "VAT",
    "DUES",
    "CURRENCY",
    "MANUFACTURER",
    "EAN",
    "ISBN",
    "PRODUCTNO",
    "ITEM_TYPE",
    "DELIVERY_DATE",
    "STOCK",
    "STOCK_QTY",
  ]),
  ["IMGURL", imageReader],
  ["IMGURL_ALTERNATIVE", imageReader],
  ["CATEGORYTEXT", categoryReader],
  ["PARAM", parameterReader],
  ["ACCESSORY", accessoryReader],
  ["GIFT", giftReader],
  ...extraReaders([
    "HEUREKA_CPC",
    "MANUFACTURER_POSTAL_ADDRESS",
    "MANUFACTURER_ELECTRONIC_ADDRESS",
    "WARRANTY",
    "SPECIAL_SERVICE",
  ]),
  ["EXTENDED_WARRANTY", pairReader("extended_warranty", "VAL", "DESC")],
  ["SALES_VOUCHER", pairReader("sales_voucher", "CODE", "DESC")],
  ...ignoredReaders(["DELIVERY", "SHOP_DEPOTS", "SKU", "CODE", "PRICE_NO_VAT"]),
]);

/** Local names of elements in which markup is text. */
export const heurekaTextElements: ReadonlySet<string> = new Set([
  "DESCRIPTION",
  "PRODUCTNAME",
  "PRODUCT",
  "SPECIAL_SERVICE",
  "VAL",
  "DESC",
]);
