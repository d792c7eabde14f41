import { plainWords } from "../custom/header.ts";

/**
 * Columns that a product or a variant is read from, by their names without diacritics. Czech shops
 * write the first of them; of a Slovak shop only the table of variants is known, so words of its other
 * tables are taken in the same spirit.
 */
const spellings = {
  id: ["id"],
  code: ["kod vyrobku"],
  name: ["nazev vyrobku", "nazov vyrobku"],
  secondName: ["druhy nazev vyrobku", "druhy nazov vyrobku"],
  perex: ["kratky popis produktu"],
  description: ["popis vyrobku"],
  commonPrice: ["cena pred slevou", "bezna cena", "cena pred zlavou"],
  price: ["nase cena", "nasa cena"],
  purchasePrice: ["nakupni cena", "nakupna cena"],
  priceLevels: ["cenove hladiny"],
  picture: ["obrazek", "obrazok"],
  picture1: ["obrazek 1", "obrazok 1"],
  picture2: ["obrazek 2", "obrazok 2"],
  picture3: ["obrazek 3", "obrazok 3"],
  picture4: ["obrazek 4", "obrazok 4"],
  picture5: ["obrazek 5", "obrazok 5"],
  picture6: ["obrazek 6", "obrazok 6"],
  file: ["soubor ke stazeni", "subor na stiahnutie"],
  fileName: ["nazev souboru", "nazov suboru"],
  file2: ["soubor ke stazeni 2", "subor na stiahnutie 2"],
  fileName2: ["nazev souboru 2", "nazov suboru 2"],
  unit: ["prodejni jednotka", "predajna jednotka", "merna jednotka"],
  categories: ["zarazeni do kategorie", "zaradenie do kategorie"],
  text1: ["parametr 1", "parameter 1"],
  text2: ["parametr 2", "parameter 2"],
  text3: ["parametr 3", "parameter 3"],
  parameters: ["parametry", "parametre"],
  related: ["pripojene produkty"],
  options: ["pripojit ciselnik vlastnosti"],
  isNew: ["novinka"],
  isAction: ["v akci", "v akcii"],
  isUsed: ["bazar"],
  isInStock: ["je skladem", "je skladom"],
  stock: ["skladem", "skladom"],
  stockPosition: ["skladova pozice", "skladova pozicia"],
  availability: ["dostupnost"],
  vat: ["dph"],
  manufacturer: ["jmeno vyrobce", "meno vyrobcu"],
  safetyMaker: ["vyrobce", "vyrobca"],
  supplier: ["dodavatel"],
  ean: ["ean kod"],
  mpn: ["mpn"],
  weight: ["hmotnost"],
  isHidden: ["tento produkt nezobrazovat v eshopu", "tento produkt nezobrazovat v eshope"],
  hasNoButton: ["skryt tlacitko koupit", "skryt tlacitko kupit"],
  seoTitle: ["nazev stranky", "nazov stranky"],
  seoDescription: ["strucny popis stranky"],
  url: ["url"],
} as const satisfies Record<string, readonly string[]>;

export type Column = keyof typeof spellings;

const columns = new Map<string, Column>(
  Object.entries(spellings).flatMap(([column, names]) =>
    names.map((name) => [name, column as Column] as const)
  ),
);

/** Columns that an export has and that say nothing which a product of ours could keep. */
const unused = new Set([
  ...[
    "obrazek nahled",
    "obrazok nahlad",
    "postovne priplatky",
    "doprava zdarma",
    "titulni nazev stranky",
  ],
  ...["neuplatnovat slevovy kupon", "neuplatnovat zlavovy kupon", "nezobrazovat ve feedu"],
  ...["nezobrazovat vo feedu", "klicova slova oddelena carkou", "klucove slova oddelene ciarkou"],
  ...[
    "umistit na uvod",
    "nejprodavanejsi",
    "povolit diskuzi",
    "varianty produktu",
    "popisek stranky",
  ],
  ...["zakladni cena", "zakladna cena", "individualni poradi parametru", "profilovy obrazek"],
  ...["individualne poradie parametrov", "minimalne k objednani", "minimalne pre objednanie"],
  ...["nezobrazovat strazneho psa", "darek", "neuplatnovat slevu", "cestovni sluzba"],
  ...["id dodavatele", "pripojene video", "objednani jen v nasobcich", "vybrane dopravy"],
  ...["aktivovat pouze vybrane dopravy", "aktivovat slevu", "typ slevy", "hodnota slevy"],
  ...["zacatek slevy", "konec slevy", "aplikovat slevu na cenove hladiny", "mnozstvi v baleni"],
  ...["zpusob zobrazeni odpoctu slevy", "zobrazit x dni pred koncem slevy", "dovozce"],
  ...["slevu kombinovat se slevou reg zakaznika", "slevu kombinovat se slevovym kuponem"],
  ...["zobrazit prepocet ceny na mernou jednotku", "merna jednotka a jednotka baleni"],
  ...["zobrazit velikost baleni", "zobrazit vyrobce", "zobrazit dovozce", "oznaceni vyrobku"],
  ...["zobrazit oznaceni vyrobku", "minimalni zasoba skladu"],
]);

/** Texts for comparison services, of which there are more with every year. */
const forServices =
  /^(?:zbozi cz|heureka (?:cz|sk)|tovar sk|google nakupy|glami (?:cz|sk)|facebook|globalni|energeticky stitek|text (?:darku|prislusenstvi|voucheru)) |produktu pro feed$/;

export const isKnownColumn = (header: string): boolean => {
  const words = wordsOf(header);
  return words === "" || columns.has(words) || unused.has(words) || forServices.test(words);
};

export const columnOf = (header: string): Column | undefined => columns.get(wordsOf(header));

/** A header's words; what stands in brackets is a hint, unless it alone tells two columns apart. */
function wordsOf(header: string): string {
  const bare = header.replace(/\(([^)]*)\)?/g, (_, hint: string) => {
    const words = plainWords(hint);
    return /^(?:2|nahl[ae]d)$/.test(words) ? ` ${words} ` : " ";
  });
  return plainWords(bare);
}
