import type { WebPrice, WebProduct } from "../../core/web/product.ts";
import { amountText } from "../../core/exports/xml_text.ts";
import { paths } from "../paths.ts";
import type { ProductPageProps } from "./product_page.tsx";
import { productPath, type WebPicture } from "./web_page.ts";

const availabilities = {
  in_stock: "InStock",
  out_of_stock: "OutOfStock",
  preorder: "PreOrder",
  backorder: "BackOrder",
} as const;

/** A product with its offers, as search engines read it. @see {@link https://schema.org/Product} */
export function productData({ page, product, about, pictures }: ProductPageProps) {
  const { base, root, origin } = page;
  const url = origin + productPath(base.slice(root.length), product);
  const { variants } = product;
  const offers = variants.length === 0
    ? offerOf(product)
    : variants.flatMap((variant) => offerOf(variant));
  return {
    "@type": "Product",
    name: product.name,
    url,
    image: product.images.flatMap((image) => pictures.get(image) ?? []).map(address),
    ...given("description", about),
    ...given("sku", product.code),
    ...given("gtin13", product.ean?.length === 13 ? product.ean : undefined),
    ...given("brand", product.manufacturer && { "@type": "Brand", name: product.manufacturer }),
    ...(offers.length > 0 ? { offers } : {}),
  };

  function offerOf(
    { price, canBeBought, availability, code }: {
      price: WebPrice | undefined;
      canBeBought: boolean;
      availability: WebProduct["availability"];
      code: string | undefined;
    },
  ) {
    if (!price) return [];
    const kind = canBeBought ? availability.kind : "out_of_stock";
    return [{
      "@type": "Offer",
      ...given("sku", code),
      url,
      price: amountText(price.minor),
      priceCurrency: page.shop.currency,
      availability: `https://schema.org/${availabilities[kind]}`,
      itemCondition: `https://schema.org/${product.isUsed ? "UsedCondition" : "NewCondition"}`,
    }];
  }

  function address(picture: WebPicture): string {
    return "address" in picture
      ? picture.address
      : origin + paths.webPicture("", picture.key, "original");
  }
}

const given = (name: string, value: unknown): Record<string, unknown> =>
  value === undefined || value === "" ? {} : { [name]: value };
