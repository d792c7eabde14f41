import { nameFields } from "../../core/catalogue/entity_fields.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { Language } from "../../core/language.ts";
import { categoryTexts } from "./categories.ts";
import { customerTexts } from "./customers.ts";
import { fieldTexts } from "./fields.ts";
import { orderTexts } from "./orders.ts";
import { defineTexts } from "./texts.ts";

/** Fields that only imports and exports speak of. */
const otherFields = defineTexts({
  en: {
    visible: "Shown in the language",
    linkUrl: "Address it leads to",
    position: "Order among its siblings",
    type: "Kind of page",
    images: "Pictures",
    paid: "Paid",
  },
  cs: {
    visible: "Zobrazeno v jazyce",
    linkUrl: "Adresa, na kterou vede",
    position: "Pořadí mezi sourozenci",
    type: "Druh stránky",
    images: "Obrázky",
    paid: "Zaplaceno",
  },
  sk: {
    visible: "Zobrazené v jazyku",
    linkUrl: "Adresa, na ktorú vedie",
    position: "Poradie medzi súrodencami",
    type: "Druh stránky",
    images: "Obrázky",
    paid: "Zaplatené",
  },
});

/** What the fields of a kind of record are called. */
export function fieldNames(language: Language, entity: Entity): Readonly<Record<string, string>> {
  switch (entity) {
    case "products":
      return fieldTexts[language];
    case "categories":
      return { ...otherFields[language], ...categoryTexts[language].fields };
    case "customers":
      return customerTexts[language].fields;
    case "orders":
      return { ...otherFields[language], ...orderTexts[language].fields };
  }
}

/** What the column with a record's own name is called; `undefined` when it has none but its code. */
export function nameColumn(language: Language, entity: Entity): string | undefined {
  if (entity === "orders") return undefined;
  if (entity === "customers") return customerTexts[language].name;
  return fieldNames(language, entity)[nameFields[entity]];
}

/** What a record of each kind is known by, as its column in lists is called. @see R63 */
export function codeColumn(language: Language, entity: Entity): string {
  switch (entity) {
    case "products":
    case "categories":
      return categoryTexts[language].fields.code;
    case "customers":
      return customerTexts[language].email;
    case "orders":
      return orderTexts[language].number;
  }
}
