import {
  categoryReader,
  extraReaders,
  ignoredReaders,
  imageReader,
  pairReader,
  parameterReader,
  singleReaders,
  type TagReader,
  tagReaders,
} from "../shop_items/item.ts";

/** What `EXTRA_MESSAGE` can say; the text to each stands in a tag of its own. */
const messages = [
  "EXTENDED_WARRANTY",
  "FREE_ACCESSORIES",
  "FREE_CASE",
  "FREE_DELIVERY",
  "FREE_GIFT",
  "FREE_INSTALLATION",
  "FREE_STORE_PICKUP",
  "VOUCHER",
  "EXTENDED_RETURN",
  "FREE_RETURN",
  "PREMIUM_INSTALLATION",
  "APPLIANCE_PICKUP",
  "AUTHORIZED_SERVICE",
  "SPLIT_PAYMENT",
  "PAY_LATER",
  "GIFT_PACKAGE",
  "CUSTOM",
];
const messageTexts = messages.map((message) => `${message}_TEXT`);
export const messageTags = ["EXTRA_MESSAGE", ...messageTexts];

/** Tags that we have no field for and keep as custom ones. */
export const zboziExtras = [
  "PRODUCT_LINE",
  "CONDITION_DESC",
  "WARRANTY",
  "RELEASE_DATE",
  "EPREL_ID",
  "MAX_CPC",
  "MAX_CPC_SEARCH",
  "CUSTOM_LABEL_0",
  "CUSTOM_LABEL_1",
  "CUSTOM_LABEL_2",
  "CUSTOM_LABEL_3",
];

const [[, readDeliveryDate]] = singleReaders(["DELIVERY_DATE"]) as [[string, TagReader]];

/** Days, a day, or `-1` where the shop does not know it, which is the same as saying nothing. */
const deliveryDateReader: TagReader = (item, element, report) => {
  if (element.text.trim() !== "-1") readDeliveryDate(item, element, report);
};

export const zboziTags = tagReaders([
  ...singleReaders([
    "ITEM_ID",
    "ITEMGROUP_ID",
    "PRODUCTNAME",
    "PRODUCTNAMEEXT",
    "PRODUCT",
    "DESCRIPTION",
    "URL",
    "PRICE_VAT",
    "PRICE",
    "VAT",
    "DUES",
    "PRICE_BEFORE_DISCOUNT",
    "LIST_PRICE",
    "CURRENCY",
    "MANUFACTURER",
    "BRAND",
    "EAN",
    "ISBN",
    "PRODUCTNO",
    "ITEM_TYPE",
    "CONDITION",
    "VISIBILITY",
    "EROTIC",
    "STOCK",
    "STOCK_QTY",
  ]),
  ["DELIVERY_DATE", deliveryDateReader],
  ["IMGURL", imageReader],
  ["IMGURL_ALTERNATIVE", imageReader],
  ["CATEGORYTEXT", categoryReader],
  ["PARAM", parameterReader],
  ...extraReaders([...zboziExtras, ...messageTags]),
  ["SALES_VOUCHER", pairReader("sales_voucher", "CODE", "TEXT")],
  ...ignoredReaders(["DELIVERY", "SHOP_DEPOTS", "TOLLFREE", "FIRMY_CZ", "SKU", "CODE", "VARIANT"]),
]);

/** Local names of elements in which markup is text. */
export const zboziTextElements: ReadonlySet<string> = new Set([
  "DESCRIPTION",
  "PRODUCTNAME",
  "PRODUCTNAMEEXT",
  "PRODUCT",
  "CONDITION_DESC",
  "VAL",
  "TEXT",
  ...messageTexts,
]);
