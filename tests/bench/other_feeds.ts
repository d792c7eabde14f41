import { picture, type Product, quoted } from "./feed_products.ts";

export function zboziItem(product: Product, size: string | undefined): string {
  const { code, title, html, maker, path, price, stock, color, material } = product;
  const params = [["Barva", color], ["Materiál", material], ...(size ? [["Velikost", size]] : [])]
    .map(([name, value]) =>
      `    <PARAM><PARAM_NAME>${name}</PARAM_NAME><VAL>${value}</VAL></PARAM>\n`
    ).join("");
  return `  <SHOPITEM>
    <ITEM_ID>${size ? `${code}-${size}` : code}</ITEM_ID>
    <PRODUCTNAME>${title}${size ? ` ${size}` : ""}</PRODUCTNAME>
    <DESCRIPTION><![CDATA[${html}]]></DESCRIPTION>
    <URL>https://www.example.cz/${code.toLowerCase()}/</URL>
    <IMGURL>${picture(code, 1)}</IMGURL>
    <PRICE_VAT>${price}.50</PRICE_VAT>
    <MANUFACTURER>${maker}</MANUFACTURER>
    <CATEGORYTEXT>${path.join(" | ")}</CATEGORYTEXT>
    <DELIVERY_DATE>${stock > 0 ? 0 : 7}</DELIVERY_DATE>
    <EXTRA_MESSAGE>free_store_pickup</EXTRA_MESSAGE>
${params}${size ? `    <ITEMGROUP_ID>${code}</ITEMGROUP_ID>\n` : ""}  </SHOPITEM>
`;
}

export const eshopRychleColumns = [
  ...["ID", "Kod vyrobku", "Nazev vyrobku", "Popis vyrobku", "Nase cena"],
  ...["Obrazek (puvodni velikost)", "Zarazeni do kategorie", "Je skladem (1|0)"],
  ...["Skladem (pocet kusu)", "DPH (1|2|3|4|5)", "Jmeno vyrobce", "Parametry"],
];

export function eshopRychleRow(product: Product): string {
  const { code, title, html, maker, price, stock, color, material } = product;
  const parameters = `Barva#-#${color}|-|Materiál#-#${material}`;
  const cells = [
    ...[String(Number(code.slice(1)) + 1), code, title, quoted(html), `${price}.50`],
    ...[picture(code, 1), "16-2-0-0", stock > 0 ? "1" : "", String(stock), "1", maker, parameters],
  ];
  return cells.join(";") + "\n";
}

/** A contact whose note is as long as a product's description, for a file of the same kind of text. */
export function card({ code, title, html, maker, path }: Product): string {
  return `BEGIN:VCARD
VERSION:3.0
N:${title};${path[1]};;;
FN:${path[1]} ${title}
ORG:${maker}
EMAIL;TYPE=INTERNET:${code.toLowerCase()}@example.cz
TEL;TYPE=CELL:+420601000001
ADR;TYPE=HOME:;;Dlouhá 12;Praha 1;;11000;Česko
NOTE:${html.slice(0, 300).replaceAll(";", "\\;").replaceAll(",", "\\,")}
END:VCARD
`;
}
