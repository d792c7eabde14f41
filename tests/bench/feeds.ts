import { picture, type Product, productOf, quoted } from "./feed_products.ts";
import { card, eshopRychleColumns, eshopRychleRow, zboziItem } from "./other_feeds.ts";
import { shoptetColumns, shoptetItem, shoptetRows } from "./shoptet_feeds.ts";

/**
 * Feeds as suppliers send them: Czech text, variants, parameters, several pictures, HTML in CDATA.
 * The same seed gives the same bytes, so that runs can be compared.
 */
export type FeedKind =
  | "heureka"
  | "zbozi"
  | "google"
  | "mergado"
  | "upgates-xml"
  | "upgates-csv"
  | "pohoda"
  | "money-s3"
  | "shoptet-xml"
  | "shoptet-csv"
  | "eshop-rychle-csv"
  | "vcard";

export interface FeedOrder {
  kind: FeedKind;
  /** Bytes, about. */
  size: number;
  /** Share of products whose price and stock differ from the same feed without it. */
  changedShare?: number;
}

/** Writes a feed. @returns how many items it has */
export async function writeFeed(path: string, order: FeedOrder): Promise<number> {
  const { head, tail, product } = writers[order.kind];
  using file = await Deno.open(path, { write: true, create: true, truncate: true });
  const encoder = new TextEncoder();
  let written = 0;
  let items = 0;
  let pending = head;
  const flush = async () => {
    const bytes = encoder.encode(pending);
    for (let at = 0; at < bytes.length;) at += await file.write(bytes.subarray(at));
    written += bytes.length;
    pending = "";
  };
  for (let number = 0; written + pending.length < order.size; number++) {
    const { text, count } = product(productOf(number, order.changedShare ?? 0));
    pending += text;
    items += count;
    if (pending.length > 500_000) await flush();
  }
  pending += tail;
  await flush();
  return items;
}

interface Writer {
  head: string;
  tail: string;
  product(product: Product): { text: string; count: number };
}

function heurekaItem(product: Product, size: string | undefined): string {
  const { code, title, html, maker, path, price, color, material } = product;
  const id = size ? `${code}-${size}` : code;
  const alternatives = [2, 3].map((index) =>
    `    <IMGURL_ALTERNATIVE>${picture(code, index)}</IMGURL_ALTERNATIVE>\n`
  ).join("");
  const params = [["Barva", color], ["Materiál", material], ...(size ? [["Velikost", size]] : [])]
    .map(([name, value]) =>
      `    <PARAM><PARAM_NAME>${name}</PARAM_NAME><VAL>${value}</VAL></PARAM>\n`
    ).join("");
  return `  <SHOPITEM>
    <ITEM_ID>${id}</ITEM_ID>
    <PRODUCTNAME>${title}${size ? ` ${size}` : ""}</PRODUCTNAME>
    <PRODUCT>${title}</PRODUCT>
    <DESCRIPTION><![CDATA[${html}]]></DESCRIPTION>
    <URL>https://www.example.cz/${code.toLowerCase()}/</URL>
    <IMGURL>${picture(code, 1)}</IMGURL>
${alternatives}    <PRICE_VAT>${price},50</PRICE_VAT>
    <VAT>21%</VAT>
    <MANUFACTURER>${maker}</MANUFACTURER>
    <CATEGORYTEXT>Heureka.cz | ${path.join(" | ")}</CATEGORYTEXT>
    <DELIVERY_DATE>${product.stock > 0 ? 0 : 7}</DELIVERY_DATE>
${params}${size ? `    <ITEMGROUP_ID>${code}</ITEMGROUP_ID>\n` : ""}  </SHOPITEM>
`;
}

function googleItem(product: Product, size: string | undefined): string {
  const { code, title, html, maker, path, price, color, material } = product;
  const text = html.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const others = [2, 3].map((index) =>
    `    <g:additional_image_link>${picture(code, index)}</g:additional_image_link>\n`
  ).join("");
  return `  <item>
    <g:id>${size ? `${code}-${size}` : code}</g:id>
    <g:title>${title}${size ? ` ${size}` : ""}</g:title>
    <g:description>${text}</g:description>
    <g:link>https://www.example.cz/${code.toLowerCase()}/</g:link>
    <g:image_link>${picture(code, 1)}</g:image_link>
${others}    <g:price>${price}.50 CZK</g:price>
    <g:availability>${product.stock > 0 ? "in_stock" : "out_of_stock"}</g:availability>
    <g:brand>${maker}</g:brand>
    <g:condition>new</g:condition>
    <g:product_type>${path.join(" &gt; ")}</g:product_type>
    <g:color>${color}</g:color>
    <g:material>${material}</g:material>
${
    size
      ? `    <g:size>${size}</g:size>\n    <g:item_group_id>${code}</g:item_group_id>\n`
      : ""
  }  </item>
`;
}

function mergadoItem(product: Product, size: string | undefined): string {
  const { code, title, html, maker, path, price, stock, color, material } = product;
  const params = [["Barva", color], ["Materiál", material], ...(size ? [["Velikost", size]] : [])]
    .map(([name, value]) => `    <PARAM><NAME>${name}</NAME><VALUE>${value}</VALUE></PARAM>\n`)
    .join("");
  return `  <ITEM>
    <ITEM_ID>${size ? `${code}-${size}` : code}</ITEM_ID>
    <NAME_EXACT>${title}${size ? ` ${size}` : ""}</NAME_EXACT>
    <DESCRIPTION><![CDATA[${html}]]></DESCRIPTION>
    <URL>https://www.example.cz/${code.toLowerCase()}/</URL>
    <IMAGE>${picture(code, 1)}</IMAGE>
    <IMAGE_ALTERNATIVE>${picture(code, 2)}</IMAGE_ALTERNATIVE>
    <PRICE_VAT>${price}.5</PRICE_VAT>
    <VAT>21</VAT>
    <PRODUCER>${maker}</PRODUCER>
    <CATEGORY>${path.join(" | ")}</CATEGORY>
    <AVAILABILITY>${stock > 0 ? "in stock" : "out of stock"}</AVAILABILITY>
    <STOCK_QUANTITY>${stock}</STOCK_QUANTITY>
${params}${size ? `    <ITEMGROUP_ID>${code}</ITEMGROUP_ID>\n` : ""}  </ITEM>
`;
}

/** One item of a feed a size, where a product has sizes. */
const flat =
  (item: (product: Product, size: string | undefined) => string) => (product: Product) => {
    const sizes = product.sizes.length > 0 ? product.sizes : [undefined];
    return { text: sizes.map((size) => item(product, size)).join(""), count: sizes.length };
  };

function pohodaStock(product: Product, size: string | undefined): string {
  const { code, title, html, maker, price, stock, color, material } = product;
  const parameter = (name: string, value: string) =>
    `<stk:intParameter><stk:intParameterName>${name}</stk:intParameterName><stk:intParameterValues>` +
    `<stk:intParameterValue><stk:parameterValue>${value}</stk:parameterValue>` +
    `</stk:intParameterValue></stk:intParameterValues></stk:intParameter>`;
  return `<lStk:stock version="2.0"><stk:stockHeader>
  <stk:code>${size ? `${code}-${size}` : code}</stk:code><stk:isInternet>true</stk:isInternet>
  <stk:sellingRateVAT value="21">high</stk:sellingRateVAT>
  <stk:name>${title}${size ? ` ${size}` : ""}</stk:name><stk:unit>ks</stk:unit>
  <stk:sellingPrice payVAT="true">${price}.5</stk:sellingPrice><stk:count>${stock}</stk:count>
  <stk:producer>${maker}</stk:producer><stk:description2><![CDATA[${html}]]></stk:description2>
  <stk:pictures><stk:picture default="true"><stk:filepath>${
    picture(code, 1)
  }</stk:filepath></stk:picture></stk:pictures>
  <stk:intParameters>${parameter("Barva", color)}${
    parameter("Materiál", material)
  }</stk:intParameters>
</stk:stockHeader></lStk:stock>
`;
}

function moneyStock(product: Product, size: string | undefined): string {
  const { code, title, html, maker, price, stock, color } = product;
  return `<Zasoba><konfigurace><SDPH_Prod>21</SDPH_Prod></konfigurace>
  <StavZasoby><Zasoba>${stock}</Zasoba><Rezervace>0</Rezervace></StavZasoby>
  <WWWPopis2><![CDATA[${html}]]></WWWPopis2><Vyrobce>${maker}</Vyrobce>
  <KmKarta><Popis>${title}${size ? ` ${size}` : ""}</Popis><MJ>ks</MJ>
    <Katalog>${size ? `${code}-${size}` : code}</Katalog><Obrazek2>${picture(code, 1)}</Obrazek2>
    <SeznamParametruKarty><ParametrKarty><Parametr><Nazev>Barva</Nazev></Parametr>
      <Value>${color}</Value></ParametrKarty></SeznamParametruKarty></KmKarta>
  <PC><SDPH>1</SDPH><Mena><Kod></Kod></Mena><Cena1><Cena>${price}.5</Cena></Cena1></PC></Zasoba>
`;
}

const pohodaNamespaces = [["rsp", "response"], ["lStk", "list_stock"], ["stk", "stock"]].map(
  ([prefix, name]) => `xmlns:${prefix}="http://www.stormware.cz/schema/version_2/${name}.xsd"`,
).join(" ");

function upgatesProduct(product: Product): string {
  const { code, title, html, maker, price, stock, sizes, color, material } = product;
  const parameter = (name: string, value: string) =>
    `<PARAMETER><NAME language="cs">${name}</NAME><VALUE language="cs">${value}</VALUE></PARAMETER>`;
  const prices = `<PRICES><PRICE language="cs"><PRICELISTS><PRICELIST><NAME>Výchozí</NAME>` +
    `<PRICE_ORIGINAL>${price}.5</PRICE_ORIGINAL></PRICELIST></PRICELISTS></PRICE></PRICES>`;
  const images = [1, 2, 3].map((index) =>
    `<IMAGE><URL>${picture(code, index)}</URL><MAIN_YN>${index === 1 ? 1 : 0}</MAIN_YN></IMAGE>`
  ).join("");
  const variants = sizes.map((size, index) =>
    `\t\t\t<VARIANT><CODE>${code}-${size}</CODE><MAIN_YN>${index === 0 ? 1 : 0}</MAIN_YN>` +
    `<ACTIVE_YN>1</ACTIVE_YN><STOCK>${stock + index}</STOCK><PARAMETERS>` +
    `${parameter("Velikost", size)}</PARAMETERS>${prices}</VARIANT>\n`
  ).join("");
  return `\t<PRODUCT>
\t\t<CODE>${code}</CODE>
\t\t<ACTIVE_YN>1</ACTIVE_YN>
\t\t<DESCRIPTIONS><DESCRIPTION language="cs"><URL>https://www.example.cz/${code.toLowerCase()}/</URL><TITLE>${title}</TITLE><LONG_DESCRIPTION><![CDATA[${html}]]></LONG_DESCRIPTION></DESCRIPTION></DESCRIPTIONS>
\t\t<MANUFACTURER>${maker}</MANUFACTURER>
\t\t<AVAILABILITY>${stock > 0 ? "Skladem" : "Na dotaz"}</AVAILABILITY>
\t\t<STOCK>${stock}</STOCK>
\t\t<UNIT>ks</UNIT>
\t\t<VATS><VAT country="CZ">21</VAT></VATS>
\t\t${prices}
\t\t<IMAGES>${images}</IMAGES>
\t\t<PARAMETERS>${parameter("Barva", color)}${parameter("Materiál", material)}</PARAMETERS>
${variants ? `\t\t<VARIANTS>\n${variants}\t\t</VARIANTS>\n` : ""}\t</PRODUCT>
`;
}

const csvColumns = [
  "[PRODUCT_CODE]",
  "[VARIANT_YN]",
  "[VARIANT_CODE]",
  "[LANGUAGE]",
  "[TITLE]",
  "[LONG_DESCRIPTION]",
  "[MANUFACTURER]",
  "[AVAILABILITY]",
  "[STOCK]",
  "[VAT]",
  "[IS_PRICES_WITH_VAT_YN]",
  "[PRICE_ORIGINAL „Výchozí“]",
  "[IMAGES]",
  "[PARAMETER „Barva“]",
  "[PARAMETER „Materiál“]",
  "[PARAMETER „Velikost“]",
];

function csvRows(product: Product): { text: string; count: number } {
  const { code, title, html, maker, price, stock, sizes, color, material } = product;
  const images = [1, 2, 3].map((index) => picture(code, index)).join(";");
  const availability = stock > 0 ? "Skladem" : "Na dotaz";
  const rows = [
    [code, "0", "", "cs", quoted(title), quoted(html), maker, availability, stock, "21", "1"]
      .concat([`${price}.5`, quoted(images), color, material, ""]),
    ...sizes.map((size) =>
      [code, "1", `${code}-${size}`, "", "", "", "", availability, stock, "", "1"]
        .concat([`${price}.5`, quoted(picture(code, 1)), "", "", size])
    ),
  ];
  return { text: rows.map((row) => row.join(";") + "\n").join(""), count: rows.length };
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

const writers: Record<FeedKind, Writer> = {
  "heureka": {
    head: `${xmlHead}<SHOP>\n`,
    tail: "</SHOP>\n",
    product: flat(heurekaItem),
  },
  "zbozi": {
    head: `${xmlHead}<SHOP xmlns="http://www.zbozi.cz/ns/offer/1.0">\n`,
    tail: "</SHOP>\n",
    product: flat(zboziItem),
  },
  "google": {
    head: `${xmlHead}<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n`,
    tail: "</channel></rss>\n",
    product: flat(googleItem),
  },
  "mergado": {
    head: `${xmlHead}<CHANNEL xmlns="http://www.mergado.com/ns/1.10">\n`,
    tail: "</CHANNEL>\n",
    product: flat(mergadoItem),
  },
  "upgates-xml": {
    head: `${xmlHead}<PRODUCTS version="2.0">\n`,
    tail: "</PRODUCTS>\n",
    product: (product) => ({ text: upgatesProduct(product), count: 1 }),
  },
  "upgates-csv": {
    head: `${csvColumns.join(";")}\n`,
    tail: "",
    product: csvRows,
  },
  "pohoda": {
    head: `${xmlHead}<rsp:responsePack version="2.0" state="ok" ${pohodaNamespaces}>\n` +
      `<rsp:responsePackItem state="ok"><lStk:listStock version="2.0">\n`,
    tail: "</lStk:listStock></rsp:responsePackItem></rsp:responsePack>\n",
    product: flat(pohodaStock),
  },
  "money-s3": {
    head: `${xmlHead}<MoneyData ExpZkratka="_ZAS"><SeznamZasoba>\n`,
    tail: "</SeznamZasoba></MoneyData>\n",
    product: flat(moneyStock),
  },
  "shoptet-xml": {
    head: `${xmlHead}<SHOP>\n`,
    tail: "</SHOP>\n",
    product: (product) => ({ text: shoptetItem(product), count: 1 }),
  },
  "shoptet-csv": { head: `${shoptetColumns.join(";")};\n`, tail: "", product: shoptetRows },
  "eshop-rychle-csv": {
    head: `${eshopRychleColumns.join(";")}\n`,
    tail: "",
    product: (product) => ({ text: eshopRychleRow(product), count: 1 }),
  },
  "vcard": { head: "", tail: "", product: (product) => ({ text: card(product), count: 1 }) },
};
