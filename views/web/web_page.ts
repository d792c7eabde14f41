import type { Currency } from "../../core/money.ts";
import type { Language } from "../../core/language.ts";
import type { WebCategory } from "../../core/web/categories.ts";
import { addressPart } from "../../core/web/address_words.ts";
import type { WebProduct } from "../../core/web/product.ts";
import { paths } from "../paths.ts";

/** What every page of a shop's web knows of its shop. */
export interface WebPage {
  language: Language;
  shop: { name: string; currency: Currency; languages: readonly Language[] };
  /** What addresses begin with: nothing on the shop's domain, `/s/<slug>` elsewhere. */
  root: string;
  /** The same with the language, unless it is the main one: what links begin with. */
  base: string;
  /** Where the web is for the world: `https://lipa.cz`. */
  origin: string;
  menu: readonly WebCategory[];
  /** The operator's link, unless the shop has ordered its removal. @see R176 */
  operatorUrl: string | undefined;
}

/** What one page tells of itself to browsers and search engines. */
export interface WebHead {
  title: string;
  description?: string | undefined;
  /**
   * Its address in the languages in which it is there, as it follows the shop's root: the first is
   * the canonical one. None: search engines are asked to leave it out.
   */
  addresses: readonly { language: Language; path: string }[];
  image?: string | undefined;
}

/** A picture that the shop keeps, or one that is still elsewhere alone. */
export type WebPicture =
  | { key: string; width: number; height: number }
  | { address: string };

/** Pictures by the address from which they came. */
export type WebPictures = ReadonlyMap<string, WebPicture>;

/** What addresses in a language begin with. */
export function baseOf(
  root: string,
  { languages }: Pick<WebPage["shop"], "languages">,
  language: Language,
): string {
  return language === languages[0] ? root : `${root}/${language}`;
}

export const productPath = (base: string, product: Pick<WebProduct, "id" | "addressName">) =>
  paths.webProduct(base, addressPart(product.id, product.addressName));

export const categoryPath = (
  base: string,
  category: Pick<WebCategory, "id" | "addressName">,
  number = 1,
) => paths.webCategory(base, addressPart(category.id, category.addressName), number);
