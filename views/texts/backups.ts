import { defineTexts } from "./texts.ts";

/** Backups of a shop, and putting it back to one. */
export const backupTexts = defineTexts({
  en: {
    caption: "Backups of the shop, newest first",
    lead:
      "The shop is backed up every night if anything in it has changed. The last five days and the last three Mondays are kept. You can put the shop back to any of them yourself.",
    taken: "Taken",
    kind: "Why",
    size: "Size",
    kinds: { nightly: "nightly", manual: "by hand", before_restore: "before a restore" },
    damaged: "damaged",
    empty: "No backup yet",
    emptyText: "The first one is made tonight, by itself.",
    elsewhere:
      "The database of this shop is on a server of its own. It is backed up there; ask your operator.",
    going: (when: string) =>
      `The shop is being put back to ${when}. It takes a moment; until then nothing can be changed.`,
    done: (when: string) => `The shop is what it was on ${when}.`,
    undo: "Take it back",
    failed: (when: string) =>
      `The backup of ${when} could not be used. The shop is as it was, nothing was changed.`,
    title: (when: string) => `Backup of ${when}`,
    back: "All backups",
    compare: "What the restore would change",
    record: "Records",
    onlyThen: "Come back",
    onlyNow: "Disappear",
    changed: "Change back",
    entities: {
      products: "Products",
      categories: "Categories",
      customers: "Customers",
      orders: "Orders",
    },
    same: "The records are the same as now. Imports and their history may differ.",
    explain: [
      "Restored are products, categories, customers, orders, imports and their history – all as of the backup.",
      "The wallet, invoices, members, settings and addresses of published feeds stay as they are.",
      "What the shop has now is kept for 7 days among the backups, so the restore can be taken back.",
    ],
    restore: "Restore the shop",
    damagedText:
      "The file is not what was written, so the shop cannot be restored from it. Choose another backup; our people have to look at the disk.",
    refusals: {
      no_backup: "This backup is no longer here. Choose another one.",
      damaged: "This backup is damaged. Choose another one.",
      too_new:
        "This backup was made by a newer version of Krámek, which has to be installed first.",
      going_on: "The shop is being restored already. Wait until it is done.",
    },
  },
  cs: {
    caption: "Zálohy e-shopu od nejnovější",
    lead:
      "E-shop zálohujeme každou noc, pokud se v něm od minula něco změnilo. Uchováváme posledních pět dní a poslední tři pondělky. Ke kterékoli záloze můžete e-shop sami vrátit.",
    taken: "Pořízena",
    kind: "Důvod",
    size: "Velikost",
    kinds: { nightly: "noční", manual: "ruční", before_restore: "před obnovením" },
    damaged: "poškozená",
    empty: "Zatím žádná záloha",
    emptyText: "První vznikne sama dnes v noci.",
    elsewhere:
      "Databáze tohoto e-shopu je na vlastním serveru. Zálohuje se tam, obraťte se na provozovatele.",
    going: (when) =>
      `E-shop se vrací do stavu z ${when}. Za chvíli bude hotovo, do té doby nejde nic měnit.`,
    done: (when) => `E-shop je ve stavu z ${when}.`,
    undo: "Vzít zpět",
    failed: (when) => `Zálohu z ${when} nešlo použít. E-shop zůstal, jak byl, nic se nezměnilo.`,
    title: (when) => `Záloha z ${when}`,
    back: "Všechny zálohy",
    compare: "Co by obnovení změnilo",
    record: "Záznamy",
    onlyThen: "Vrátí se",
    onlyNow: "Zmizí",
    changed: "Změní se zpět",
    entities: {
      products: "Produkty",
      categories: "Kategorie",
      customers: "Zákazníci",
      orders: "Objednávky",
    },
    same: "Záznamy jsou stejné jako teď. Lišit se mohou importy a jejich historie.",
    explain: [
      "Obnoví se produkty, kategorie, zákazníci, objednávky, importy a jejich historie – vše k okamžiku zálohy.",
      "Peněženka, faktury, členové, nastavení a adresy zveřejněných feedů zůstanou, jak jsou.",
      "Současný stav zůstane 7 dní mezi zálohami, takže obnovení můžete vzít zpět.",
    ],
    restore: "Obnovit e-shop",
    damagedText:
      "Soubor není takový, jaký byl zapsán, e-shop z něj proto nejde obnovit. Vyberte jinou zálohu; na disk se musí podívat provozovatel.",
    refusals: {
      no_backup: "Tato záloha tu už není. Vyberte jinou.",
      damaged: "Tato záloha je poškozená. Vyberte jinou.",
      too_new: "Zálohu pořídila novější verze Krámku, nejdřív je potřeba ji nainstalovat.",
      going_on: "E-shop se už obnovuje. Počkejte, až to skončí.",
    },
  },
  sk: {
    caption: "Zálohy e-shopu od najnovšej",
    lead:
      "Každú noc, pred ktorou sa niečo zmenilo, e-shop zazálohujeme. Uchovávame posledných päť dní a posledné tri pondelky. Ku ktorejkoľvek zálohe môžete e-shop sami vrátiť.",
    taken: "Vytvorená",
    kind: "Dôvod",
    size: "Veľkosť",
    kinds: { nightly: "nočná", manual: "ručná", before_restore: "pred obnovením" },
    damaged: "poškodená",
    empty: "Zatiaľ žiadna záloha",
    emptyText: "Prvá vznikne sama dnes v noci.",
    elsewhere:
      "Databáza tohto e-shopu je na vlastnom serveri. Zálohuje sa tam, obráťte sa na prevádzkovateľa.",
    going: (when) =>
      `E-shop sa vracia do stavu z ${when}. O chvíľu bude hotovo, dovtedy sa nedá nič meniť.`,
    done: (when) => `E-shop je v stave z ${when}.`,
    undo: "Vziať späť",
    failed: (when) =>
      `Zálohu z ${when} sa nedalo použiť. E-shop zostal, ako bol, nič sa nezmenilo.`,
    title: (when) => `Záloha z ${when}`,
    back: "Všetky zálohy",
    compare: "Čo by obnovenie zmenilo",
    record: "Záznamy",
    onlyThen: "Vrátia sa",
    onlyNow: "Zmiznú",
    changed: "Zmenia sa späť",
    entities: {
      products: "Produkty",
      categories: "Kategórie",
      customers: "Zákazníci",
      orders: "Objednávky",
    },
    same: "Záznamy sú rovnaké ako teraz. Líšiť sa môžu importy a ich história.",
    explain: [
      "Obnovia sa produkty, kategórie, zákazníci, objednávky, importy a ich história – všetko k okamihu zálohy.",
      "Peňaženka, faktúry, členovia, nastavenia a adresy zverejnených feedov zostanú, ako sú.",
      "Súčasný stav zostane 7 dní medzi zálohami, takže obnovenie môžete vziať späť.",
    ],
    restore: "Obnoviť e-shop",
    damagedText:
      "Súbor nie je taký, aký bol zapísaný, e-shop sa z neho preto nedá obnoviť. Vyberte inú zálohu; na disk sa musí pozrieť prevádzkovateľ.",
    refusals: {
      no_backup: "Táto záloha tu už nie je. Vyberte inú.",
      damaged: "Táto záloha je poškodená. Vyberte inú.",
      too_new: "Zálohu vytvorila novšia verzia Krámku, najprv ju treba nainštalovať.",
      going_on: "E-shop sa už obnovuje. Počkajte, kým to skončí.",
    },
  },
});
