/** A product of a made up shop: the same number is the same product. */
export interface Product {
  code: string;
  title: string;
  html: string;
  maker: string;
  path: string[];
  price: number;
  stock: number;
  /** Sizes; one product in three has variants. */
  sizes: string[];
  color: string;
  material: string;
}

const nouns = ["Hrnek", "Konvice", "Miska", "Talíř", "Svíčka", "Polštář", "Přehoz", "Váza"];
const names = ["Lipka", "Květen", "Říčka", "Žofie", "Šípek", "Třešeň", "Měsíc", "Jiskra"];
const makers = ["Dílna Pod Lípou", "Keramika Žďár", "Sklárna Šumava", "Tkalcovna Úpa"];
const colors = ["modrá", "zelená", "červená", "žlutá", "bílá", "černá"];
const materials = ["kamenina", "porcelán", "sklo", "bavlna", "len", "dřevo"];
const sentence =
  "Točený ručně z jemné hlíny, glazovaný dvakrát a pálený při vysoké teplotě; vydrží myčku i mikrovlnnou troubu. ";

export function productOf(number: number, changedShare: number): Product {
  const pick = <T>(list: readonly T[], salt: number): T =>
    list[(number * salt + salt) % list.length]!;
  const isChanged = changedShare > 0 && number % Math.round(1 / changedShare) === 0;
  const noun = pick(nouns, 7);
  return {
    code: `P${String(number).padStart(7, "0")}`,
    title: `${noun} ${pick(names, 3)} ${number}`,
    html: `<p>${sentence.repeat(2 + (number % 4))}</p><ul><li>Výrobce: ${
      pick(makers, 5)
    }</li></ul>`,
    maker: pick(makers, 5),
    path: ["Domov", noun, pick(names, 3)],
    price: 100 + (number * 37) % 4900 + (isChanged ? 10 : 0),
    stock: (number * 13) % 50,
    sizes: number % 3 === 0 ? ["S", "M", "L"] : [],
    color: pick(colors, 11),
    material: pick(materials, 13),
  };
}

export const picture = (code: string, index: number) =>
  `https://img.example.cz/${code}-${index}.jpg`;

/** A cell of a table. */
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
