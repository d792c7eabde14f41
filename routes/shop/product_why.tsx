import { lowestPrice } from "../../core/catalogue/price_history.ts";
import { isCurrency } from "../../core/money.ts";
import type { ProductDetail } from "../../tenants/shop/product_detail.ts";
import {
  type FieldHistory,
  fieldHistory,
  pricePoints,
  setOwningImport,
} from "../../tenants/shop/product_why.ts";
import { WhyPage } from "../../views/products/why_page.tsx";
import { paths } from "../../views/paths.ts";
import { whyTexts } from "../../views/texts/why.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { foundProduct, productTitle } from "./product_page.tsx";
import { auditRecord, saySaved } from "./record.ts";

/** Where the values of a product come from, and which import it belongs to. */
export const productWhy = createRouter();

const one = "/shops/:shop/products/:product{[0-9]+}";
const pathMax = 300;

productWhy.get(`${one}/why`, async (c) => {
  const found = await foundProduct(c);
  const path = c.req.query("field") ?? "";
  if (!found || path === "" || path.length > pathMax) return refuse(c, "not_found");
  const history = await fieldHistory(c.var.current.database, found.id, path);
  const { now } = c.var.services.platform;
  return c.html(
    <WhyPage
      page={pageOf(c)}
      product={{ id: found.id, title: productTitle(c, found) }}
      path={path}
      current={currentValue(found, path)}
      events={history.events}
      heldBack={history.heldBack}
      prices={pricesOf(found, path, history, now())}
      now={now()}
    />,
  );
});

/** `variant:<code>/<path>` is a variant's. */
function currentValue({ values, variants }: ProductDetail, path: string): unknown {
  const variant = /^variant:(.*)\/([^/]+)$/.exec(path);
  if (!variant) return values.get(path) ?? null;
  const [, code, own] = variant;
  return variants.find((each) => each.code === code)?.values.get(own!) ?? null;
}

function pricesOf(found: ProductDetail, path: string, history: FieldHistory, now: string) {
  const [field, currency = ""] = path.replace(/^variant:.*\//, "").split(":");
  if (field !== "price" || !isCurrency(currency)) return undefined;
  const points = pricePoints(history, currentValue(found, path), found.createdAt);
  return { currency, points, lowestMinor: lowestPrice(points, now) };
}

productWhy.post(`${one}/owner`, async (c) => {
  const found = await foundProduct(c);
  const { import: chosen = "" } = await readForm(c, "import");
  if (!found || !/^\d{0,15}$/.test(chosen)) return refuse(c, "not_found");
  const { database, shop } = c.var.current;
  const importId = chosen === "" ? undefined : Number(chosen);
  if (!await setOwningImport(database, found.id, importId)) return refuse(c, "not_found");
  await auditRecord(c, "product.owner", found.code ?? "");
  saySaved(c, whyTexts[c.var.language].ownerSaved);
  return c.redirect(paths.product(shop, String(found.id)), 303);
});
