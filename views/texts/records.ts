import { defineTexts, formatNumber, plural } from "./texts.ts";

const nbsp = "\u00a0";

/** What is the same for every kind of record: history, conflicts, deletion, problems of fields. */
export const recordTexts = defineTexts({
  en: {
    find: "Find",
    filters: "Filters",
    pageSize: "Rows",
    sort: "Order",
    any: "All",
    imports: {
      createdBy: "Created by import",
      updatedBy: "Updated by import",
      any: "Any import",
    },
    nothingFound: "Nothing matches",
    nothingFoundText: "Try fewer words, or clear the filters.",
    edit: "Edit",
    save: "Save",
    create: "Create",
    saved: "Saved.",
    delete: "Delete",
    cancel: "Cancel",
    history: "What changed",
    historyEmpty: "Nobody has changed this by hand yet.",
    created: (who: string) => `${who} created this`,
    changed: (who: string) => `${who} changed`,
    moreFields: (count: number) =>
      `and ${plural("en", count, { one: "more field", other: "more fields" })}`,
    createdAt: "Created",
    updatedAt: "Changed",
    conflict: "Somebody else saved this meanwhile",
    conflictText: (who: string, when: string) =>
      `${who} saved it ${when}. What you typed stands below and is not saved. Save once more to ` +
      "keep your version, or look at what is saved now.",
    conflictUnknown:
      "What you typed stands below and is not saved. Save once more to keep your version, or look " +
      "at what is saved now.",
    seeSaved: "See what is saved",
    problems: {
      phone: "This is not a phone number. Write for example +420 601 000 001.",
      vatId: "A VAT number starts with two letters of the country, for example CZ12345678.",
      ownSubtree: "A category cannot lie in itself or in a category below it.",
      taken: (value: string) => `“${value}” belongs to another record.`,
      characters: "There is a character here that cannot be written in a text.",
      wholeNumber: "Write a whole number from 1.",
      number: (least: number, most: number) =>
        `Write a number from ${formatNumber("en", least)} to ${formatNumber("en", most)}.`,
      ean: "An EAN has 8, 12, 13 or 14 digits, the last of which checks the others.",
      listLine: (line: number, found: string, wanted: string) =>
        `Line ${line}: “${found}” ${wanted}.`,
      listLines: {
        url: "is not a web address that starts with https://",
        code: "is too long for a code",
        parameter: "needs a name and a value, for example Colour: blue",
        label: "needs days such as Sale; 2026-11-01; 2026-11-30",
        set: "needs a code and a quantity, for example CUP-1; 6",
      },
    },
  },
  cs: {
    find: "Hledat",
    filters: "Filtry",
    pageSize: "Řádků",
    sort: "Řazení",
    any: "Vše",
    imports: {
      createdBy: "Založil import",
      updatedBy: "Aktualizoval import",
      any: "Jakýkoli import",
    },
    nothingFound: "Nic neodpovídá",
    nothingFoundText: "Zkuste méně slov, nebo zrušte filtry.",
    edit: "Upravit",
    save: "Uložit",
    create: "Založit",
    saved: "Uloženo.",
    delete: "Smazat",
    cancel: "Zrušit",
    history: "Co se změnilo",
    historyEmpty: "Zatím to nikdo ručně neměnil.",
    created: (who: string) => `Založeno: ${who}`,
    changed: (who: string) => `Změna: ${who}`,
    moreFields: (count: number) =>
      `a${nbsp}${
        plural("cs", count, { one: "další pole", few: "další pole", other: "dalších polí" })
      }`,
    createdAt: "Založeno",
    updatedAt: "Změněno",
    conflict: "Mezitím to uložil někdo jiný",
    conflictText: (who: string, when: string) =>
      `${who}, ${when}. To, co jste napsali, je níže a${nbsp}není uloženo. Uložte znovu, pokud má ` +
      "platit vaše verze, nebo se podívejte, co je uloženo teď.",
    conflictUnknown:
      `To, co jste napsali, je níže a${nbsp}není uloženo. Uložte znovu, pokud má platit vaše verze, ` +
      "nebo se podívejte, co je uloženo teď.",
    seeSaved: "Podívat se na uložené",
    problems: {
      phone: "Toto není telefonní číslo. Napište například +420\u00a0601\u00a0000\u00a0001.",
      vatId: "DIČ začíná dvěma písmeny země, například CZ12345678.",
      ownSubtree: "Kategorie nemůže být sama v sobě ani v kategorii pod sebou.",
      taken: (value: string) => `„${value}“ patří jinému záznamu.`,
      characters: "Je tu znak, který v textu být nemůže.",
      wholeNumber: "Napište celé číslo od 1.",
      number: (least: number, most: number) =>
        `Napište číslo od ${formatNumber("cs", least)} do ${formatNumber("cs", most)}.`,
      ean: "EAN má 8, 12, 13 nebo 14\u00a0číslic, poslední z\u00a0nich je kontrolní.",
      listLine: (line: number, found: string, wanted: string) =>
        `Řádek ${line}: „${found}“ ${wanted}.`,
      listLines: {
        url: "není webová adresa, která začíná https://",
        code: "je na kód příliš dlouhé",
        parameter: "potřebuje název a hodnotu, například Barva: modrá",
        label: "potřebuje dny, například Akce; 2026-11-01; 2026-11-30",
        set: "potřebuje kód a množství, například HRNEK-1; 6",
      },
    },
  },
  sk: {
    find: "Hľadať",
    filters: "Filtre",
    pageSize: "Riadkov",
    sort: "Zoradenie",
    any: "Všetko",
    imports: {
      createdBy: "Založil import",
      updatedBy: "Aktualizoval import",
      any: "Ktorýkoľvek import",
    },
    nothingFound: "Nič nezodpovedá",
    nothingFoundText: "Skúste menej slov, alebo zrušte filtre.",
    edit: "Upraviť",
    save: "Uložiť",
    create: "Založiť",
    saved: "Uložené.",
    delete: "Zmazať",
    cancel: "Zrušiť",
    history: "Čo sa zmenilo",
    historyEmpty: "Zatiaľ to nikto ručne nemenil.",
    created: (who: string) => `Založené: ${who}`,
    changed: (who: string) => `Zmena: ${who}`,
    moreFields: (count: number) =>
      `a${nbsp}${
        plural("sk", count, { one: "ďalšie pole", few: "ďalšie polia", other: "ďalších polí" })
      }`,
    createdAt: "Založené",
    updatedAt: "Zmenené",
    conflict: "Medzitým to uložil niekto iný",
    conflictText: (who: string, when: string) =>
      `${who}, ${when}. To, čo ste napísali, je nižšie a${nbsp}nie je uložené. Uložte znova, ak má ` +
      "platiť vaša verzia, alebo sa pozrite, čo je uložené teraz.",
    conflictUnknown:
      `To, čo ste napísali, je nižšie a${nbsp}nie je uložené. Uložte znova, ak má platiť vaša ` +
      "verzia, alebo sa pozrite, čo je uložené teraz.",
    seeSaved: "Pozrieť sa na uložené",
    problems: {
      phone: "Toto nie je telefónne číslo. Napíšte napríklad +421\u00a0901\u00a0000\u00a0001.",
      vatId: "IČ DPH sa začína dvoma písmenami krajiny, napríklad SK1234567890.",
      ownSubtree: "Kategória nemôže byť sama v sebe ani v kategórii pod sebou.",
      taken: (value: string) => `„${value}“ patrí inému záznamu.`,
      characters: "Je tu znak, ktorý v texte nemôže byť.",
      wholeNumber: "Napíšte celé číslo od 1.",
      number: (least: number, most: number) =>
        `Napíšte číslo od ${formatNumber("sk", least)} do ${formatNumber("sk", most)}.`,
      ean: "EAN má 8, 12, 13 alebo 14\u00a0číslic, posledná z\u00a0nich je kontrolná.",
      listLine: (line: number, found: string, wanted: string) =>
        `Riadok ${line}: „${found}“ ${wanted}.`,
      listLines: {
        url: "nie je webová adresa, ktorá sa začína https://",
        code: "je na kód príliš dlhé",
        parameter: "potrebuje názov a hodnotu, napríklad Farba: modrá",
        label: "potrebuje dni, napríklad Akcia; 2026-11-01; 2026-11-30",
        set: "potrebuje kód a množstvo, napríklad HRNCEK-1; 6",
      },
    },
  },
});
