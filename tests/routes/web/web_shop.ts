import { setDomain } from "../../../tenants/platform/shop_domains.ts";
import { addCategory, addProducts, type TestProduct } from "../../support/catalogue.ts";
import type { TestInstallation, TestShop } from "../../support/installation.ts";

/** A shop whose web is open at a domain, with products in the category `hrnky` below `domov`. */
export async function openWeb(
  installation: TestInstallation,
  { slug = "lipa", domain = "lipa.example", languages = ["cs"], products = [], ...order }: {
    slug?: string;
    name?: string;
    domain?: string;
    languages?: ("cs" | "sk" | "en")[];
    products?: readonly TestProduct[];
  } = {},
): Promise<TestShop> {
  const shop = await installation.shop({ slug, languages, ...order });
  await setDomain(installation.platform.database, shop.shop.id, domain);
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  await addCategory(lease.database, { code: "domov", name: "Domov" });
  await addCategory(lease.database, { code: "hrnky", name: "Hrnky", parent: "domov" });
  await addProducts(lease.database, products);
  return shop;
}

/** A product that everybody sees and can buy. */
export const mug = (
  code: string,
  values: NonNullable<TestProduct["values"]> = {},
  variants: NonNullable<TestProduct["variants"]> = [],
): TestProduct => ({
  code,
  values: {
    "title:cs": `Hrnek ${code}`,
    "price:CZK:": 25_000,
    stock: 4,
    categories: [{ code: "hrnky", primary: true }],
    ...values,
  },
  variants,
});
