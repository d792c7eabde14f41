import { createRoute, z } from "@hono/zod-openapi";
import { type ProductFilter, productStates } from "../../core/catalogue/product_filter.ts";
import type { CurrentRecord } from "../../core/imports/plan.ts";
import { productIdsAfter } from "../../tenants/shop/product_ids.ts";
import { loadProducts } from "../../tenants/shop/product_load.ts";
import { recordLimits } from "../../tenants/billing/tariff_limits.ts";
import { productIdByCode, upsertProduct } from "../../tenants/shop/product_upsert.ts";
import { apiError, inputWrong, notFound, refusing } from "./api_error.ts";
import { createApiRouter, pageFrom, pageOf, pageQuery, versionIn, withKey } from "./api_router.ts";
import { noteCall } from "./caller.ts";
import {
  documentOfProduct,
  productDocument,
  productOrder,
  productProblems,
} from "./product_documents.ts";

/** Products of a shop, one by one. */
export const productsApi = createApiRouter();

const tags = ["Products"];
const params = z.object({
  code: z.string().openapi({ description: "The product's code", example: "HRN-1" }),
});
const json = { "application/json": { schema: productDocument } };

const text = (description: string) => z.string().max(300).optional().openapi({ description });
const filterQuery = {
  q: text("Words and codes to look for"),
  state: z.enum(productStates).optional().openapi({
    description: "Without it all but the archived ones",
  }),
  category: text("Code of a category; products of its subcategories belong too"),
  manufacturer: text("Exactly this one"),
  availability: text("Exactly this one"),
  stock: z.enum(["in", "out"]).optional(),
  price: z.literal("none").optional().openapi({ description: "Products without a price" }),
  import: z.coerce.number().int().positive().optional().openapi({
    description: "Id of the import that created them",
  }),
};

const list = createRoute({
  method: "get",
  path: "/api/v1/products",
  tags,
  summary: "List products",
  description: "Whole products with their variants, in the order in which they were created.",
  security: withKey,
  request: { query: pageQuery(100).extend(filterQuery) },
  responses: {
    200: {
      description: "A page of products",
      content: { "application/json": { schema: pageOf(productDocument) } },
    },
    ...refusing(401, 403, 422),
  },
});

productsApi.openapi(list, async (c) => {
  const { limit, cursor, q = "", ...choices } = c.req.valid("query");
  const { database } = c.var.caller;
  const filter = { search: q.trim(), ...withoutNothing(choices) } as ProductFilter;
  const order = { after: Number(cursor ?? 0), limit: limit + 1 };
  const ids = await productIdsAfter(database, filter, order);
  const { shown, next } = pageFrom(ids, limit, (id) => id);
  const products = await loadProducts(database, shown);
  const items = shown.flatMap((id) => products.get(id) ?? []).map(documentOfProduct);
  return c.json({ items, next }, 200);
});

const withoutNothing = (choices: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));

const read = createRoute({
  method: "get",
  path: "/api/v1/products/{code}",
  tags,
  summary: "Read a product",
  description: "All its fields and its variants. Its `ETag` is for `If-Match` of a change.",
  security: withKey,
  request: { params },
  responses: { 200: { description: "The product", content: json }, ...refusing(401, 403, 404) },
});

productsApi.openapi(read, async (c) => {
  const { database } = c.var.caller;
  const id = await productIdByCode(database, c.req.param("code"));
  const product = id === undefined ? undefined : (await loadProducts(database, [id])).get(id);
  if (!product) return notFound(c, "product");
  c.header("ETag", etagOf(product));
  return c.json(documentOfProduct(product), 200);
});

const put = createRoute({
  method: "put",
  path: "/api/v1/products/{code}",
  tags,
  summary: "Create or change a product",
  description:
    "Only the fields that are sent are changed; `null` empties one. A new product needs a title " +
    "in the shop's main language. Variants are changed by their codes; new ones come by import. " +
    "The change stands in the product's history under the key's name.",
  security: withKey,
  request: {
    params,
    headers: z.object({
      "if-match": z.string().optional().openapi({
        description: "The `ETag` that was read: refused with 412 when the product changed since",
      }),
      "if-none-match": z.literal("*").optional().openapi({
        description: "`*`: refused with 412 when there is such a product",
      }),
    }),
    body: { required: true, content: { "application/json": { schema: productOrder } } },
  },
  responses: {
    200: { description: "Changed", content: json },
    201: { description: "Created", content: json },
    ...refusing(400, 401, 403, 412, 413, 415, 422),
  },
});

productsApi.openapi(put, async (c) => {
  const { services: { platform }, caller: { shop, database, name } } = c.var;
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = c.req.valid("header");
  const code = c.req.param("code");
  const saved = await upsertProduct(database, code, c.req.valid("json"), {
    condition: { ifMatch: versionIn(ifMatch), isNew: ifNoneMatch === "*" },
    languages: shop.languages,
    editing: {
      now: platform.now(),
      actorName: name,
      limits: await recordLimits(platform, shop.id),
    },
  });
  if (!saved.ok) {
    return saved.error.code === "refused"
      ? inputWrong(c, productProblems(saved.error.problems))
      : apiError(c, 412, "changed_meanwhile", "The product has changed. Read it again.");
  }
  const { product, isCreated } = saved.value;
  await noteCall(c, isCreated ? "product.create" : "product.update", code);
  c.header("ETag", etagOf(product));
  return c.json(documentOfProduct(product), isCreated ? 201 : 200);
});

const etagOf = ({ updatedAt }: CurrentRecord): string => `"${updatedAt}"`;
