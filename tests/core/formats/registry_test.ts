import assert from "node:assert/strict";
import { entityField } from "../../../core/catalogue/entity_fields.ts";
import { formatById, formats, recogniseFormat } from "../../../core/formats/registry.ts";

const heads: [name: string, text: string, format: string | undefined][] = [
  ["Heureka's feed", "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID></SHOPITEM></SHOP>", "heureka"],
  ["Heureka's feed in small letters", "<shop><shop_item><product>", "heureka"],
  [
    "Heureka's feed behind comments",
    "\ufeff<?xml?><!-- <html> --><SHOP><SHOPITEM><PRODUCT>",
    "heureka",
  ],
  ["an empty SHOP", "<SHOP/>", "heureka"],
  [
    "Zboží by its namespace",
    "<SHOP xmlns='http://www.zbozi.cz/ns/offer/1.0'><SHOPITEM><ITEM_ID>",
    "zbozi",
  ],
  ["an empty feed of Zboží", "<SHOP xmlns='http://www.zbozi.cz/ns/offer/1.0'/>", "zbozi"],
  ["Zboží by its own elements", "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><MAX_CPC>", "zbozi"],
  [
    "Zboží by a unit",
    "<SHOP><SHOPITEM><PRODUCTNAME>a</PRODUCTNAME><PARAM><VAL>1</VAL><UNIT>kg</UNIT>",
    "zbozi",
  ],
  [
    "Zboží by an unknown day",
    "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><DELIVERY_DATE>-1</DELIVERY_DATE>",
    "zbozi",
  ],
  [
    "a shop system's update of prices",
    "<SHOP><SHOPITEM><CODE>1</CODE><PRICE_VAT>1</PRICE_VAT><VISIBILITY>visible</VISIBILITY>",
    "shoptet-xml",
  ],
  ["a shop system's export", "<SHOP><SHOPITEM id='1'><NAME>a</NAME><CODE>1</CODE>", "shoptet-xml"],
  ["its customers", "<CUSTOMERS><CUSTOMER><GUID>1</GUID><ACCOUNTS><ACCOUNT>", "shoptet-xml"],
  ["its record alone", "<SHOPITEM><NAME>a</NAME><VARIANTS><VARIANT>", "shoptet-xml"],
  ["prices with codes of nobody's", "<SHOP><SHOPITEM><CODE>1</CODE><PRICE>1</PRICE>", undefined],
  ["another feed of a SHOP", "<SHOP><ITEM><PRODUCTNAME>", undefined],
  ["Heureka's categories", "<HEUREKA><CATEGORY><CATEGORY_ID>", undefined],
  ["a feed of news", "<rss><channel><item><title>a</title><price>1</price>", undefined],
  ["RSS of offers", "<rss><channel><item><g:price>1</g:price><g:image-link>", "google"],
  ["Atom of offers", "<feed><title/><entry><g:price>1</g:price><g:availability>", "google"],
  ["RDF of offers", "<rdf:RDF><channel/><item><price>1</price><gtin>", "google"],
  [
    "an empty feed of Google's",
    "<rss xmlns:g='http://base.google.com/ns/1.0'><channel><title>a</title></channel></rss>",
    "google",
  ],
  ["a table of offers", "\ufeffId\tTitle\tLink\tImage Link\tPrice\n1\t", "google"],
  ["a shop system's table", "code;pairCode;name;price\n1;;a;2\n", "shoptet-csv"],
  ["its table of one column of options", '\ufeff"code";"variant:Velikost";\n', "shoptet-csv"],
  ["its orders", '"code";"date";"statusName";\r\n', "shoptet-csv"],
  ["its customers' table", "email;billingFullName\n", "shoptet-csv"],
  [
    "a table behind a line that says the delimiter",
    "\ufeffsep=;\r\n[PRODUCT_CODE];[TITLE]\r\n",
    "upgates-csv",
  ],
  ["a table behind rows without a text", "\r\n;;\r\ncode;pairCode;name\r\n", "shoptet-csv"],
  ["offers behind a line that says the delimiter", "sep=,\nid,title,link,price\n", "google"],
  [
    "goods behind such a line",
    "SEP=;\nID;Kod vyrobku;Nazev vyrobku;Nase cena\n1;A;x;1\n",
    "eshop-rychle-csv",
  ],
  ["a table with codes of nobody's", "code;name;price\n", undefined],
  ["any other table", "id;title;price\n1;a;2\n", undefined],
  ["Mergado's feed", "<CHANNEL><LINK/><ITEM><ITEM_ID>1</ITEM_ID><PRICE_VAT>", "mergado"],
  ["an empty feed of Mergado", "<CHANNEL xmlns='http://www.mergado.com/ns/1.8'/>", "mergado"],
  [
    "Mergado's customers",
    "<CHANNEL xmlns='http://www.mergado.com/ns/customer/1.0'><ITEM><CUSTOMER_ID>1",
    undefined,
  ],
  ["a channel without a feed", "<channel><title>a</title><item><title>", undefined],
  ["a sitemap", "<urlset><url><loc>https://a.example</loc><price>1</price>", undefined],
  ["an HTML page", "<!DOCTYPE html><html><body>", undefined],
  [
    "Pohoda's stock under any prefix",
    "<r:responsePack xmlns:r='http://www.stormware.cz/schema/version_2/response.xsd'>" +
    "<r:responsePackItem><a:listStock/>",
    "pohoda",
  ],
  ["a data pack of somebody else", "<dataPack><dataPackItem><stockHeader>", undefined],
  ["Money S3's stock", "<MoneyData ICAgendy='1'><SeznamZasoba><Zasoba>", "money-s3"],
  ["Money S3's documents", "<MoneyData><SeznamFaktVyd><FaktVyd>", undefined],
  ["Money S4", "<S5Data><ArtiklList><Artikl>", undefined],
  ["a business card", "BEGIN:VCARD\nVERSION:3.0", "vcard"],
  ["a card with its mark and blanks", "\ufeff\r\n begin:vcard \r\nfn:Eva", "vcard"],
  ["a letter about cards", "Dear all,\nBEGIN:VCARD\n", undefined],
  ["nothing", "", undefined],
];
for (const [name, text, format] of heads) {
  Deno.test(`recogniseFormat() takes ${name} for ${format ?? "nothing it knows"}`, () => {
    assert.equal(recogniseFormat({ text, encoding: "utf-8" })?.format.id, format);
  });
}

Deno.test("formatById() finds every format by its own id, and no other", () => {
  for (const format of formats) assert.equal(formatById(format.id), format);
  assert.equal(formatById("constructor"), undefined);
});

Deno.test("formats carry only fields that a record has", () => {
  for (const format of formats) {
    for (const entity of format.entities) {
      for (const field of format.fields[entity]!) assert.ok(entityField(entity, field), field);
    }
  }
});
