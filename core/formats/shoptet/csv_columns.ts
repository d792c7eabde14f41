/** Columns of products and of what else a table may be about, by exact English names. */
export const productMarks = new Set([
  "pairCode",
  "guid",
  "defaultCategory",
  "categoryText",
  "productVisibility",
  "includingVat",
  "percentVat",
  "defaultImage",
  "availabilityInStock",
]);

/** Columns that an export has and that say nothing which a product of ours could keep. */
const unused = new Set(
  [
    "externalId serialNumber plu currency priceRatio minimumAmount maximumAmount freeShipping",
    "freeBilling maxDiscount applyDiscountCoupon applyLoyaltyDiscount applyQuantityDiscount",
    "applyVolumeDiscount relativeMargin absoluteMargin purchasePriceVatRate stockMinSupply",
    "negativeAmount decimalCount height depth width recommendedPackaging firmyCz externalCode",
    "partNumber atypicalShipping atypicalBilling boxRestriction allowsIPlatba allowsPayOnline",
    "heurekaHidden heurekaCartHidden heurekaCpc zboziHidden zboziCpc zboziSearchCpc",
    "arukeresoHidden arukeresoMarketplaceHidden sizeId sizeIdLabel depositCode depositLogic",
    "packageAmount packageAmountUnit measureAmount measureAmountUnit itemConditionDescription",
    "googleCategoryIdInFeed heurekaCategoryId zboziCategoryId googleCategoryId glamiCategoryId",
    "metaKeywords toll",
  ].join(" ").split(" "),
);

/** Columns that a product is read from. */
const used = new Set(
  [
    "code pairCode guid name shortDescription description manufacturer seoTitle metaDescription",
    "unit adult itemType itemConditionGrade appendix supplier warranty internalNote xmlFeedName",
    "ean productNumber price includingVat percentVat currency standardPrice actionPrice",
    "actionFrom actionUntil purchasePrice purchasePriceIncludingVat stock stockLocation",
    "availabilityInStock availabilityOutOfStock availability weight defaultImage",
    "variantVisibility productVisibility defaultCategory relatedVideo",
  ].join(" ").split(" "),
);

export const images = /^image(\d*)$/;
export const categories = /^categoryText(\d*)$/;
export const related = /^relatedProduct(\d*)$/;
export const alternatives = /^alternativeProduct(\d*)$/;
export const gifts = /^gifts(\d*)$/;
export const textProperties = /^textProperty(\d*)$/;
export const filters = /^filteringProperty:(.+)$/;
export const options = /^variant:(.+)$/;
export const flags = /^(action|tip|new|custom\d)Flag(?:Active|ValidFrom|ValidUntil)$/;
const imageTexts = /^imageDesc\d*$/;

const repeated = [
  ...[images, categories, related, alternatives, gifts, textProperties, filters, options, flags],
  imageTexts,
];

export const isKnownProductColumn = (name: string): boolean =>
  used.has(name) || unused.has(name) || repeated.some((pattern) => pattern.test(name));
