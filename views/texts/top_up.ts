import { defineTexts } from "./texts.ts";

/** Paying into the wallet by bank transfer. */
export const topUpTexts = defineTexts({
  en: {
    title: "Top up the wallet",
    amount: "Amount, with VAT",
    hint: (least: string, most: string) => `At least ${least}, at most ${most}.`,
    months: (count: number, amount: string) =>
      count === 1 ? `A month, ${amount}` : `${count} months, ${amount}`,
    show: "Show how to pay",
    tooSmall: (found: string, least: string, most: string) =>
      `${found} is too little: at least ${least} and at most ${most} can be paid in.`,
    tooLarge: (found: string, least: string, most: string) =>
      `${found} is too much: at least ${least} and at most ${most} can be paid in.`,
    unreadable: "This is not an amount. Write for example 500.",
    pay: "Send a bank transfer",
    lead:
      "Scan the code in your bank's application, or copy the details. The money is in the wallet when it comes to our account, usually the next working day; then we mail you the invoice.",
    account: "Account",
    iban: "IBAN",
    recipient: "Recipient",
    symbol: "Variable symbol",
    symbolText: "By the symbol we know your shop: do not leave it out.",
    message: "Message",
    other: "Another amount",
    none: "This installation has no bank account in the currency of your shop. Ask its support.",
    messageText: (shop: string) => `Wallet ${shop}`,
  },
  cs: {
    title: "Dobít peněženku",
    amount: "Částka s DPH",
    hint: (least, most) => `Nejméně ${least}, nejvíce ${most}.`,
    months: (count, amount) =>
      count === 1
        ? `Měsíc, ${amount}`
        : count < 5
        ? `${count} měsíce, ${amount}`
        : `${count} měsíců, ${amount}`,
    show: "Zobrazit platební údaje",
    tooSmall: (found, least, most) =>
      `${found} je málo: dobít lze nejméně ${least} a nejvíce ${most}.`,
    tooLarge: (found, least, most) =>
      `${found} je moc: dobít lze nejméně ${least} a nejvíce ${most}.`,
    unreadable: "Toto není částka. Napište například 500.",
    pay: "Zaplaťte převodem",
    lead:
      "Načtěte kód v aplikaci své banky, nebo údaje opište. Peníze jsou v peněžence, jakmile přijdou na náš účet, obvykle další pracovní den; potom vám pošleme fakturu.",
    account: "Účet",
    iban: "IBAN",
    recipient: "Příjemce",
    symbol: "Variabilní symbol",
    symbolText: "Podle symbolu poznáme váš e-shop, nevynechte ho.",
    message: "Zpráva",
    other: "Jiná částka",
    none: "Tato instalace nemá účet v měně vašeho e-shopu. Zeptejte se podpory.",
    messageText: (shop) => `Peněženka ${shop}`,
  },
  sk: {
    title: "Dobiť peňaženku",
    amount: "Suma s DPH",
    hint: (least, most) => `Najmenej ${least}, najviac ${most}.`,
    months: (count, amount) =>
      count === 1
        ? `Mesiac, ${amount}`
        : count < 5
        ? `${count} mesiace, ${amount}`
        : `${count} mesiacov, ${amount}`,
    show: "Zobraziť platobné údaje",
    tooSmall: (found, least, most) =>
      `${found} je málo: dobiť možno najmenej ${least} a najviac ${most}.`,
    tooLarge: (found, least, most) =>
      `${found} je veľa: dobiť možno najmenej ${least} a najviac ${most}.`,
    unreadable: "Toto nie je suma. Napíšte napríklad 50.",
    pay: "Zaplaťte prevodom",
    lead:
      "Načítajte kód v aplikácii svojej banky alebo údaje odpíšte. Peniaze sú v peňaženke, keď prídu na náš účet, obvykle v ďalší pracovný deň; potom vám pošleme faktúru.",
    account: "Účet",
    iban: "IBAN",
    recipient: "Príjemca",
    symbol: "Variabilný symbol",
    symbolText: "Podľa symbolu spoznáme váš e-shop, nevynechajte ho.",
    message: "Správa",
    other: "Iná suma",
    none: "Táto inštalácia nemá účet v mene vášho e-shopu. Opýtajte sa podpory.",
    messageText: (shop) => `Penazenka ${shop}`,
  },
});
