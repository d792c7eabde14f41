import { picture, type Product, quoted } from "./feed_products.ts";

function sold({ price, stock }: Product, code: string): string {
  return `<CODE>${code}</CODE><CURRENCY>CZK</CURRENCY><VAT>21</VAT><PRICE_VAT>${price}.5</PRICE_VAT>` +
    `<PURCHASE_PRICE></PURCHASE_PRICE><STOCK><AMOUNT>${stock}</AMOUNT></STOCK>` +
    `<AVAILABILITY_IN_STOCK>Skladem</AVAILABILITY_IN_STOCK>` +
    `<AVAILABILITY_OUT_OF_STOCK>Na dotaz</AVAILABILITY_OUT_OF_STOCK><VISIBLE>1</VISIBLE>`;
}

/** A product as the complete export has it. */
export function shoptetItem(product: Product): string {
  const { code, title, html, maker, path, sizes, color, material } = product;
  const images = [1, 2, 3].map((index) => `<IMAGE>${picture(code, index)}</IMAGE>`).join("");
  const parameter = (name: string, value: string) =>
    `<INFORMATION_PARAMETER><NAME>${name}</NAME><VALUE>${value}</VALUE></INFORMATION_PARAMETER>`;
  const variants = sizes.map((size) =>
    `<VARIANT>${sold(product, `${code}/${size}`)}<PARAMETERS><PARAMETER><NAME>Velikost</NAME>` +
    `<VALUE>${size}</VALUE></PARAMETER></PARAMETERS></VARIANT>\n`
  ).join("");
  return `<SHOPITEM><NAME>${title}</NAME><DESCRIPTION><![CDATA[${html}]]></DESCRIPTION>
<MANUFACTURER>${maker}</MANUFACTURER><UNIT>ks</UNIT>
<CATEGORIES><DEFAULT_CATEGORY>${path.join(" &gt; ")}</DEFAULT_CATEGORY></CATEGORIES>
<IMAGES>${images}</IMAGES><INFORMATION_PARAMETERS>${parameter("Barva", color)}${
    parameter("Materiál", material)
  }</INFORMATION_PARAMETERS><VISIBILITY>visible</VISIBILITY>
${variants ? `<VARIANTS>${variants}</VARIANTS>` : sold(product, code)}</SHOPITEM>
`;
}

export const shoptetColumns = [
  ...["code", "pairCode", "name", "description", "manufacturer", "image", "image2"],
  ...["defaultCategory", "price", "includingVat", "percentVat", "variant:Velikost"],
  ...["filteringProperty:Barva", "stock", "availabilityInStock", "availabilityOutOfStock"],
];

/** The same in a table: a row, or one for each variant. */
export function shoptetRows(product: Product): { text: string; count: number } {
  const { code, title, html, maker, path, price, stock, sizes, color } = product;
  const rows = (sizes.length > 0 ? sizes : [""]).map((size) => [
    ...[size ? `${code}/${size}` : code, size ? code : "", title, html, maker],
    ...[picture(code, 1), picture(code, 2), path.join(" > "), `${price},50`, "1", "21", size],
    ...[color, String(stock), "Skladem", "Na dotaz"],
  ]);
  const text = rows.map((row) => row.map((cell) => `${quoted(cell)};`).join("") + "\n").join("");
  return { text, count: rows.length };
}
