import type { FileValue, ImageValue, Value } from "../../core/catalogue/values.ts";
import { isPictureType } from "../../core/media/media_type.ts";
import type { Queryable } from "../../tenants/engine/database.ts";
import { mediaOfAddresses } from "../../tenants/shop/media.ts";
import type { ShownPicture } from "../../views/products/picture_address.ts";
import type { StoredFile } from "../../views/products/product_form.tsx";

/** A product's pictures, the main one first, and the files of it that the shop keeps. */
export async function productMedia(
  shop: Queryable,
  values: ReadonlyMap<string, Value | null>,
): Promise<{ pictures: ShownPicture[]; storedFiles: StoredFile[] }> {
  const images = listOf<ImageValue>(values.get("images"))
    .toSorted((a, b) => Number(b.main ?? false) - Number(a.main ?? false));
  const files = listOf<FileValue>(values.get("files"));
  const stored = await mediaOfAddresses(shop, [...images, ...files].map(({ url }) => url));
  const pictures = images.map(({ url }) => {
    const media = stored.get(url);
    return { address: url, key: media && isPictureType(media.type) ? media.key : undefined };
  });
  const storedFiles = files.flatMap(({ url }) => {
    const media = stored.get(url);
    return media ? [{ key: media.key, name: media.name, size: media.size }] : [];
  });
  return { pictures, storedFiles };
}

const listOf = <T>(value: Value | null | undefined): readonly T[] =>
  Array.isArray(value) ? value as readonly T[] : [];
