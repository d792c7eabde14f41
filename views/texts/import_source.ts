import { defineTexts } from "./texts.ts";

/** Where an import takes its file from, and what is wrong with a file. */
export const importSourceTexts = defineTexts({
  en: {
    newAddress: "Another address",
    newAddressHint: "Leave empty to keep the one above. The password is stored, but never shown.",
    saveSource: "Save the source",
    sourceSaved: "The source is saved.",
    file: "File",
    fileTooLarge: "The file is larger than 100 MB. Split it into several files.",
    fileMissing: "Choose a file.",
    formatUnknown: (known: string) =>
      `The format of the file was not recognised. We read: ${known}.`,
    formatOther: (name: string, entity: string) => `The file is ${name} with ${entity}.`,
    entities: {
      products: "products",
      categories: "categories",
      customers: "customers",
      orders: "orders",
    },
    fileIsHtml: "The file is a web page, not a feed. It may be an error page or a sign-in.",
    start: "Start the import",
    started: "The file is here. The import starts.",
  },
  cs: {
    newAddress: "Jiná adresa",
    newAddressHint: "Prázdné pole ponechá tu výše. Heslo je uložené, ale neukazuje se.",
    saveSource: "Uložit zdroj",
    sourceSaved: "Zdroj je uložený.",
    file: "Soubor",
    fileTooLarge: "Soubor je větší než 100 MB. Rozdělte ho na několik souborů.",
    fileMissing: "Vyberte soubor.",
    formatUnknown: (known: string) => `Formát souboru jsme nepoznali. Čteme: ${known}.`,
    formatOther: (name: string, entity: string) => `V souboru je ${name} a v něm ${entity}.`,
    entities: {
      products: "produkty",
      categories: "kategorie",
      customers: "zákazníci",
      orders: "objednávky",
    },
    fileIsHtml:
      "Soubor je webová stránka, ne feed. Možná je to stránka s chybou nebo s přihlášením.",
    start: "Spustit import",
    started: "Soubor je u nás. Import začíná.",
  },
  sk: {
    newAddress: "Iná adresa",
    newAddressHint: "Prázdne pole ponechá tú vyššie. Heslo je uložené, ale neukazuje sa.",
    saveSource: "Uložiť zdroj",
    sourceSaved: "Zdroj je uložený.",
    file: "Súbor",
    fileTooLarge: "Súbor je väčší ako 100 MB. Rozdeľte ho na niekoľko súborov.",
    fileMissing: "Vyberte súbor.",
    formatUnknown: (known: string) => `Formát súboru sme nespoznali. Čítame: ${known}.`,
    formatOther: (name: string, entity: string) => `V súbore je ${name} a v ňom ${entity}.`,
    entities: {
      products: "produkty",
      categories: "kategórie",
      customers: "zákazníci",
      orders: "objednávky",
    },
    fileIsHtml:
      "Súbor je webová stránka, nie feed. Možno je to stránka s chybou alebo s prihlásením.",
    start: "Spustiť import",
    started: "Súbor je u nás. Import sa začína.",
  },
});
