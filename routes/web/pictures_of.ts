import { isPictureType } from "../../core/media/media_type.ts";
import { isAddress } from "../../core/exports/offer_reading.ts";
import type { WebProduct } from "../../core/web/product.ts";
import type { Queryable } from "../../tenants/engine/database.ts";
import { mediaOfAddresses } from "../../tenants/shop/media.ts";
import type { WebPicture, WebPictures } from "../../views/web/web_page.ts";

/** Pictures of products, from the shop's own store where it has them. */
export async function picturesOf(
  shop: Queryable,
  addresses: readonly string[],
): Promise<WebPictures> {
  const stored = await mediaOfAddresses(shop, addresses);
  return new Map(addresses.flatMap((address): [string, WebPicture][] => {
    const media = stored.get(address);
    if (!media) return isAddress(address) ? [[address, { address }]] : [];
    const { key, type, width, height } = media;
    if (!isPictureType(type) || width === undefined || height === undefined) return [];
    return [[address, { key, width, height }]];
  }));
}

/** Of each product the main one: what cards show. */
export const mainPictures = (shop: Queryable, products: readonly WebProduct[]) =>
  picturesOf(shop, products.flatMap(({ images }) => images.slice(0, 1)));
