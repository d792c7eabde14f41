import type { Language } from "../../language.ts";
import { remembered } from "../remembered.ts";

export const availabilities = ["in_stock", "out_of_stock", "preorder", "backorder"] as const;
export type Availability = typeof availabilities[number];

/** What customers read of it. */
export const availabilityWords: Record<Availability, Record<Language, string>> = {
  in_stock: { cs: "Skladem", sk: "Skladom", en: "In stock" },
  out_of_stock: { cs: "Vyprodáno", sk: "Vypredané", en: "Sold out" },
  preorder: { cs: "Předobjednávka", sk: "Predobjednávka", en: "Pre-order" },
  backorder: { cs: "Na objednávku", sk: "Na objednávku", en: "On order" },
};

const spellings = new Map<string, Availability>([
  ...availabilities.map((word) => [word.replaceAll("_", ""), word] as const),
  ["available", "in_stock"],
  ["availablefororder", "in_stock"],
  ["limitedavailability", "in_stock"],
  ["ondisplaytoorder", "backorder"],
  ["madetoorder", "backorder"],
  ["soldout", "out_of_stock"],
  ["discontinued", "out_of_stock"],
  ["skladem", "in_stock"],
  ["skladom", "in_stock"],
  ["není skladem", "out_of_stock"],
  ["vyprodáno", "out_of_stock"],
  ["vypredané", "out_of_stock"],
  ["předobjednávka", "preorder"],
  ["predobjednávka", "preorder"],
  ["na objednávku", "backorder"],
]);

/** Knows `in stock`, `IN_STOCK`, `pre-order`, `https://schema.org/InStock` and words of people. */
export const availabilityOf = remembered((text): Availability | undefined => {
  const last = text.trim().split("/").at(-1)!.toLowerCase();
  return spellings.get(last) ?? spellings.get(last.replaceAll(/[\s_-]+/g, ""));
});
