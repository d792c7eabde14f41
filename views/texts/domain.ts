import { defineTexts } from "./texts.ts";

/** Where the shop's own web is, and how it is hidden. */
export const domainTexts = defineTexts({
  en: {
    title: "The shop's web",
    name: "Web",
    none: "hidden, it has no domain",
    set: "Set the domain",
    change: "Change the domain",
    lead:
      "Customers see the catalogue at the shop's domain: products, categories and search. Without a domain the web is hidden.",
    domain: "Domain",
    hint: "Such as www.shop.cz. Letters with accents may be in it.",
    save: "Save the domain",
    dns: "At your registrar of domains",
    dnsText: (domain: string, host: string) =>
      `Add a CNAME record: ${domain} leads to ${host}. It works within some hours at most.`,
    dnsRoot:
      "A domain without www cannot have a CNAME everywhere: then use an ALIAS or ANAME record, or the domain with www.",
    look: "Look at the web",
    trial: "The wallet has money: saving a domain ends the trial today, and tomorrow is paid.",
    trialLater: "When money is in the wallet as well, the trial ends that day.",
    suspended: "The web is closed as long as it is suspended.",
    hide: "Hide the web",
    hideText: "Deleting the domain hides the web at once. The shop and its data stay as they are.",
    remove: "Delete the domain",
    saved: (domain: string) => `The web is at ${domain}.`,
    unchanged: "The web is at that domain already.",
    removed: "The domain is deleted and the web is hidden.",
    problems: {
      domain_empty: "Write the domain.",
      domain_unreadable: (found: string) =>
        `“${found}” is not a domain. It is words with dots between them, such as www.shop.cz.`,
      domain_not_alone: (found: string, right: string) =>
        `“${found}” has more in it than a domain. It should be ${right}.`,
      domain_is_address: (found: string) =>
        `“${found}” is a network address. Write a domain, such as www.shop.cz.`,
      domain_ours: (found: string) =>
        `“${found}” belongs to the administration. Write a domain of yours.`,
      domain_taken: (found: string) =>
        `Another shop has its web at ${found}. If the domain is yours, write to support.`,
    },
  },
  cs: {
    title: "Web e-shopu",
    name: "Web",
    none: "skrytý, nemá doménu",
    set: "Nastavit doménu",
    change: "Změnit doménu",
    lead:
      "Zákazníci vidí katalog na doméně e-shopu: produkty, kategorie a hledání. Bez domény je web skrytý.",
    domain: "Doména",
    hint: "Třeba www.obchod.cz. Může v ní být i háček a čárka.",
    save: "Uložit doménu",
    dns: "U vašeho registrátora domén",
    dnsText: (domain, host) =>
      `Přidejte záznam CNAME: ${domain} vede na ${host}. Začne platit nejpozději za několik hodin.`,
    dnsRoot:
      "Doména bez www nemůže mít CNAME všude: pak použijte záznam ALIAS nebo ANAME, nebo doménu s www.",
    look: "Prohlédnout web",
    trial:
      "V peněžence jsou peníze: uložením domény zkušební doba dnes skončí a zítřek se už platí.",
    trialLater: "Až budou v peněžence i peníze, zkušební doba toho dne skončí.",
    suspended: "Dokud je web pozastavený, je zavřený.",
    hide: "Skrýt web",
    hideText: "Smazáním domény se web hned skryje. E-shop a jeho data zůstanou, jak jsou.",
    remove: "Smazat doménu",
    saved: (domain) => `Web je na ${domain}.`,
    unchanged: "Na této doméně už web je.",
    removed: "Doména je smazaná a web je skrytý.",
    problems: {
      domain_empty: "Napište doménu.",
      domain_unreadable: (found) =>
        `„${found}“ není doména. Jsou to slova oddělená tečkami, třeba www.obchod.cz.`,
      domain_not_alone: (found, right) => `V „${found}“ je víc než doména. Správně je ${right}.`,
      domain_is_address: (found) =>
        `„${found}“ je síťová adresa. Napište doménu, třeba www.obchod.cz.`,
      domain_ours: (found) => `„${found}“ patří administraci. Napište svou doménu.`,
      domain_taken: (found) =>
        `Na ${found} má web jiný e-shop. Jestli je doména vaše, napište podpoře.`,
    },
  },
  sk: {
    title: "Web e-shopu",
    name: "Web",
    none: "skrytý, nemá doménu",
    set: "Nastaviť doménu",
    change: "Zmeniť doménu",
    lead:
      "Zákazníci vidia katalóg na doméne e-shopu: produkty, kategórie a hľadanie. Bez domény je web skrytý.",
    domain: "Doména",
    hint: "Napríklad www.obchod.sk. Môže v nej byť aj mäkčeň a dĺžeň.",
    save: "Uložiť doménu",
    dns: "U vášho registrátora domén",
    dnsText: (domain, host) =>
      `Pridajte záznam CNAME: ${domain} vedie na ${host}. Začne platiť najneskôr o niekoľko hodín.`,
    dnsRoot:
      "Doména bez www nemôže mať CNAME všade: vtedy použite záznam ALIAS alebo ANAME, alebo doménu s www.",
    look: "Pozrieť si web",
    trial:
      "V peňaženke sú peniaze: uložením domény sa skúšobné obdobie dnes skončí a zajtrajšok sa už platí.",
    trialLater: "Keď budú v peňaženke aj peniaze, skúšobné obdobie sa v ten deň skončí.",
    suspended: "Kým je web pozastavený, je zatvorený.",
    hide: "Skryť web",
    hideText: "Zmazaním domény sa web hneď skryje. E-shop a jeho dáta zostanú, ako sú.",
    remove: "Zmazať doménu",
    saved: (domain) => `Web je na ${domain}.`,
    unchanged: "Na tejto doméne už web je.",
    removed: "Doména je zmazaná a web je skrytý.",
    problems: {
      domain_empty: "Napíšte doménu.",
      domain_unreadable: (found) =>
        `„${found}“ nie je doména. Sú to slová oddelené bodkami, napríklad www.obchod.sk.`,
      domain_not_alone: (found, right) => `V „${found}“ je viac než doména. Správne je ${right}.`,
      domain_is_address: (found) =>
        `„${found}“ je sieťová adresa. Napíšte doménu, napríklad www.obchod.sk.`,
      domain_ours: (found) => `„${found}“ patrí administrácii. Napíšte svoju doménu.`,
      domain_taken: (found) => `Na ${found} má web iný e-shop. Ak je doména vaša, napíšte podpore.`,
    },
  },
});
