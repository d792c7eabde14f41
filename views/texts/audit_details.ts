import type { Language } from "../../core/language.ts";

type Words = Record<Language, string>;

/** What each detail of an entry of the audit log is called. */
export const auditDetailWords: Record<string, Words> = {
  account: { cs: "účet", sk: "účet", en: "account" },
  amountMinor: { cs: "částka", sk: "suma", en: "amount" },
  answer: { cs: "odpověď", sk: "odpoveď", en: "answer" },
  askedBy: { cs: "žádost podal", sk: "žiadosť podal", en: "asked for by" },
  boughtOn: { cs: "koupeno", sk: "kúpené", en: "bought on" },
  cause: { cs: "proč", sk: "prečo", en: "why" },
  city: { cs: "město", sk: "mesto", en: "town" },
  clock: { cs: "potvrzený čas", sk: "potvrdený čas", en: "time confirmed" },
  country: { cs: "země", sk: "krajina", en: "country" },
  currency: { cs: "měna", sk: "mena", en: "currency" },
  day: { cs: "zaplatit do", sk: "zaplatiť do", en: "to be paid by" },
  direction: { cs: "směr", sk: "smer", en: "direction" },
  endedAt: { cs: "konec", sk: "koniec", en: "end" },
  fresh: { cs: "nových plateb", sk: "nových platieb", en: "new payments" },
  from: { cs: "dříve", sk: "predtým", en: "before" },
  invoices: { cs: "chybí dokladů", sk: "chýba dokladov", en: "documents missing" },
  kind: { cs: "druh", sk: "druh", en: "kind" },
  languages: { cs: "jazyky", sk: "jazyky", en: "languages" },
  lastAt: { cs: "poslední známka života", sk: "posledná známka života", en: "last sign of life" },
  lastDay: { cs: "poslední den", sk: "posledný deň", en: "last day" },
  ledgerEntries: { cs: "chybí pohybů", sk: "chýba pohybov", en: "entries missing" },
  matched: { cs: "přiřazených", sk: "priradených", en: "matched" },
  name: { cs: "název", sk: "názov", en: "name" },
  notice: { cs: "výpověď", sk: "výpoveď", en: "notice" },
  percent: { cs: "změna ceny", sk: "zmena ceny", en: "change of price" },
  products: { cs: "produktů", sk: "produktov", en: "products" },
  reason: { cs: "důvod", sk: "dôvod", en: "reason" },
  resolved: { cs: "vyřízená", sk: "vybavená", en: "done" },
  role: { cs: "role", sk: "rola", en: "role" },
  shop: { cs: "e-shop", sk: "e-shop", en: "shop" },
  shopsWithoutData: { cs: "e-shopy bez dat", sk: "e-shopy bez dát", en: "shops without data" },
  sizeMegabytes: { cs: "velikost", sk: "veľkosť", en: "size" },
  startedAt: { cs: "začátek", sk: "začiatok", en: "beginning" },
  street: { cs: "ulice", sk: "ulica", en: "street" },
  terms: { cs: "verze podmínek", sk: "verzia podmienok", en: "version of the terms" },
  to: { cs: "nově", sk: "po novom", en: "now" },
  unknownShops: { cs: "neznámé e-shopy", sk: "neznáme e-shopy", en: "unknown shops" },
  until: { cs: "do", sk: "do", en: "until" },
  validFrom: { cs: "platí od", sk: "platí od", en: "holds from" },
  vatId: { cs: "DIČ", sk: "IČ DPH", en: "VAT id" },
  vipUntil: { cs: "podpora do", sk: "podpora do", en: "support until" },
  waiting: { cs: "čeká na přiřazení", sk: "čaká na priradenie", en: "waiting" },
  zip: { cs: "PSČ", sk: "PSČ", en: "postcode" },
};

/** Where a detail means something else than elsewhere: by action. */
export const auditDetailWordsOf: Record<string, Record<string, Words>> = {
  "contract.year": {
    from: { cs: "od", sk: "od", en: "from" },
  },
  "contract.year_upgrade": {
    from: { cs: "od", sk: "od", en: "from" },
  },
  "terms.announce": {
    from: { cs: "platí od", sk: "platí od", en: "hold from" },
  },
};

/** Ids and choices of a list by which nobody knows anything: the log has them, people are not told. */
export const auditDetailsUntold: readonly string[] = [
  "list",
  "mail",
  "movement",
  "order",
  "post",
  "stateId",
];

/** What single values are called, where no part of the product has words for them. */
export const auditValueWords: Record<string, Record<string, Words>> = {
  answer: {
    accept: { cs: "přijato", sk: "prijaté", en: "accepted" },
    change: { cs: "přijato se změnou", sk: "prijaté so zmenou", en: "accepted with a change" },
    refuse: { cs: "odmítnuto", sk: "odmietnuté", en: "refused" },
  },
  cause: {
    owner: { cs: "smazal majitel", sk: "zmazal majiteľ", en: "deleted by the owner" },
  },
  direction: {
    up: { cs: "nahoru", sk: "nahor", en: "up" },
    down: { cs: "dolů", sk: "nadol", en: "down" },
  },
  subject: {
    invoice: { cs: "na faktury předem", sk: "na faktúry vopred", en: "by invoices, beforehand" },
    wallet: {
      cs: "z peněženky po dnech",
      sk: "z peňaženky po dňoch",
      en: "from a wallet, by the day",
    },
    kept: { cs: "odkaz zůstává", sk: "odkaz zostáva", en: "the link stays" },
    removed: { cs: "web bez odkazu", sk: "web bez odkazu", en: "web without the link" },
  },
};

export const auditYesNo: Record<Language, { yes: string; no: string }> = {
  cs: { yes: "ano", no: "ne" },
  sk: { yes: "áno", no: "nie" },
  en: { yes: "yes", no: "no" },
};
