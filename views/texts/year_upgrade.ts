import { defineTexts } from "./texts.ts";

/** A dearer tariff while a year is paid beforehand, agreed on by our own people. @see R162 */
export const yearUpgradeTexts = defineTexts({
  en: {
    title: "Dearer tariff in the paid year",
    lead:
      "As agreed with the owner: the difference for the rest of the year is taken from the wallet.",
    tariff: "Tariff",
    option: (name: string, from: string, until: string, amount: string) =>
      `${name} from ${from} to ${until} for ${amount}`,
    change: "Take the difference and change",
    changed: (from: string, name: string) =>
      `The tariff paid beforehand changes to ${name} from ${from}.`,
    missing: (amount: string) =>
      `There is ${amount} too little in the wallet: the owner has to top it up first.`,
    outdated: "The offer has changed meanwhile. Look at it again; nothing was charged.",
  },
  cs: {
    title: "Dražší tarif v předplaceném roce",
    lead: "Po dohodě s majitelem: doplatek za zbytek roku se strhne z peněženky.",
    tariff: "Tarif",
    option: (name, from, until, amount) => `${name} od ${from} do ${until} za ${amount}`,
    change: "Strhnout doplatek a změnit",
    changed: (from, name) => `Předplacený tarif se od ${from} mění na ${name}.`,
    missing: (amount) => `V peněžence chybí ${amount}: majitel ji musí nejdřív dobít.`,
    outdated: "Nabídka se mezitím změnila. Podívejte se na ni znovu; nic se nestrhlo.",
  },
  sk: {
    title: "Drahšia tarifa v predplatenom roku",
    lead: "Po dohode s majiteľom: doplatok za zvyšok roka sa strhne z peňaženky.",
    tariff: "Tarifa",
    option: (name, from, until, amount) => `${name} od ${from} do ${until} za ${amount}`,
    change: "Strhnúť doplatok a zmeniť",
    changed: (from, name) => `Predplatená tarifa sa od ${from} mení na ${name}.`,
    missing: (amount) => `V peňaženke chýba ${amount}: majiteľ ju musí najprv dobiť.`,
    outdated: "Ponuka sa medzitým zmenila. Pozrite sa na ňu znova; nič sa nestrhlo.",
  },
});
