import { remembered } from "../remembered.ts";
import { pricePath, type Value, type Values } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import { addVat, type Currency, isCurrency } from "../../money.ts";
import { parseDecimal, parsePrice } from "../numbers.ts";
import { read, type ReadResult, unreadable } from "../reading.ts";
import { standardRates } from "../vat_rates.ts";

/** Programs write these amounts: one separator of decimals, no thousands. */
export const parseAmount = (text: string): ReadResult<number> =>
  parsePrice(text, { thousands: false });

/** Kilograms as grams. */
export function parseKilograms(text: string): ReadResult<number> {
  const amount = parseDecimal(text);
  if (!amount.ok) return amount;
  const grams = Math.round(amount.value.value * 1_000);
  return grams >= 0 && Number.isSafeInteger(grams) ? read(grams) : unreadable("number_unreadable");
}

/** `A > B` or `A >> B`: the same way through categories, however it is written. */
export const pathOf = remembered((text): readonly string[] =>
  text.split(/\s*>{1,2}\s*/).map((level) => level.trim()).filter((level) => level !== "")
);

/** Prices of one product or variant, as the file gives them; texts that are absent say nothing. */
export interface GivenPrices {
  currency: string | undefined;
  vatRate: number | undefined;
  withVat: number | undefined;
  /** Without VAT, or on the shop's own basis when no rate stands beside it. */
  price: number | undefined;
  isNet: boolean;
  /** `null` is an empty one, which deletes. */
  common: number | null | undefined;
  sale: number | null | undefined;
  purchase: number | null | undefined;
  isPurchaseGross: boolean;
}

/**
 * What customers pay, with VAT: the price that has it, else the other one with the rate beside it. The usual
 * and the action price stand on the same basis as the selling price.
 *
 * @returns `false` for a currency that the shop cannot keep
 */
export function setPrices(values: Values, given: GivenPrices, usual: Currency, list = ""): boolean {
  const currency = given.currency || usual;
  if (!isCurrency(currency)) return false;
  const rate = given.vatRate ?? standardRates[currency];
  const gross = (minor: number, isNet: boolean) => isNet ? addVat(minor, rate) : minor;
  const isNet = given.withVat === undefined && given.isNet;
  const selling = given.withVat ??
    (given.price === undefined ? undefined : gross(given.price, isNet));
  const set = (field: string, minor: number | null | undefined, isNet = false) => {
    if (minor === undefined) return;
    values.set(pricePath(field, currency, list), minor === null ? null : gross(minor, isNet));
  };
  set("price", selling);
  set("salePrice", given.sale, isNet);
  if (list !== "") return true;
  set("commonPrice", given.common, isNet);
  set("purchasePrice", given.purchase, !given.isPurchaseGross);
  return true;
}

/** What a visibility means, by its name; the vendor's schema lists the words only. */
export function setVisibility(values: Values, word: string): boolean {
  const shown = (active: boolean, more: [string, Value][] = []) => {
    values.set("active", active);
    for (const [path, value] of more) values.set(path, value);
    return true;
  };
  switch (word) {
    case "visible":
      return shown(true);
    case "hidden":
    case "blocked":
    case "cashDeskOnly":
      return shown(false);
    case "detailOnly":
      return shown(true, [["excludeFromSearch", true]]);
    case "showRegistered":
    case "blockUnregistered":
      return shown(true, [["private", true]]);
    default:
      return false;
  }
}

/** Labels that every shop has, by the codes of its flags. */
const flagNames: Record<Language, Readonly<Record<string, string>>> = {
  cs: { new: "Novinka", action: "Akce", tip: "Tip" },
  sk: { new: "Novinka", action: "Akcia", tip: "Tip" },
  en: { new: "New", action: "Sale", tip: "Tip" },
};

/** What the shop calls a flag; one of its own has no name in the file but its code. */
export function labelName(code: string, language: Language): string {
  const names = flagNames[language];
  const key = code.toLowerCase();
  return Object.hasOwn(names, key) ? names[key]! : code;
}

/**
 * The code of a product whose variants alone have codes: what stands before the slash in all of them
 * (`40237/3XL`), else the first one.
 */
export function codeOfVariants(codes: readonly (string | undefined)[]): string | undefined {
  const known = codes.filter((code) => code !== undefined);
  const stems = new Set(known.map((code) => code.slice(0, Math.max(0, code.indexOf("/")))));
  const [stem] = stems;
  return stems.size === 1 && stem ? stem : known[0];
}

/** The availability that holds for a stock: the shop has a word for each of both. */
export function availabilityFor(
  stock: number | undefined,
  { inStock, outOfStock, plain }: {
    inStock: string;
    outOfStock: string;
    plain: string;
  },
): string | undefined {
  const chosen = stock !== undefined && stock > 0 ? inStock : outOfStock;
  return chosen || plain || undefined;
}
