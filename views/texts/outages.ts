import { defineTexts } from "./texts.ts";

/** Outages as everybody is told of them: on pages, in the feed and by mail. */
export const outageTexts = defineTexts({
  en: {
    kinds: {
      everything: "Outage",
      web: "Outage of shops' webs",
      planned: "Planned interruption",
    },
    goesOn: (from: string) => `since ${from}`,
    defaultText:
      "The service did not run. A stop for maintenance counts as well when we have not announced it.",
    strip: {
      everything: (from: string) => `Something does not work since ${from}.`,
      web: (from: string) => `Webs of shops do not work since ${from}.`,
      planned: (span: string) => `Planned interruption: ${span}.`,
      link: "What is going on",
    },
    mail: {
      foot: "Krámek sent this because it concerns the running of your shop.",
      interruption_planned: {
        subject: (from: string) => `Planned interruption on ${from}`,
        text: (span: string) => `We plan an interruption of the service: ${span}.`,
        action: "See the state of the service",
        after: "Imports by schedule that are due meanwhile run right afterwards.",
      },
      outage_credited: {
        subject: (shop: string) => `We have given back money to ${shop} for an outage`,
        text: (amount: string, shop: string, days: string) =>
          `The service did not run for more than 24 hours (${days}). We have given back ${amount} to the wallet of the shop ${shop}.`,
        action: "Open the wallet",
        after: "We apologise for the outage. There is nothing to do.",
      },
    },
  },
  cs: {
    kinds: {
      everything: "Výpadek",
      web: "Výpadek webů e-shopů",
      planned: "Plánovaná odstávka",
    },
    goesOn: (from) => `od ${from}`,
    defaultText:
      "Služba neběžela. Počítáme i zastavení kvůli údržbě, pokud jsme ho předem neoznámili.",
    strip: {
      everything: (from) => `Od ${from} něco nefunguje.`,
      web: (from) => `Od ${from} nefungují weby e-shopů.`,
      planned: (span) => `Plánovaná odstávka: ${span}.`,
      link: "Co se děje",
    },
    mail: {
      foot: "Zprávu poslal Krámek, protože se týká provozu vašeho e-shopu.",
      interruption_planned: {
        subject: (from) => `Plánovaná odstávka ${from}`,
        text: (span) => `Plánujeme odstávku služby: ${span}.`,
        action: "Podívat se na stav služby",
        after: "Pravidelné importy, které na ni připadnou, poběží hned po ní.",
      },
      outage_credited: {
        subject: (shop) => `Za výpadek jsme vrátili peníze do peněženky e-shopu ${shop}`,
        text: (amount, shop, days) =>
          `Služba neběžela déle než 24 hodin (${days}). Do peněženky e-shopu ${shop} jsme vrátili ${amount}.`,
        action: "Otevřít peněženku",
        after: "Za výpadek se omlouváme. Nemusíte nic dělat.",
      },
    },
  },
  sk: {
    kinds: {
      everything: "Výpadok",
      web: "Výpadok webov e-shopov",
      planned: "Plánovaná odstávka",
    },
    goesOn: (from) => `od ${from}`,
    defaultText:
      "Služba nebežala. Počítame aj zastavenie kvôli údržbe, ak sme ho vopred neoznámili.",
    strip: {
      everything: (from) => `Od ${from} niečo nefunguje.`,
      web: (from) => `Od ${from} nefungujú weby e-shopov.`,
      planned: (span) => `Plánovaná odstávka: ${span}.`,
      link: "Čo sa deje",
    },
    mail: {
      foot: "Správu poslal Krámek, pretože sa týka prevádzky vášho e-shopu.",
      interruption_planned: {
        subject: (from) => `Plánovaná odstávka ${from}`,
        text: (span) => `Plánujeme odstávku služby: ${span}.`,
        action: "Pozrieť sa na stav služby",
        after: "Pravidelné importy, ktoré na ňu pripadnú, pobežia hneď po nej.",
      },
      outage_credited: {
        subject: (shop) => `Za výpadok sme vrátili peniaze do peňaženky e-shopu ${shop}`,
        text: (amount, shop, days) =>
          `Služba nebežala dlhšie než 24 hodín (${days}). Do peňaženky e-shopu ${shop} sme vrátili ${amount}.`,
        action: "Otvoriť peňaženku",
        after: "Za výpadok sa ospravedlňujeme. Nemusíte nič robiť.",
      },
    },
  },
});
