import { defineTexts } from "./texts.ts";

/** What each format carries. */
export const formatListTexts = defineTexts({
  en: {
    title: "Formats",
    link: "What each format carries",
    lead: "What each kind of file brings to the shop, and what can be written in it.",
    reads: "Read",
    writes: "Written",
    fields: (what: string, count: number) => `${what}: ${count} kinds of data`,
    asExport: (what: string) => `Exports write it too: ${what}.`,
    codeTags: (tags: string) => `The code of a product can be ${tags}; each import chooses one.`,
    dated: "A price that holds on some days only counts on those days.",
    tree: "A product names all of its variants, so one that the file leaves out is missing.",
    notes: {
      pohoda:
        "Pictures are taken with a whole address; names of files need the address where they lie, in the settings of the import. Price levels are read as including VAT or not like the selling price, and weights in kilograms: the file does not say it. Stock items of a group are the variants of one product, whose code is that of the group.",
      "money-s3":
        "The code is the catalogue number, else the abbreviation, else the user code; stock in several warehouses is added up. Pictures are taken with a whole address, or by their names below the one in the settings of the import; weights are read in kilograms, and of prices by quantity the first.",
      vcard: "Only contacts with an e-mail become customers; it is what they are known by.",
      google: "Prices in other currencies than those of the shop are not taken.",
      "webareal-csv":
        "The header of the table of products has been seen from Eshop-rychle only. Products and variants are read alone too; put them into one ZIP with the catalogue of options, and variants get the names of their options. The tables hold categories by numbers only, and VAT as a code: the settings of the import say what to do with both. Nobody has described whether prices are with VAT (we read them so) and in what weights are (we read kilograms); numbers of availabilities, gifts and discounts are not taken.",
      "eshop-rychle-csv":
        "Their table of variants is read like that of Webareal, which has the same engine. Products and variants are read alone too; put them into one ZIP with the catalogue of options, and variants get the names of their options. The tables hold categories by numbers only, and VAT as a code: the settings of the import say what to do with both. Nobody has described whether prices are with VAT (we read them so) and in what weights are (we read kilograms); numbers of availabilities, gifts and discounts are not taken.",
      "shoptet-xml":
        "Shoptet exports no file of categories; they are read from the paths of its products.",
      "shoptet-csv":
        "The columns of addresses are not described anywhere; we read those that begin with billing, delivery and the like.",
    },
    undocumented: "Systems without a description",
    undocumentedText:
      "Their makers have not published what their own XML looks like, and we have seen none; the tables of Webareal and Eshop-rychle stand above. Feeds that such shops give are recognised as what they are: Heureka, Zboží.cz, Google, Mergado or Shoptet. Any other file is paired with fields on one page, and the pairing is kept.",
    pair: "Pair a file",
    undocumentedDetail: "Drop its file above. When it is no feed that we know, you pair it once.",
    own: "A file of your own",
    ownText:
      "Any CSV, and any XML with a repeated record, is paired with fields and used as a format under the name that you give it.",
  },
  cs: {
    title: "Formáty",
    link: "Co který formát nese",
    lead: "Co který druh souboru do obchodu přinese a co se do něj dá zapsat.",
    reads: "Čte se",
    writes: "Zapisuje se",
    fields: (what: string, count: number) => `${what}: druhů údajů ${count}`,
    asExport: (what: string) => `Umí ho i export: ${what}.`,
    codeTags: (tags: string) => `Kódem produktu může být ${tags}; vybírá se v každém importu.`,
    dated: "Cena, která platí jen některé dny, se počítá jen v těch dnech.",
    tree: "Produkt vyjmenuje všechny své varianty, takže ta, kterou soubor vynechá, chybí.",
    notes: {
      pohoda:
        "Obrázky se přebírají s celou adresou; k názvům souborů patří adresa, kde leží, v nastavení importu. Cenové hladiny čteme s DPH nebo bez ní stejně jako prodejní cenu a hmotnost v kilogramech: soubor to sám neříká. Zásoby jedné skupiny jsou variantami jednoho produktu, jehož kódem je kód skupiny.",
      "money-s3":
        "Kódem je katalogové číslo, jinak zkratka, jinak uživatelský kód; zásoby v několika skladech se sčítají. Obrázky se přebírají s celou adresou, nebo podle názvů pod adresou z nastavení importu; hmotnost čteme v kilogramech a z cen podle množství bereme první.",
      vcard: "Zákazníky se stanou jen kontakty s e-mailem, podle něj se poznají.",
      google: "Ceny v jiných měnách, než má obchod, se nepřebírají.",
      "webareal-csv":
        "Záhlaví tabulky produktů jsme viděli jen z Eshop-rychle. Produkty i varianty se přečtou i samotné; vložte je do jednoho ZIPu s číselníkem vlastností a varianty dostanou názvy svých voleb. Tabulky mají kategorie jen jako čísla a DPH jako kód: co s nimi, řekne nastavení importu. Nikde není popsáno, zda jsou ceny s DPH (tak je čteme) a v čem jsou hmotnosti (čteme kilogramy); čísla dostupností, dárky a slevy se nepřebírají.",
      "eshop-rychle-csv":
        "Jejich tabulku variant čteme jako u Webarealu, který běží na stejném systému. Produkty i varianty se přečtou i samotné; vložte je do jednoho ZIPu s číselníkem vlastností a varianty dostanou názvy svých voleb. Tabulky mají kategorie jen jako čísla a DPH jako kód: co s nimi, řekne nastavení importu. Nikde není popsáno, zda jsou ceny s DPH (tak je čteme) a v čem jsou hmotnosti (čteme kilogramy); čísla dostupností, dárky a slevy se nepřebírají.",
      "shoptet-xml": "Soubor kategorií Shoptet nevyváží; čtou se z cest, které mají produkty.",
      "shoptet-csv":
        "Sloupce adres nikde popsané nejsou; čteme ty, které začínají billing, delivery a podobně.",
    },
    undocumented: "Systémy bez popisu",
    undocumentedText:
      "Jejich tvůrci nezveřejnili, jak jejich vlastní XML vypadá, a žádné jsme neviděli; tabulky z Webarealu a Eshop-rychle najdete výše. Feedy, které takové obchody dávají, poznáme podle toho, čím jsou: Heureka, Zboží.cz, Google, Mergado nebo Shoptet. Jiný soubor se na jedné stránce spáruje s poli a párování zůstane.",
    pair: "Spárovat soubor",
    undocumentedDetail:
      "Přetáhněte jeho soubor nahoru. Není-li to feed, který známe, jednou ho spárujete.",
    own: "Vlastní soubor",
    ownText:
      "Každé CSV a každé XML s opakovaným záznamem se spáruje s poli a používá se jako formát pod jménem, které mu dáte.",
  },
  sk: {
    title: "Formáty",
    link: "Čo ktorý formát nesie",
    lead: "Čo ktorý druh súboru do obchodu prinesie a čo sa doň dá zapísať.",
    reads: "Číta sa",
    writes: "Zapisuje sa",
    fields: (what: string, count: number) => `${what}: druhov údajov ${count}`,
    asExport: (what: string) => `Vie ho aj export: ${what}.`,
    codeTags: (tags: string) => `Kódom produktu môže byť ${tags}; vyberá sa v každom importe.`,
    dated: "Cena, ktorá platí len niektoré dni, sa počíta len v tých dňoch.",
    tree: "Produkt vymenuje všetky svoje varianty, takže ten, ktorý súbor vynechá, chýba.",
    notes: {
      pohoda:
        "Obrázky sa preberajú s celou adresou; k názvom súborov patrí adresa, kde ležia, v nastaveniach importu. Cenové hladiny čítame s DPH alebo bez nej rovnako ako predajnú cenu a hmotnosť v kilogramoch: súbor to sám nehovorí. Zásoby jednej skupiny sú variantmi jedného produktu, ktorého kódom je kód skupiny.",
      "money-s3":
        "Kódom je katalógové číslo, inak skratka, inak používateľský kód; zásoby vo viacerých skladoch sa sčítajú. Obrázky sa preberajú s celou adresou, alebo podľa názvov pod adresou z nastavení importu; hmotnosť čítame v kilogramoch a z cien podľa množstva berieme prvú.",
      vcard: "Zákazníkmi sa stanú len kontakty s e-mailom, podľa neho sa spoznajú.",
      google: "Ceny v iných menách, než má obchod, sa nepreberajú.",
      "webareal-csv":
        "Hlavičku tabuľky produktov sme videli len z Eshop-rychle. Produkty aj varianty sa prečítajú aj samotné; vložte ich do jedného ZIPu s číselníkom vlastností a varianty dostanú názvy svojich volieb. Tabuľky majú kategórie len ako čísla a DPH ako kód: čo s nimi, povedia nastavenia importu. Nikde nie je opísané, či sú ceny s DPH (tak ich čítame) a v čom sú hmotnosti (čítame kilogramy); čísla dostupností, darčeky a zľavy sa nepreberajú.",
      "eshop-rychle-csv":
        "Ich tabuľku variantov čítame ako z Webarealu, ktorý beží na rovnakom systéme. Produkty aj varianty sa prečítajú aj samotné; vložte ich do jedného ZIPu s číselníkom vlastností a varianty dostanú názvy svojich volieb. Tabuľky majú kategórie len ako čísla a DPH ako kód: čo s nimi, povedia nastavenia importu. Nikde nie je opísané, či sú ceny s DPH (tak ich čítame) a v čom sú hmotnosti (čítame kilogramy); čísla dostupností, darčeky a zľavy sa nepreberajú.",
      "shoptet-xml": "Súbor kategórií Shoptet nevyváža; čítajú sa z ciest, ktoré majú produkty.",
      "shoptet-csv":
        "Stĺpce adries nikde opísané nie sú; čítame tie, ktoré sa začínajú billing, delivery a podobne.",
    },
    undocumented: "Systémy bez opisu",
    undocumentedText:
      "Ich tvorcovia nezverejnili, ako ich vlastné XML vyzerá, a žiadne sme nevideli; tabuľky z Webarealu a Eshop-rychle nájdete vyššie. Feedy, ktoré takéto obchody dávajú, spoznáme podľa toho, čím sú: Heureka, Zboží.cz, Google, Mergado alebo Shoptet. Iný súbor sa na jednej stránke spáruje s poľami a párovanie zostane.",
    pair: "Spárovať súbor",
    undocumentedDetail:
      "Presuňte jeho súbor hore. Ak to nie je feed, ktorý poznáme, raz ho spárujete.",
    own: "Vlastný súbor",
    ownText:
      "Každé CSV a každé XML s opakovaným záznamom sa spáruje s poľami a používa sa ako formát pod menom, ktoré mu dáte.",
  },
});
