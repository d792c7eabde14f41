import { ok } from "../result.ts";
import type { ExportOptions, RecordWriter } from "./export_format.ts";
import { type Offer, offersOut, type WrittenOffer } from "./offers.ts";
import { amountText, leaf } from "./xml_text.ts";

/** A tag with its text; nothing when there is none. */
export const given = (tag: string, text: string | number | undefined): string =>
  text === undefined || text === "" ? "" : leaf(tag, text);

/** A custom field as a tag of the same name in capitals, once for each of its lines. */
export function metaLeaves(offer: Offer, keys: readonly string[]): string {
  return keys.map((key) =>
    (offer.meta(key)?.split("\n") ?? []).map((line) => given(key.toUpperCase(), line.trim())).join(
      "",
    )
  ).join("");
}

export const parameterLeaves = ({ parameters }: Offer): string =>
  parameters.map(({ name, value }) =>
    `<PARAM>${leaf("PARAM_NAME", name)}${leaf("VAL", value)}</PARAM>`
  ).join("");

/** Pictures: one main, and as many others as the site takes. */
export function imageLeaves({ images: [main, ...others] }: Offer, alternatives: number): string {
  return given("IMGURL", main) +
    others.slice(0, alternatives).map((url) => leaf("IMGURL_ALTERNATIVE", url)).join("");
}

export const price = (tag: string, minor: number | undefined): string =>
  given(tag, minor === undefined ? undefined : amountText(minor));

/** A category's path as one text; what parts levels can stand in no name of one. */
export const pathText = (path: readonly string[], separator: "|" | ">"): string =>
  path.map((level) => level.replaceAll(separator, "/")).join(` ${separator} `);

/** A `SHOP` of `SHOPITEM`s, of which `item` writes the inside, or says why a site refuses it. */
export function shopFeedWriter(
  options: ExportOptions,
  { attributes, item }: { attributes: string; item(offer: Offer): WrittenOffer },
): RecordWriter {
  return {
    begin: () => `<?xml version="1.0" encoding="UTF-8"?>\n<SHOP${attributes}>\n`,
    record: (record) =>
      offersOut(record, options, (offer) => {
        const inside = item(offer);
        return inside.ok ? ok(`<SHOPITEM>${inside.value}</SHOPITEM>\n`) : inside;
      }),
    end: () => "</SHOP>\n",
  };
}
