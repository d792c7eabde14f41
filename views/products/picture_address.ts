import type { Page } from "../page.ts";
import { paths } from "../paths.ts";

/** A picture of a product, perhaps kept by the shop. */
export interface ShownPicture {
  /** At its supplier. */
  address: string;
  key: string | undefined;
}

/** Where a picture is loaded from: the shop's own thumbnail, else where the supplier keeps it. */
export function pictureAddress(
  page: Page,
  { address, key }: { address: string | undefined; key: string | undefined },
  size: "list" | "detail",
): string | undefined {
  return key === undefined ? address : paths.media(page.shop!, key, size);
}
