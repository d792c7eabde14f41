/**
 * The feed of an invented supplier, as Heureka's format has it: what the demonstration's shop is
 * filled with, and what a visitor can download, change and upload again.
 */
export interface DemoProduct {
  code: string;
  title: string;
  html: string;
  maker: string;
  path: readonly string[];
  priceCzk: number;
  deliveryDays: number;
  stock: number;
  parameters: readonly (readonly [name: string, value: string])[];
  pictures: readonly string[];
  ean: string;
  /** Sizes, when it has variants. */
  sizes: readonly string[];
}

const kinds = [
  {
    noun: "Hrnek",
    file: "hrnek",
    path: ["Kuchyně", "Hrnky"],
    from: 290,
    sizes: ["0,3 l", "0,4 l", "0,5 l"],
    about: "Sedne do dlaně, drží teplo a vydrží myčku i mikrovlnnou troubu.",
  },
  {
    noun: "Konvice",
    file: "konvice",
    path: ["Kuchyně", "Konvice"],
    from: 890,
    sizes: [],
    about: "Na litr čaje pro celou rodinu; poklička drží i při nalévání.",
  },
  {
    noun: "Miska",
    file: "miska",
    path: ["Kuchyně", "Misky"],
    from: 240,
    sizes: ["malá", "velká"],
    about: "Na polévku, kaši i ovoce. Misky se skládají do sebe.",
  },
  {
    noun: "Talíř",
    file: "talir",
    path: ["Kuchyně", "Talíře"],
    from: 320,
    sizes: ["20 cm", "26 cm"],
    about: "Mělký talíř s jemným okrajem, každý kus je trochu jiný.",
  },
  {
    noun: "Svíčka",
    file: "svicka",
    path: ["Domov", "Svíčky"],
    from: 190,
    sizes: [],
    about: "Ze včelího vosku s bavlněným knotem, hoří čtyřicet hodin.",
  },
  {
    noun: "Váza",
    file: "vaza",
    path: ["Domov", "Vázy"],
    from: 540,
    sizes: [],
    about: "Na jednu květinu i na celou kytici; uvnitř glazovaná.",
  },
  {
    noun: "Polštář",
    file: "polstar",
    path: ["Domov", "Textil"],
    from: 490,
    sizes: ["40 × 40 cm", "50 × 50 cm"],
    about: "Lněný potah na zip, výplň z ovčího rouna.",
  },
  {
    noun: "Přehoz",
    file: "prehoz",
    path: ["Domov", "Textil"],
    from: 1290,
    sizes: [],
    about: "Tkaný na ručním stavu z česané bavlny, pere se na třicet stupňů.",
  },
] as const;

const names = ["Lipka", "Květen", "Říčka", "Žofie", "Šípek", "Třešeň", "Měsíc", "Jiskra"];
const colors = [
  ["modrá", "modra"],
  ["zelená", "zelena"],
  ["červená", "cervena"],
  ["žlutá", "zluta"],
  ["bílá", "bila"],
  ["černá", "cerna"],
] as const;
const makers = ["Dílna Pod Lípou", "Keramika Žďár", "Tkalcovna Úpa", "Sklárna Šumava"];
const materials = ["kamenina", "porcelán", "sklo", "bavlna"];

/** Some four hundred products; each is made of its number alone. */
export function demoProducts(): DemoProduct[] {
  const products: DemoProduct[] = [];
  for (const [kindIndex, kind] of kinds.entries()) {
    for (const [nameIndex, name] of names.entries()) {
      for (const [colorIndex, [color, file]] of colors.entries()) {
        const number = (kindIndex * names.length + nameIndex) * colors.length + colorIndex;
        products.push({
          code: `LIP-${String(number + 1).padStart(4, "0")}`,
          title: `${kind.noun} ${name} – ${color}`,
          html: `<p>${kind.about}</p><p>Řada <strong>${name}</strong>, barva ${color}.</p>`,
          maker: makers[(kindIndex + nameIndex) % makers.length]!,
          path: kind.path,
          priceCzk: kind.from + ((number * 37) % 16) * 10,
          deliveryDays: [0, 0, 0, 1, 3, 7][number % 6]!,
          stock: number % 6 < 3 ? 1 + (number * 7) % 40 : 0,
          parameters: [["Barva", color], ["Materiál", materials[kindIndex % materials.length]!]],
          pictures: [`${kind.file}-${file}.webp`],
          ean: eanOf(859_000_000_000 + number),
          sizes: nameIndex % 2 === 0 ? kind.sizes : [],
        });
      }
    }
  }
  return products;
}

/** Twelve digits with their check digit. */
function eanOf(digits: number): string {
  const text = String(digits);
  const sum = [...text].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return text + ((10 - sum % 10) % 10);
}

/** @param picturesUrl where the pictures are served, without a slash at the end */
export function demoFeed(products: readonly DemoProduct[], picturesUrl: string): string {
  const items = products.flatMap((product) =>
    product.sizes.length === 0
      ? [item(product, picturesUrl)]
      : product.sizes.map((size, index) => item(product, picturesUrl, { size, index }))
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<SHOP>\n${items.join("")}</SHOP>\n`;
}

function item(
  product: DemoProduct,
  picturesUrl: string,
  variant?: { size: string; index: number },
): string {
  const parameters = [...product.parameters, ...(variant ? [["Velikost", variant.size]] : [])];
  const price = product.priceCzk + (variant ? variant.index * 80 : 0);
  const tags: [tag: string, value: string][] = [
    ["ITEM_ID", variant ? `${product.code}-${variant.index + 1}` : product.code],
    ["PRODUCTNAME", variant ? `${product.title} ${variant.size}` : product.title],
    ["PRODUCT", product.title],
    ["DESCRIPTION", `<![CDATA[${product.html}]]>`],
    ["URL", `https://www.example.cz/${product.code.toLowerCase()}`],
    ...product.pictures.map((file): [string, string] => ["IMGURL", `${picturesUrl}/${file}`]),
    ["PRICE_VAT", `${price},00`],
    ["VAT", "21%"],
    ["MANUFACTURER", product.maker],
    ["CATEGORYTEXT", `Heureka.cz | ${product.path.join(" | ")}`],
    ...(variant ? [] : [["EAN", product.ean] as [string, string]]),
    ["DELIVERY_DATE", String(product.deliveryDays)],
    ["STOCK_QTY", String(variant ? Math.max(0, product.stock - variant.index * 4) : product.stock)],
    ...parameters.map(([name, value]): [string, string] => [
      "PARAM",
      `<PARAM_NAME>${name}</PARAM_NAME><VAL>${value}</VAL>`,
    ]),
    ...(variant ? [["ITEMGROUP_ID", product.code] as [string, string]] : []),
  ];
  const lines = tags.map(([tag, value]) => `    <${tag}>${value}</${tag}>\n`).join("");
  return `  <SHOPITEM>\n${lines}  </SHOPITEM>\n`;
}
