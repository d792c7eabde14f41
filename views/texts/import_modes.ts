import { defineTexts } from "./texts.ts";

/** How an import treats records, and which tags can be their codes. */
export const importModeTexts = defineTexts({
  en: {
    modes: {
      both: "Create and update",
      create: "Only create new",
      update: "Only update",
    },
    modeDetails: {
      both: "New products are created, existing ones are updated by their code.",
      create: "Products that the shop already has stay untouched.",
      update: "Nothing new is created.",
    },
    codeTags: {
      ITEM_ID: "the item's number at the supplier",
      EAN: "the bar code",
      PRODUCTNO: "the maker's number",
    },
  },
  cs: {
    modes: {
      both: "Zakládat i aktualizovat",
      create: "Jen zakládat nové",
      update: "Jen aktualizovat",
    },
    modeDetails: {
      both: "Nové produkty se založí, existující se podle kódu aktualizují.",
      create: "Produkty, které už v obchodě jsou, zůstanou beze změny.",
      update: "Nic nového se nezaloží.",
    },
    codeTags: {
      ITEM_ID: "číslo položky u dodavatele",
      EAN: "čárový kód",
      PRODUCTNO: "číslo výrobce",
    },
  },
  sk: {
    modes: {
      both: "Zakladať aj aktualizovať",
      create: "Len zakladať nové",
      update: "Len aktualizovať",
    },
    modeDetails: {
      both: "Nové produkty sa založia, existujúce sa podľa kódu aktualizujú.",
      create: "Produkty, ktoré už v obchode sú, zostanú bez zmeny.",
      update: "Nič nové sa nezaloží.",
    },
    codeTags: {
      ITEM_ID: "číslo položky u dodávateľa",
      EAN: "čiarový kód",
      PRODUCTNO: "číslo výrobcu",
    },
  },
});
