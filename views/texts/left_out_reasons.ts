import type { LeftOutReason } from "../../core/exports/left_out.ts";
import { defineTexts, type Forms } from "./texts.ts";

/** Said of a product and of a variant alike; and what people can do about it. */
type Words = Record<LeftOutReason, { is: Forms; remedy: string }>;

/** English says it of one as of many. */
const always = (text: string): Forms => ({ one: text, other: text });

const english: Words = {
  no_code: {
    is: always("without a code"),
    remedy: "Give each of them a code of its own.",
  },
  no_title: {
    is: always("without a title"),
    remedy: "Fill in the title in the shop's main language.",
  },
  no_price: {
    is: always("without a price"),
    remedy: "Fill in a price above zero in the shop's currency.",
  },
  no_address: {
    is: always("without an address"),
    remedy: "Fill in the whole address of the page in your shop, beginning with https://.",
  },
  no_category: {
    is: always("without a category"),
    remedy: "Put them into categories that customers see.",
  },
  no_picture: {
    is: always("without a picture"),
    remedy: "Add at least one picture.",
  },
  no_description: {
    is: always("without a description"),
    remedy: "Fill in the description in the shop's main language.",
  },
  no_condition: {
    is: always("without a condition or warranty"),
    remedy:
      "Tell of used goods in what state they are and for how long they are warranted: in the custom fields condition_desc and warranty.",
  },
  sold_out: {
    is: always("sold out"),
    remedy:
      "What is sold out comes back when it is in stock, or when orders are not limited to stock.",
  },
  not_for_sale: {
    is: always("not for sale"),
    remedy: "If they are for sale, tick “Can be bought” at them.",
  },
  hidden: {
    is: always("hidden"),
    remedy:
      "What is inactive or not meant for everybody stays out. If it should be seen, make it active.",
  },
  archived: {
    is: always("in the archive"),
    remedy: "The archive does not go into feeds. If it should, bring the products back from it.",
  },
};

const czech: Words = {
  no_code: {
    is: { one: "nemá kód", few: "nemají kód", other: "nemá kód" },
    remedy: "Doplňte kód, pod kterým zboží vedete.",
  },
  no_title: {
    is: { one: "nemá název", few: "nemají název", other: "nemá název" },
    remedy: "Doplňte název v hlavním jazyce obchodu.",
  },
  no_price: {
    is: { one: "nemá cenu", few: "nemají cenu", other: "nemá cenu" },
    remedy: "Doplňte cenu vyšší než nula v měně obchodu.",
  },
  no_address: {
    is: { one: "nemá adresu", few: "nemají adresu", other: "nemá adresu" },
    remedy: "Doplňte celou adresu stránky ve vašem e-shopu, i s https:// na začátku.",
  },
  no_category: {
    is: { one: "nemá kategorii", few: "nemají kategorii", other: "nemá kategorii" },
    remedy: "Zařaďte zboží do kategorie, kterou zákazníci vidí.",
  },
  no_picture: {
    is: { one: "nemá obrázek", few: "nemají obrázek", other: "nemá obrázek" },
    remedy: "Přidejte aspoň jeden obrázek.",
  },
  no_description: {
    is: { one: "nemá popis", few: "nemají popis", other: "nemá popis" },
    remedy: "Doplňte popis v hlavním jazyce obchodu.",
  },
  no_condition: {
    is: {
      one: "nemá popis stavu nebo záruku",
      few: "nemají popis stavu nebo záruku",
      other: "nemá popis stavu nebo záruku",
    },
    remedy:
      "U použitého zboží doplňte, v jakém je stavu a jak dlouhou má záruku: do vlastních polí condition_desc a warranty.",
  },
  sold_out: {
    is: { one: "není skladem", few: "nejsou skladem", other: "není skladem" },
    remedy:
      "Vyprodané zboží se vrátí, až bude skladem nebo až přestanete omezovat objednávky skladem.",
  },
  not_for_sale: {
    is: { one: "nejde koupit", few: "nejdou koupit", other: "nejde koupit" },
    remedy: "Pokud se zboží prodává, zaškrtněte u něj „Lze koupit“.",
  },
  hidden: {
    is: { one: "není vidět", few: "nejsou vidět", other: "není vidět" },
    remedy:
      "Zboží, které není aktivní nebo není pro všechny, ve feedu není. Pokud v něm být má, aktivujte ho.",
  },
  archived: {
    is: { one: "je v archivu", few: "jsou v archivu", other: "je v archivu" },
    remedy: "Archiv se do feedů nedává. Pokud v nich zboží být má, obnovte ho z archivu.",
  },
};

const slovak: Words = {
  no_code: {
    is: { one: "nemá kód", few: "nemajú kód", other: "nemá kód" },
    remedy: "Doplňte kód, pod ktorým tovar vediete.",
  },
  no_title: {
    is: { one: "nemá názov", few: "nemajú názov", other: "nemá názov" },
    remedy: "Doplňte názov v hlavnom jazyku obchodu.",
  },
  no_price: {
    is: { one: "nemá cenu", few: "nemajú cenu", other: "nemá cenu" },
    remedy: "Doplňte cenu vyššiu než nula v mene obchodu.",
  },
  no_address: {
    is: { one: "nemá adresu", few: "nemajú adresu", other: "nemá adresu" },
    remedy: "Doplňte celú adresu stránky vo vašom e-shope, aj s https:// na začiatku.",
  },
  no_category: {
    is: { one: "nemá kategóriu", few: "nemajú kategóriu", other: "nemá kategóriu" },
    remedy: "Zaraďte tovar do kategórie, ktorú zákazníci vidia.",
  },
  no_picture: {
    is: { one: "nemá obrázok", few: "nemajú obrázok", other: "nemá obrázok" },
    remedy: "Pridajte aspoň jeden obrázok.",
  },
  no_description: {
    is: { one: "nemá popis", few: "nemajú popis", other: "nemá popis" },
    remedy: "Doplňte popis v hlavnom jazyku obchodu.",
  },
  no_condition: {
    is: {
      one: "nemá opis stavu alebo záruku",
      few: "nemajú opis stavu alebo záruku",
      other: "nemá opis stavu alebo záruku",
    },
    remedy:
      "Pri použitom tovare doplňte, v akom je stave a akú dlhú má záruku: do vlastných polí condition_desc a warranty.",
  },
  sold_out: {
    is: { one: "nie je na sklade", few: "nie sú na sklade", other: "nie je na sklade" },
    remedy:
      "Vypredaný tovar sa vráti, keď bude na sklade alebo keď prestanete obmedzovať objednávky skladom.",
  },
  not_for_sale: {
    is: { one: "sa nedá kúpiť", few: "sa nedajú kúpiť", other: "sa nedá kúpiť" },
    remedy: "Ak sa tovar predáva, zaškrtnite pri ňom „Dá sa kúpiť“.",
  },
  hidden: {
    is: { one: "sa nezobrazuje", few: "sa nezobrazujú", other: "sa nezobrazuje" },
    remedy:
      "Tovar, ktorý nie je aktívny alebo nie je pre všetkých, vo feede nie je. Ak v ňom byť má, aktivujte ho.",
  },
  archived: {
    is: { one: "je v archíve", few: "sú v archíve", other: "je v archíve" },
    remedy: "Archív sa do feedov nedáva. Ak v nich tovar byť má, obnovte ho z archívu.",
  },
};

export const leftOutReasonTexts = defineTexts({ en: english, cs: czech, sk: slovak });
