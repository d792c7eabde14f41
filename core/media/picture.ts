/** Largest picture or file that is fetched, in bytes. @see UP-18 */
export const mediaSizeMax = 20 * 1024 * 1024;

/** A picture with more is not decoded: it would fill the memory. @see UP-18 */
export const picturePixelsMax = 50_000_000;

/**
 * The sizes that are made of each picture, in pixels: for a line of a list a square cut out of its
 * middle (32 on a screen with two pixels a point), for the page of a product its longer side.
 */
export const thumbnailSizes = { list: 64, detail: 800 } as const;

export type Thumbnail = keyof typeof thumbnailSizes;

/** A file that the shop keeps. */
export interface StoredMedia {
  /** SHA-256 of its bytes, hexadecimal; its name on the disk and in addresses. */
  key: string;
  /** One of `mediaTypes`. */
  type: string;
  /** Bytes. */
  size: number;
  /** Pixels as it is shown; pictures only. */
  width: number | undefined;
  height: number | undefined;
}
