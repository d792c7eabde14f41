import { defineTexts, plural } from "./texts.ts";

/** Mailboxes at a shop's domain. Sizes and counts come as people read them. */
export const mailboxTexts = defineTexts({
  en: {
    title: "Mailboxes",
    open: "Mailboxes",
    lead: (domain: string) => `Mailboxes at the shop's domain, such as info@${domain}.`,
    domainMissing: "A mailbox is at the shop's domain, and the shop has none yet.",
    setDomain: "Set the domain",
    room: (used: string, limit: string, size: string) =>
      `The shop has ${used} of ${limit} mailboxes of its tariff. Each may have up to ${size}.`,
    roomOfAny: (used: number) =>
      `The shop has ${plural("en", used, { one: "mailbox", other: "mailboxes" })}.`,
    unlimited: "any number",
    anySize: "any size",
    together: (used: string, limit: string) => `Together they take ${used} of ${limit}.`,
    full: (used: string, limit: string) =>
      `The tariff is used up: ${used} of ${limit}. Delete a mailbox, or change the tariff.`,
    tariff: "Change the tariff",
    byPeople:
      "Our people set mailboxes up by this list. Ask support for passwords and for how to connect a mail program.",
    ask: "Ask support",
    askSubject: "Mailboxes of the shop",
    notRestored:
      "When the money has been out for ten days, or the contract ends, the mailboxes are deleted with everything in them. Topping up later renews the shop, never the mailboxes.",
    suspended: "While the shop is suspended nothing is added or enlarged. Top up the wallet first.",
    caption: "Mailboxes of the shop",
    none: "No mailbox yet",
    noneText: "Add the first one below.",
    address: "Address",
    size: "Size",
    since: "Since",
    change: "Change",
    pending: "being set up",
    add: "Add a mailbox",
    name: "Name",
    nameHint: "Letters without accents, digits, and dots, hyphens or underscores between them.",
    sizeLabel: "Size, GB",
    sizeHint: (most: string) => `Up to ${most}.`,
    added: (address: string) => `The mailbox ${address} is added.`,
    resized: (address: string, size: string) => `The mailbox ${address} has ${size}.`,
    changeSize: "Size of the mailbox",
    saveSize: "Save the size",
    delete: "Delete the mailbox",
    deleteText: (address: string) =>
      `Everything in ${address} is deleted: mail received and sent, folders, contacts. There is no backup and nobody can restore it. Mail sent there comes back to its senders.`,
    state: "State",
    deleteNow: "Delete the mailbox for good",
    deleted: (address: string) => `The mailbox ${address} is deleted.`,
    gone: "Deleted mailboxes",
    goneCaption: "Deleted mailboxes, the last first",
    deletedOn: "Deleted",
    why: "Why",
    causes: {
      owner: "by the owner",
      unpaid: "ten days without money",
      terminated: "the owner ended the contract",
      not_ordered: "no order after the trial",
      withdrawn: "we withdrew from the contract",
      breach: "breach of the terms",
      other_party: "insolvency or liquidation",
    },
    noneOfStaff: "There is none.",
    lostWith: (count: number) =>
      plural("en", count, { one: "mailbox deleted", other: "mailboxes deleted" }),
    problems: {
      name_empty: "Write the name before the @.",
      name_elsewhere: (found: string, right: string) =>
        `${found} is at another domain. The mailbox will be at ${right}.`,
      name_not_ascii: (found: string) =>
        `“${found}” has letters with accents. Write it without them.`,
      name_too_long: (length: string, most: string) =>
        `The name has ${length} characters, it may have ${most}.`,
      name_unreadable: (found: string) =>
        `“${found}” is not a name of a mailbox. It begins and ends with a letter or a digit, with dots, hyphens or underscores between, such as jana.mala.`,
      size_empty: "Write the size.",
      size_unreadable: (found: string) => `“${found}” is not a size. Write gigabytes, such as 2,5.`,
      size_too_small: (least: string) => `The smallest mailbox has ${least}.`,
      mailboxes_full: (used: string, limit: string) =>
        `The shop has ${used} of ${limit} mailboxes of its tariff. Delete one, or change the tariff.`,
      mailbox_too_large: (wanted: string, limit: string) =>
        `A mailbox of ${wanted} is more than the tariff's ${limit}.`,
      mailboxes_too_large: (wanted: string, limit: string) =>
        `All mailboxes together would take ${wanted}, the tariff has ${limit}.`,
      domain_missing: "The shop has no domain. Set it first.",
      shop_suspended: "The shop is suspended. Mailboxes can be added when it works again.",
      mailbox_taken: (address: string) => `There is a mailbox ${address} already.`,
    },
  },
  cs: {
    title: "E-mailové schránky",
    open: "E-mailové schránky",
    lead: (domain) => `Schránky na doméně e-shopu, třeba info@${domain}.`,
    domainMissing: "Schránka je na doméně e-shopu a ten zatím žádnou nemá.",
    setDomain: "Nastavit doménu",
    room: (used, limit, size) =>
      `E-shop má ${used} z ${limit} schránek svého tarifu. Každá může mít nejvýš ${size}.`,
    roomOfAny: (used) =>
      `E-shop má ${plural("cs", used, { one: "schránku", few: "schránky", other: "schránek" })}.`,
    unlimited: "libovolného počtu",
    anySize: "libovolnou velikost",
    together: (used, limit) => `Dohromady zabírají ${used} z ${limit}.`,
    full: (used, limit) =>
      `Tarif je vyčerpaný: ${used} z ${limit}. Smažte některou schránku, nebo změňte tarif.`,
    tariff: "Změnit tarif",
    byPeople:
      "Schránky zřizují podle tohoto seznamu naši lidé. O heslo a nastavení poštovního programu napište podpoře.",
    ask: "Napsat podpoře",
    askSubject: "Schránky e-shopu",
    notRestored:
      "Deset dní bez peněz v peněžence nebo konec smlouvy znamená, že schránky smažeme se vším, co v nich je. Pozdější dobití obnoví e-shop, schránky už ne.",
    suspended:
      "Dokud je e-shop pozastavený, nelze schránky přidávat ani zvětšovat. Nejdřív dobijte peněženku.",
    caption: "Schránky e-shopu",
    none: "Zatím žádná schránka",
    noneText: "První přidáte níže.",
    address: "Adresa",
    size: "Velikost",
    since: "Od",
    change: "Upravit",
    pending: "zřizuje se",
    add: "Přidat schránku",
    name: "Název",
    nameHint: "Písmena bez háčků a čárek, číslice a mezi nimi tečky, pomlčky nebo podtržítka.",
    sizeLabel: "Velikost v GB",
    sizeHint: (most) => `Nejvýš ${most}.`,
    added: (address) => `Schránka ${address} je přidaná.`,
    resized: (address, size) => `Schránka ${address} má ${size}.`,
    changeSize: "Velikost schránky",
    saveSize: "Uložit velikost",
    delete: "Smazání schránky",
    deleteText: (address) =>
      `Smaže se vše, co je v ${address}: přijatá i odeslaná pošta, složky a kontakty. Záloha není a obnovit to nikdo nedokáže. Nová pošta se bude vracet odesílatelům.`,
    state: "Stav",
    deleteNow: "Nenávratně smazat schránku",
    deleted: (address) => `Schránka ${address} je smazaná.`,
    gone: "Smazané schránky",
    goneCaption: "Smazané schránky, od poslední",
    deletedOn: "Smazána",
    why: "Proč",
    causes: {
      owner: "smazal majitel",
      unpaid: "deset dní bez peněz",
      terminated: "smlouvu ukončil majitel",
      not_ordered: "po zkušební době bez objednávky",
      withdrawn: "odstoupili jsme od smlouvy",
      breach: "porušení podmínek",
      other_party: "insolvence nebo likvidace",
    },
    noneOfStaff: "Žádné nejsou.",
    lostWith: (count) =>
      plural("cs", count, {
        one: "smazaná schránka",
        few: "smazané schránky",
        other: "smazaných schránek",
      }),
    problems: {
      name_empty: "Napište název před zavináčem.",
      name_elsewhere: (found, right) => `${found} je na jiné doméně. Schránka bude na ${right}.`,
      name_not_ascii: (found) => `V „${found}“ jsou háčky nebo čárky. Napište název bez nich.`,
      name_too_long: (length, most) => `Název má ${length} znaků, může jich mít ${most}.`,
      name_unreadable: (found) =>
        `„${found}“ není název schránky. Začíná a končí písmenem nebo číslicí, mezi nimi mohou být tečky, pomlčky a podtržítka, třeba jana.mala.`,
      size_empty: "Napište velikost.",
      size_unreadable: (found) => `„${found}“ není velikost. Napište gigabajty, třeba 2,5.`,
      size_too_small: (least) => `Nejmenší schránka má ${least}.`,
      mailboxes_full: (used, limit) =>
        `E-shop má ${used} z ${limit} schránek svého tarifu. Některou smažte, nebo změňte tarif.`,
      mailbox_too_large: (wanted, limit) =>
        `Schránka o velikosti ${wanted} je větší, než tarif dovoluje: nejvýš ${limit}.`,
      mailboxes_too_large: (wanted, limit) =>
        `Všechny schránky by dohromady zabraly ${wanted}, v tarifu je ${limit}.`,
      domain_missing: "E-shop nemá doménu. Nejdřív ji nastavte.",
      shop_suspended: "E-shop je pozastavený. Schránky půjde přidávat, až zase poběží.",
      mailbox_taken: (address) => `Schránka ${address} už existuje.`,
    },
  },
  sk: {
    title: "E-mailové schránky",
    open: "E-mailové schránky",
    lead: (domain) => `Schránky na doméne e-shopu, napríklad info@${domain}.`,
    domainMissing: "Schránka je na doméne e-shopu a ten zatiaľ žiadnu nemá.",
    setDomain: "Nastaviť doménu",
    room: (used, limit, size) =>
      `E-shop má ${used} z ${limit} schránok svojho tarifu. Každá môže mať najviac ${size}.`,
    roomOfAny: (used) =>
      `E-shop má ${plural("sk", used, { one: "schránku", few: "schránky", other: "schránok" })}.`,
    unlimited: "ľubovoľného počtu",
    anySize: "ľubovoľnú veľkosť",
    together: (used, limit) => `Dokopy zaberajú ${used} z ${limit}.`,
    full: (used, limit) =>
      `Tarif je vyčerpaný: ${used} z ${limit}. Zmažte niektorú schránku, alebo zmeňte tarif.`,
    tariff: "Zmeniť tarif",
    byPeople:
      "Schránky zriaďujú podľa tohto zoznamu naši ľudia. O heslo a nastavenie poštového programu napíšte podpore.",
    ask: "Napísať podpore",
    askSubject: "Schránky e-shopu",
    notRestored:
      "Desať dní bez peňazí v peňaženke alebo koniec zmluvy znamená, že schránky zmažeme so všetkým, čo v nich je. Neskoršie dobitie obnoví e-shop, schránky už nie.",
    suspended:
      "Kým je e-shop pozastavený, schránky sa nedajú pridávať ani zväčšovať. Najprv dobite peňaženku.",
    caption: "Schránky e-shopu",
    none: "Zatiaľ žiadna schránka",
    noneText: "Prvú pridáte nižšie.",
    address: "Adresa",
    size: "Veľkosť",
    since: "Od",
    change: "Upraviť",
    pending: "zriaďuje sa",
    add: "Pridať schránku",
    name: "Názov",
    nameHint:
      "Písmená bez mäkčeňov a dĺžňov, číslice a medzi nimi bodky, pomlčky alebo podčiarkovníky.",
    sizeLabel: "Veľkosť v GB",
    sizeHint: (most) => `Najviac ${most}.`,
    added: (address) => `Schránka ${address} je pridaná.`,
    resized: (address, size) => `Schránka ${address} má ${size}.`,
    changeSize: "Veľkosť schránky",
    saveSize: "Uložiť veľkosť",
    delete: "Zmazanie schránky",
    deleteText: (address) =>
      `Zmaže sa všetko, čo je v ${address}: prijatá aj odoslaná pošta, priečinky a kontakty. Záloha nie je a obnoviť to nikto nedokáže. Nová pošta sa bude vracať odosielateľom.`,
    state: "Stav",
    deleteNow: "Nenávratne zmazať schránku",
    deleted: (address) => `Schránka ${address} je zmazaná.`,
    gone: "Zmazané schránky",
    goneCaption: "Zmazané schránky, od poslednej",
    deletedOn: "Zmazaná",
    why: "Prečo",
    causes: {
      owner: "zmazal majiteľ",
      unpaid: "desať dní bez peňazí",
      terminated: "zmluvu ukončil majiteľ",
      not_ordered: "po skúšobnom období bez objednávky",
      withdrawn: "odstúpili sme od zmluvy",
      breach: "porušenie podmienok",
      other_party: "insolvencia alebo likvidácia",
    },
    noneOfStaff: "Žiadne nie sú.",
    lostWith: (count) =>
      plural("sk", count, {
        one: "zmazaná schránka",
        few: "zmazané schránky",
        other: "zmazaných schránok",
      }),
    problems: {
      name_empty: "Napíšte názov pred zavináčom.",
      name_elsewhere: (found, right) => `${found} je na inej doméne. Schránka bude na ${right}.`,
      name_not_ascii: (found) => `V „${found}“ sú mäkčene alebo dĺžne. Napíšte názov bez nich.`,
      name_too_long: (length, most) => `Názov má ${length} znakov, môže ich mať ${most}.`,
      name_unreadable: (found) =>
        `„${found}“ nie je názov schránky. Začína a končí písmenom alebo číslicou, medzi nimi môžu byť bodky, pomlčky a podčiarkovníky, napríklad jana.mala.`,
      size_empty: "Napíšte veľkosť.",
      size_unreadable: (found) => `„${found}“ nie je veľkosť. Napíšte gigabajty, napríklad 2,5.`,
      size_too_small: (least) => `Najmenšia schránka má ${least}.`,
      mailboxes_full: (used, limit) =>
        `E-shop má ${used} z ${limit} schránok svojho tarifu. Niektorú zmažte, alebo zmeňte tarif.`,
      mailbox_too_large: (wanted, limit) =>
        `Schránka s veľkosťou ${wanted} je väčšia, než tarif dovoľuje: najviac ${limit}.`,
      mailboxes_too_large: (wanted, limit) =>
        `Všetky schránky by dokopy zabrali ${wanted}, v tarife je ${limit}.`,
      domain_missing: "E-shop nemá doménu. Najprv ju nastavte.",
      shop_suspended: "E-shop je pozastavený. Schránky bude možné pridávať, keď opäť pobeží.",
      mailbox_taken: (address) => `Schránka ${address} už existuje.`,
    },
  },
});
