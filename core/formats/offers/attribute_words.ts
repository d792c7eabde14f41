import type { Language } from "../../language.ts";

/** Attributes of clothes and the like, which comparison sites know by words of their own. */
export const namedAttributes = [
  "color",
  "size",
  "material",
  "pattern",
  "gender",
  "age_group",
  "size_type",
  "size_system",
  "product_length",
  "product_width",
  "product_height",
  "energy_class",
] as const;
export type NamedAttribute = typeof namedAttributes[number];

type Words = Record<Language, string>;
const words = (cs: string, sk: string, en: string): Words => ({ cs, sk, en });

/** What customers read instead of them. */
export const attributeWords: Record<NamedAttribute, Words> = {
  color: words("Barva", "Farba", "Colour"),
  size: words("Velikost", "Veľkosť", "Size"),
  material: words("Materiál", "Materiál", "Material"),
  pattern: words("Vzor", "Vzor", "Pattern"),
  gender: words("Pohlaví", "Pohlavie", "Gender"),
  age_group: words("Věková skupina", "Veková skupina", "Age group"),
  size_type: words("Střih", "Strih", "Fit"),
  size_system: words("Systém velikostí", "Systém veľkostí", "Size system"),
  product_length: words("Délka", "Dĺžka", "Length"),
  product_width: words("Šířka", "Šírka", "Width"),
  product_height: words("Výška", "Výška", "Height"),
  energy_class: words("Energetická třída", "Energetická trieda", "Energy class"),
};

/** Values that are codes rather than words. */
const valueWords: Partial<Record<NamedAttribute, Record<string, Words>>> = {
  gender: {
    male: words("muži", "muži", "male"),
    female: words("ženy", "ženy", "female"),
    unisex: words("unisex", "unisex", "unisex"),
  },
  age_group: {
    newborn: words("novorozenci", "novorodenci", "newborn"),
    infant: words("kojenci", "dojčatá", "infant"),
    toddler: words("batolata", "batoľatá", "toddler"),
    kids: words("děti", "deti", "kids"),
    adult: words("dospělí", "dospelí", "adult"),
  },
};

export function attributeValue(name: NamedAttribute, value: string, language: Language): string {
  const known = valueWords[name] ?? {};
  const code = value.toLowerCase();
  return Object.hasOwn(known, code) ? known[code]![language] : value;
}

/** The code of a value for people; `undefined` for one of an attribute with codes that has none. */
export function attributeCode(name: NamedAttribute, value: string): string | undefined {
  const known = valueWords[name];
  if (known === undefined) return value;
  const wanted = value.toLowerCase();
  return Object.keys(known).find((code) =>
    code === wanted || Object.values(known[code]!).includes(wanted)
  );
}
