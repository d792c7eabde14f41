import { defineTexts } from "./texts.ts";

/**
 * What a shop by invoice is told where others are told of their wallet: it orders, is called to pay
 * for a period beforehand, and pays what it owes whole.
 */
export const byInvoiceTexts = defineTexts({
  en: {
    /** Strips over every page of a suspended shop. */
    states: {
      administration_suspended: "The administration is suspended until everything owed is paid.",
      web_suspended: "The administration and the web are suspended until everything owed is paid.",
    },
    openCalls: "Order and payments",
    /** The second of the first steps. */
    order: "Order the service",
    orderText: "After the trial the shop goes on once your order is accepted.",
    orderAction: "Order",
    paid: "Keep what is paid in view",
    paidText: "Before each period you get a call to pay. All of them are together on one page.",
    /** What an import by schedule costs. */
    importPrice: (price: string) =>
      `${price} a month without VAT. It is counted in when you are called to pay for the next period.`,
    tariffUpgrade:
      "The higher price counts from tomorrow on, in the next call to pay, and is not refunded.",
    tariffDowngrade: "What is paid already is not paid out, it is taken off the next call to pay.",
    yearText: (amount: string, from: string, until: string) =>
      `${amount} with VAT is taken at once from what you have paid in, and the tariff is paid from ${from} to ${until}. Services beside it stay in the calls to pay. A year that was paid is not refunded.`,
    yearPay: (amount: string) => `Pay ${amount} from the balance`,
    balanceMissing: (missing: string) => `The balance lacks ${missing}. Pay it in before.`,
    mailboxesNotRestored:
      "When the contract ends, the mailboxes are deleted with everything in them and nobody can restore them. While a suspended shop waits for a payment, they stay.",
    mailboxesSuspended:
      "While the shop is suspended nothing is added or enlarged. Pay what is owed first.",
    /** Paying what is called for. */
    payTitle: "How to pay",
    payLead:
      "Scan the code in your bank's application, or copy the details. We see the payment when it comes to our account, usually the next working day; then we mail you the invoice.",
    payTooSmall: (found: string, least: string, most: string) =>
      `${found} is too little: at least ${least} and at most ${most} can be paid.`,
    payTooLarge: (found: string, least: string, most: string) =>
      `${found} is too much: at least ${least} and at most ${most} can be paid.`,
    payMessage: (shop: string) => `Krámek ${shop}`,
  },
  cs: {
    states: {
      administration_suspended:
        "Administrace je pozastavená, dokud nezaplatíte všechno, co dlužíte.",
      web_suspended: "Administrace i web jsou pozastavené, dokud nezaplatíte všechno, co dlužíte.",
    },
    openCalls: "Objednávka a platby",
    order: "Objednejte službu",
    orderText: "Po zkušební době e-shop pokračuje, jakmile vaši objednávku přijmeme.",
    orderAction: "Objednat",
    paid: "Mějte platby pod kontrolou",
    paidText:
      "Před každým obdobím vám přijde výzva k platbě. Všechny jsou pohromadě na jedné stránce.",
    importPrice: (price) =>
      `${price} měsíčně bez DPH. Započítáme je do výzvy k platbě na další období.`,
    tariffUpgrade: "Vyšší cenu počítáme od zítřka do příští výzvy k platbě a nevrací se.",
    tariffDowngrade: "Co už je zaplacené, nevyplácíme, odečteme to od příští výzvy k platbě.",
    yearText: (amount, from, until) =>
      `Z toho, co jste zaplatili, hned odečteme ${amount} s DPH a tarif bude zaplacený od ${from} do ${until}. Služby mimo tarif zůstanou ve výzvách k platbě. Zaplacený rok se nevrací.`,
    yearPay: (amount) => `Zaplatit ${amount} ze zůstatku`,
    balanceMissing: (missing) => `Na zůstatku chybí ${missing}. Nejdřív je prosím zaplaťte.`,
    mailboxesNotRestored:
      "Když skončí smlouva, schránky smažeme se vším, co v nich je, a obnovit je nejde. Dokud pozastavený e-shop čeká na platbu, schránky mu zůstanou.",
    mailboxesSuspended:
      "Dokud je e-shop pozastavený, nelze schránky přidávat ani zvětšovat. Nejdřív zaplaťte, co dlužíte.",
    payTitle: "Jak zaplatit",
    payLead:
      "Načtěte kód v aplikaci své banky, nebo údaje opište. Platbu uvidíme, jakmile přijde na náš účet, obvykle další pracovní den; potom vám pošleme fakturu.",
    payTooSmall: (found, least, most) =>
      `${found} je málo: zaplatit lze nejméně ${least} a nejvíce ${most}.`,
    payTooLarge: (found, least, most) =>
      `${found} je moc: zaplatit lze nejméně ${least} a nejvíce ${most}.`,
    payMessage: (shop) => `Krámek ${shop}`,
  },
  sk: {
    states: {
      administration_suspended:
        "Administrácia je pozastavená, kým nezaplatíte všetko, čo dlhujete.",
      web_suspended: "Administrácia aj web sú pozastavené, kým nezaplatíte všetko, čo dlhujete.",
    },
    openCalls: "Objednávka a platby",
    order: "Objednajte službu",
    orderText: "Po skúšobnom období e-shop pokračuje, keď vašu objednávku prijmeme.",
    orderAction: "Objednať",
    paid: "Majte platby pod kontrolou",
    paidText: "Pred každým obdobím vám príde výzva na platbu. Všetky sú spolu na jednej stránke.",
    importPrice: (price) =>
      `${price} mesačne bez DPH. Započítame ich do výzvy na platbu na ďalšie obdobie.`,
    tariffUpgrade: "Vyššiu cenu počítame od zajtra do najbližšej výzvy na platbu a nevracia sa.",
    tariffDowngrade:
      "Čo je už zaplatené, nevyplácame, odpočítame to od najbližšej výzvy na platbu.",
    yearText: (amount, from, until) =>
      `Z toho, čo ste zaplatili, hneď odpočítame ${amount} s DPH a tarifa bude zaplatená od ${from} do ${until}. Služby mimo tarify zostanú vo výzvach na platbu. Zaplatený rok sa nevracia.`,
    yearPay: (amount) => `Zaplatiť ${amount} zo zostatku`,
    balanceMissing: (missing) => `Na zostatku chýba ${missing}. Najprv ich prosím zaplaťte.`,
    mailboxesNotRestored:
      "Keď sa skončí zmluva, schránky zmažeme so všetkým, čo v nich je, a obnoviť sa nedajú. Kým pozastavený e-shop čaká na platbu, schránky mu zostanú.",
    mailboxesSuspended:
      "Kým je e-shop pozastavený, schránky sa nedajú pridávať ani zväčšovať. Najprv zaplaťte, čo dlhujete.",
    payTitle: "Ako zaplatiť",
    payLead:
      "Načítajte kód v aplikácii svojej banky alebo údaje odpíšte. Platbu uvidíme, keď príde na náš účet, obvykle v ďalší pracovný deň; potom vám pošleme faktúru.",
    payTooSmall: (found, least, most) =>
      `${found} je málo: zaplatiť možno najmenej ${least} a najviac ${most}.`,
    payTooLarge: (found, least, most) =>
      `${found} je veľa: zaplatiť možno najmenej ${least} a najviac ${most}.`,
    payMessage: (shop) => `Kramek ${shop}`,
  },
});
