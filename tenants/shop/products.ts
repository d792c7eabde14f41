import type { ImageValue } from "../../core/catalogue/values.ts";
import { isPictureType } from "../../core/media/media_type.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";
import { mediaOfAddresses, type SourcedMedia } from "./media.ts";
import { type IdsOrder, listProductIds, type ListScope } from "./product_ids.ts";

/** A product as a line of a list. */
export interface ListedProduct {
  id: number;
  code: string | undefined;
  title: string | undefined;
  active: boolean;
  archived: boolean;
  imageUrl: string | undefined;
  /** Under which the shop keeps that picture, if it does. */
  pictureKey: string | undefined;
  priceMinor: number | undefined;
  /** The price is the lowest of its variants, since it has none itself. */
  priceFrom: boolean;
  /** Of its variants together, if they are counted. */
  stock: number | undefined;
  availability: string | undefined;
  variants: number;
}

/** One page of a list; the products of the page alone are read whole. */
export async function listProducts(
  shop: Queryable,
  order: IdsOrder,
): Promise<{ products: ListedProduct[]; total: number }> {
  const { ids, total } = await listProductIds(shop, order);
  return { products: await listedProducts(shop, ids, order.scope), total };
}

const selectListed = `
  SELECT product.id, product.code, product.active, product.archived, product.images,
         product.stock_total, product.availability,
         (SELECT title FROM product_texts WHERE product_id = product.id
           ORDER BY title IS NULL, language <> ?1, language LIMIT 1) AS title,
         (SELECT price_minor FROM product_prices
           WHERE product_id = product.id AND currency = ?2 AND price_list = '') AS price_minor,
         (SELECT min(price_minor) FROM variants
            JOIN variant_prices AS price ON price.variant_id = variants.id
           WHERE variants.product_id = product.id
             AND currency = ?2 AND price_list = '') AS lowest_minor,
         (SELECT count(*) FROM variants WHERE product_id = product.id) AS variants
    FROM json_each(?3) AS wanted
    JOIN products AS product ON product.id = wanted.value
   ORDER BY wanted.key`;

export async function listedProducts(
  shop: Queryable,
  ids: readonly number[],
  { language, currency }: ListScope,
): Promise<ListedProduct[]> {
  if (ids.length === 0) return [];
  const rows = await queryAll<Row>(shop, selectListed, [language, currency, JSON.stringify(ids)]);
  const listed = rows.map(listedOf);
  const addresses = listed.flatMap(({ imageUrl }) => imageUrl ?? []);
  const stored = await mediaOfAddresses(shop, addresses);
  return listed.map((product) => ({ ...product, pictureKey: keyOf(product, stored) }));
}

function keyOf(
  { imageUrl }: { imageUrl: string | undefined },
  stored: ReadonlyMap<string, SourcedMedia>,
): string | undefined {
  const media = imageUrl === undefined ? undefined : stored.get(imageUrl);
  return media && isPictureType(media.type) ? media.key : undefined;
}

function listedOf(row: Row): Omit<ListedProduct, "pictureKey"> {
  const optional = <T>(name: string) => (row[name] ?? undefined) as T | undefined;
  return {
    id: row.id as number,
    code: optional("code"),
    title: optional("title"),
    active: row.active === 1,
    archived: row.archived === 1,
    imageUrl: mainImage(optional("images")),
    priceMinor: optional("price_minor") ?? optional("lowest_minor"),
    priceFrom: row.price_minor === null && row.lowest_minor !== null,
    stock: optional("stock_total"),
    availability: optional("availability"),
    variants: row.variants as number,
  };
}

function mainImage(images: string | undefined): string | undefined {
  const list = images ? JSON.parse(images) as ImageValue[] : [];
  return (list.find(({ main }) => main) ?? list[0])?.url;
}
