import {
  type CategoryLink,
  type FieldPath,
  type ImageValue,
  type LocalText,
  type MetaValue,
  type ParameterValue,
  pricePath,
  textPath,
  type Value,
} from "../catalogue/values.ts";
import { oneLine } from "../formats/one_line.ts";
import { parseEan } from "../formats/ean.ts";
import { type Availability, availabilityOf } from "../formats/offers/availability_words.ts";
import { roundMinor } from "../money.ts";
import type { ExportOptions, ExportRecord, ExportVariant } from "./export_format.ts";

/** Of a page or picture that others can open. */
export const isAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** In what language and currency a product is read. */
export type ReadingOptions = Pick<ExportOptions, "languages" | "currency" | "categoryPath">;

/**
 * Values of a product and of one of its variants, which takes from it what it has not itself: the
 * one place that says who sees it and for how much, for feeds and for the shop's own web.
 */
export class OfferReading {
  constructor(
    readonly record: Pick<ExportRecord, "values">,
    readonly variant: Pick<ExportVariant, "values"> | undefined,
    readonly options: ReadingOptions,
  ) {}

  value<T extends Value>(path: FieldPath): T | undefined {
    const own = this.variant?.values.get(path);
    return (own ?? this.record.values.get(path)) as T | undefined;
  }

  /** A text in the main language. */
  local(field: string): string | undefined {
    return this.value<string>(textPath(field, this.options.languages[0]!));
  }

  /** A text in the main language, else in another one. */
  inAnyLanguage(field: string): string | undefined {
    return this.options.languages.map((language) => this.value<string>(textPath(field, language)))
      .find(Boolean);
  }

  get productName(): string | undefined {
    const title = this.local("title");
    return title === undefined ? undefined : oneLine(title);
  }

  isArchived(): boolean {
    return this.record.values.get("archived") === true;
  }

  /** Whether everybody sees it. */
  isShown(): boolean {
    const { values } = this.record;
    const isVisible =
      this.value<boolean>(textPath("visible", this.options.languages[0]!)) !== false;
    const isOn = isVisible && values.get("active") !== false &&
      this.variant?.values.get("active") !== false && !this.isArchived();
    return isOn && values.get("private") !== true && values.get("privateCustomersOnly") !== true;
  }

  /** Whether everybody sees it and may put it into the basket. */
  canBeBought(): boolean {
    return this.isShown() && this.value("canAddToBasket") !== false && !this.isSoldOut();
  }

  /** Whether only what is in stock can be ordered, and nothing is. */
  isSoldOut(): boolean {
    return this.value("limitOrders") === "on" && (this.stock() ?? 1) <= 0;
  }

  stock(): number | undefined {
    return this.value<number>("stock");
  }

  get price(): { minor: number; crossedMinor: number | undefined } | undefined {
    const of = (field: string) => this.value<number>(pricePath(field, this.options.currency));
    const usual = of("price");
    if (usual === undefined || usual <= 0) return undefined;
    const sale = of("salePrice") ?? 0;
    const discount = of("discount") ?? 0;
    const discounted = discount > 0 ? roundMinor(usual * (100 - discount) / 100) : usual;
    const minor = sale > 0 && sale < usual ? sale : discounted;
    if (minor <= 0) return undefined;
    const crossed = [usual, of("commonPrice")].find((one) => one !== undefined && one > minor);
    return { minor, crossedMinor: crossed };
  }

  ean(): string | undefined {
    const ean = parseEan(this.value<string>("ean") ?? "");
    return ean.ok && ean.value.warning === undefined ? ean.value.value : undefined;
  }

  /** The variant's own pictures before those of the product. */
  images(): string[] {
    const of = (values: ReadonlyMap<FieldPath, Value> | undefined) =>
      (values?.get("images") ?? []) as readonly ImageValue[];
    const main = (images: readonly ImageValue[]) =>
      isSorted(images, "main")
        ? images
        : images.toSorted((a, b) => Number(b.main ?? false) - Number(a.main ?? false));
    const all = [...main(of(this.variant?.values)), ...main(of(this.record.values))];
    const urls = all.map(({ url }) => url).filter(isAddress);
    return urls.length > 1 ? [...new Set(urls)] : urls;
  }

  categoryPaths(): (readonly string[])[] {
    const links = (this.record.values.get("categories") ?? []) as readonly CategoryLink[];
    const sorted = isSorted(links, "primary")
      ? links
      : links.toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));
    return sorted.flatMap(({ code }) => {
      const path = this.options.categoryPath?.(code);
      return path === undefined || path.length === 0 ? [] : [path];
    });
  }

  parametersOf(values: ReadonlyMap<FieldPath, Value>): { name: string; value: string }[] {
    const list = (values.get("parameters") ?? []) as readonly ParameterValue[];
    return list.map(({ name, value }) => ({ name: this.#text(name), value: this.#text(value) }))
      .filter(({ name, value }) => name !== "" && value !== "");
  }

  /** In the main language; in another one rather than not at all. */
  #text(text: LocalText): string {
    const { languages } = this.options;
    const found = languages.map((language) => text[language]).find(Boolean);
    return oneLine(found ?? Object.values(text).find(Boolean) ?? "");
  }

  deliveryDays(): number | undefined {
    const days = this.value<number>("deliveryDays");
    if (days !== undefined) return days;
    const isInStock = (this.stock() ?? 0) > 0 || this.#saidAvailability() === "in_stock";
    return isInStock && this.value("availableFrom") === undefined ? 0 : undefined;
  }

  availability(): Availability {
    const stock = this.stock();
    if (stock !== undefined && stock > 0) return "in_stock";
    const said = this.#saidAvailability();
    if (this.value("availableFrom") !== undefined) {
      return said === "backorder" ? "backorder" : "preorder";
    }
    if (said !== undefined) return said;
    return stock === undefined || this.value("deliveryDays") !== undefined
      ? "in_stock"
      : "out_of_stock";
  }

  #saidAvailability(): Availability | undefined {
    return availabilityOf(this.value<string>("availability") ?? "");
  }

  meta(key: string): string | undefined {
    for (const values of [this.variant?.values, this.record.values]) {
      const metas = (values?.get("metas") ?? []) as readonly MetaValue[];
      const found = metas.find((meta) => meta.key === key);
      const text = found?.value ?? (found?.values && this.#text(found.values));
      if (text !== undefined && text.trim() !== "") return text.trim();
    }
    return undefined;
  }
}

/** Whether none stands behind another that is not marked: so it is in nearly all lists. */
function isSorted<Mark extends string>(
  list: readonly { readonly [mark in Mark]?: boolean }[],
  mark: Mark,
): boolean {
  for (let index = 1; index < list.length; index++) {
    if (list[index]![mark] && !list[index - 1]![mark]) return false;
  }
  return true;
}
