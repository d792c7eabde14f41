import type { Entity } from "../format.ts";

/**
 * What columns are called, in Czech, Slovak and English and in the exports of the usual systems,
 * without diacritics and capitals. A word that several fields have is offered to the first that its
 * values fit.
 *
 * `code*` stands for the code of a group of variants, which makes `code` a variant's.
 */
const productWords: Record<string, string> = {
  code:
    "kod, kod produktu, kod zbozi, kod tovaru, kod vyrobku, katalogove cislo, katalogovy kod, " +
    "cislo produktu, cislo zbozi, objednaci kod, code, product code, item code, sku, item id, " +
    "product id, id produktu, id zbozi, id, cislo, catalog number, catalogue number, plu, " +
    "warehouse number",
  "code*": "pair code, paircode, parent code, parent sku, kod rodice, kod rodica, " +
    "nadrazeny kod, nadradeny kod, kod skupiny, id skupiny, group code, group id, itemgroup id, " +
    "item group id, kod hlavniho produktu, kod hlavneho produktu",
  variantCode: "kod varianty, kod variantu, variant code, variant sku, variant id, id varianty",
  title: "nazev, nazov, nazev produktu, nazov produktu, nazev zbozi, nazov tovaru, jmeno, meno, " +
    "produkt, zbozi, tovar, title, name, product name, product title, item name, productname, " +
    "jmeno produktu, nazev vyrobku, nazov vyrobku",
  shortDescription:
    "kratky popis, strucny popis, kratky opis, strucny opis, anotace, anotacia, perex, " +
    "podnadpis, short description, shortdescription, summary, excerpt, teaser, short, " +
    "kratky popis produktu",
  longDescription: "popis, opis, popis produktu, opis produktu, dlouhy popis, dlhy popis, " +
    "podrobny popis, detailni popis, text, description, long description, longdescription, " +
    "product description, body, html popis, popis vyrobku, long",
  url: "url, url adresa, adresa url, odkaz, link, webova adresa, product url, url produktu",
  seoUrl: "seo url, url alias, slug, handle, pretty url",
  seoTitle:
    "seo titulek, seo titulok, seo title, meta title, metatitle, titulek stranky, page title, " +
    "nazev stranky title, nazov stranky title",
  seoDescription: "seo popis, meta popis, meta description, metadescription, seo description, " +
    "strucny popis stranky description",
  availabilityNote: "poznamka k dostupnosti, availability note",
  active: "aktivni, aktivny, aktivne, zobrazeno, zobrazit, zobrazene, viditelnost, viditelny, " +
    "viditelne, publikovano, publikovane, active, visible, visibility, product visibility, " +
    "productvisibility, published, enabled, status",
  canAddToBasket: "lze koupit, lze objednat, da sa kupit, koupit, can be bought, purchasable",
  adult: "pro dospele, pre dospelych, 18, adult",
  condition: "stav zbozi, stav tovaru, condition, item condition",
  ean:
    "ean, ean kod, ean13, ean 13, carovy kod, ciarovy kod, barcode, bar code, gtin, upc, ean upc",
  isbn: "isbn, isbn kod",
  partNumber: "kod vyrobce, cislo vyrobce, kod vyrobcu, productno, part number, partnumber, mpn, " +
    "manufacturer code, manufacturer part number, vyrobni cislo",
  supplierCode: "kod dodavatele, kod dodavatela, dodavatelsky kod, externi kod, externy kod, " +
    "supplier code, vendor code, external code",
  manufacturer:
    "vyrobce, vyrobca, znacka, brand, manufacturer, maker, producer, vendor, nazev vyrobce, " +
    "jmeno vyrobce, meno vyrobcu",
  price: "cena, prodejni cena, predajna cena, cena celkem, moc, price, price vat, selling price, " +
    "sale price gross, regular price, retail price, koncova cena, cena za kus, cena za ks, " +
    "nase cena, nasa cena",
  salePrice:
    "akcni cena, akciova cena, zlevnena cena, cena po sleve, cena po zlave, action price, " +
    "actionprice, sale price, special price, discounted price",
  purchasePrice:
    "nakupni cena, nakupna cena, nc, purchase price, purchaseprice, cost, cost price, " +
    "buying price, wholesale price, velkoobchodni cena, velkoobchodna cena",
  commonPrice:
    "bezna cena, standardni cena, standardna cena, doporucena cena, odporucana cena, dmoc, " +
    "puvodni cena, povodna cena, cena pred slevou, common price, standard price, standardprice, " +
    "list price, rrp, msrp, compare at price, recommended price",
  discount: "sleva, zlava, sleva v procentech, discount, discount percent",
  vatRate: "dph, sazba dph, sadzba dph, vat, vat rate, percentvat, tax, tax rate",
  stock: "sklad, skladem, na sklade, skladova zasoba, zasoba, zasoby, mnozstvi, mnozstvo, pocet, " +
    "pocet kusu, pocet kusov, skladem pocet kusu, skladom pocet kusu, pocet ks, ks skladem, kusu skladem, stock, stock amount, stock quantity, " +
    "quantity, qty, inventory, in stock, on stock, amount",
  availability:
    "dostupnost, dostupnost produktu, skladova dostupnost, skladem, sklad, na sklade, " +
    "availability, availability in stock, stav skladu, stock status, in stock",
  deliveryDays:
    "dodaci doba, dodacia doba, delivery date, delivery time, delivery days, dny dodani, " +
    "doba dodani, doba dodania, dostupnost",
  availableFrom:
    "dostupne od, k dispozici od, available from, availability date, datum naskladneni",
  stockPosition:
    "umisteni, umiestnenie, pozice, pozicia, regal, stock position, shelf, location, " +
    "skladova pozice, skladova pozicia",
  weight: "hmotnost, vaha, weight, gross weight, hmotnost produktu",
  unit: "jednotka, merna jednotka, mj, unit, measure unit, unit of measure, prodejni jednotka",
  shipmentGroup:
    "skupina dopravy, dopravni skupina, shipment group, shipping group, shipping class",
  replacementCode: "nahrada, nahradni produkt, replacement code, replaced by",
  categories: "kod kategorie, kody kategorii, category code, category codes, id kategorie",
  categoryPaths:
    "kategorie, kategoria, zarazeni, zaradenie, hlavni kategorie, vychozi kategorie, " +
    "sekce, skupina zbozi, category, categories, category path, categorytext, category text, " +
    "product type, default category, defaultcategory, category text, main category",
  labels: "priznaky, stitky, stitek, labels, flags, tags, tagy",
  benefits: "benefity, vyhody, benefits",
  images:
    "obrazek, obrazok, obrazky, obrazek puvodni velikost, foto, fotka, fotky, fotografie, fotografia, " +
    "hlavni obrazek, hlavny obrazok, dalsi obrazek, dalsi obrazky, url obrazku, image, images, " +
    "default image, defaultimage, image url, imgurl, imgurl alternative, image src, image link, " +
    "picture, pictures, photo, photos, obrazek url, adresa obrazku",
  files: "soubory, subory, prilohy, files, attachments, dokumenty",
  videoUrl: "video, video url, videourl, youtube",
  related: "souvisejici, souvisejici produkty, suvisiace, suvisiace produkty, related, " +
    "related products, related product",
  alternatives: "alternativy, alternativni produkty, podobne produkty, alternatives, " +
    "alternative products, similar products",
  accessories: "prislusenstvi, prislusenstvo, accessories, accessory",
  gifts: "darek, darcek, darky, darceky, gift, gifts",
  archived: "archivovano, archivovane, archived",
  excludeFromSearch: "vynechat z vyhledavani, exclude from search",
};

/** Columns that are parameters under their own names. */
const parameterWords = "barva, farba, color, colour, velikost, velkost, size, material, rozmer, " +
  "rozmery, sirka, vyska, delka, dlzka, hloubka, hlbka, prumer, priemer, objem, vykon, pohlavi, " +
  "pohlavie, gender, width, height, length, depth, diameter, volume, pattern, vzor, prichut, vune, " +
  "age, vek";

export interface HeaderWords {
  fields: ReadonlyMap<string, readonly string[]>;
  parameters: ReadonlySet<string>;
}

const split = (words: string): string[] => words.split(", ").filter(Boolean);

function wordsOf(table: Record<string, string>, parameters: string): HeaderWords {
  const fields = new Map<string, string[]>();
  for (const [field, words] of Object.entries(table)) {
    for (const word of split(words)) fields.set(word, [...fields.get(word) ?? [], field]);
  }
  return { fields, parameters: new Set(split(parameters)) };
}

const categoryWords: Record<string, string> = {
  code: "kod, kod kategorie, code, category code, cislo kategorie",
  id: "id, id kategorie, category id, categoryid, id category",
  parentId: "id rodice, id rodica, parent id, parentid, id parent, nadrazene id, nadradene id, " +
    "id nadrazene kategorie, id nadradenej kategorie, parent, rodic",
  parent: "kod nadrazene kategorie, kod nadradenej kategorie, nadrazena kategorie, " +
    "nadradena kategoria, parent code, kod rodice, kod rodica, parent category",
  name:
    "nazev, nazov, jmeno, meno, nazev kategorie, nazov kategorie, kategorie, kategoria, name, " +
    "title, category, category name",
  heading: "nadpis, nadpis stranky, h1, heading, page heading",
  description: "popis, opis, text, popis kategorie, opis kategorie, description",
  active: "aktivni, aktivny, aktivna, zobrazit, zobrazeno, viditelna, active, visible, enabled",
  showInMenu: "v menu, zobrazit v menu, show in menu, menu",
  position: "poradi, poradie, pozice, pozicia, position, order, sort order, priority, priorita",
  seoUrl: "url, seo url, adresa, slug, handle, odkaz, link, url key",
  seoTitle: "seo titulek, seo titulok, seo title, meta title, titulek",
  seoDescription: "seo popis, meta popis, meta description, seo description",
  images: "obrazek, obrazok, image, picture, obrazek url, image url",
};

const addressWords: Record<string, string> = {
  companyName: "firma, nazev firmy, nazov firmy, company",
  firstName: "jmeno, krestni jmeno, meno, krstne meno, first name, firstname",
  lastName: "prijmeni, priezvisko, surname, last name, lastname",
  street: "ulice, ulica, adresa, street, address, ulice a cislo, address1, address 1",
  city: "mesto, obec, city, town",
  zip: "psc, zip, postal code, postcode, zip code, zipcode",
  country: "stat, zeme, krajina, country, country code",
};

const prefixedAddress = (target: string, prefixes: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(addressWords).map(([part, words]) => [
      `${target}:${part}`,
      words.split(", ").flatMap((word) => prefixes.map((prefix) => `${prefix} ${word}`)).join(", "),
    ]),
  );

const { street, city, zip, country } = addressWords;
const customerWords: Record<string, string> = {
  email: "email, e mail, mail, emailova adresa, e mailova adresa, email address, customer email",
  code:
    "kod, kod zakaznika, cislo zakaznika, customer number, customer code, code, id zakaznika, " +
    "customer id, id",
  kind: "druh, typ, typ zakaznika, kind, type, customer type",
  degree: "titul, degree, title",
  firstName: "jmeno, krestni jmeno, meno, krstne meno, first name, firstname, given name, name",
  lastName: "prijmeni, priezvisko, surname, last name, lastname, family name",
  nickname: "prezdivka, prezyvka, nickname",
  companyName: "firma, nazev firmy, nazov firmy, spolecnost, spolocnost, company, company name, " +
    "organization, organizace",
  companyId: "ico, ic, identifikacni cislo, company id, company number, registration number",
  vatId: "dic, ic dph, icdph, vat id, vat number, vatid, tax id",
  phone: "telefon, tel, mobil, telefonni cislo, telefonne cislo, phone, phone number, mobile",
  language: "jazyk, language, locale",
  newsletter: "newsletter, novinky, odber novinek, odber noviniek, mailing, marketing consent, " +
    "accepts marketing",
  priceList: "cenik, cennik, cenova hladina, price list, pricelist",
  groups: "skupina, skupiny, skupina zakazniku, customer group, groups, group, tags",
  note: "poznamka, note, notes, remark, comment",
  active: "aktivni, aktivny, active, enabled",
  ...prefixedAddress("billing", ["fakturacni", "fakturacna", "billing", "fakturace", "invoice"]),
  ...prefixedAddress("delivery", [
    "dodaci",
    "dodacia",
    "dorucovaci",
    "dorucovacia",
    "delivery",
    "shipping",
  ]),
};
// An address of which nobody says whose it is, is where bills go.
Object.entries({ street, city, zip, country }).forEach(([part, words]) => {
  customerWords[`billing:${part}`] += `, ${words}`;
});

export const headerWords: Partial<Record<Entity, HeaderWords>> = {
  products: wordsOf(productWords, parameterWords),
  categories: wordsOf(categoryWords, ""),
  customers: wordsOf(customerWords, ""),
};
