import { defineTexts } from "./texts.ts";

/** What our own people read while the server's clock is in doubt. */
export const staffClockTexts = defineTexts({
  en: {
    held: (now: string, last: string) =>
      `The server's clock says ${now}, but the last sign of life is of ${last}.`,
    why:
      "Imports, debits and suspensions wait until the clock is set right, or somebody confirms it.",
    confirm: "The time is right, go on",
    confirmed: "Work by schedule goes on.",
    settled: "The clock is no longer in doubt.",
  },
  cs: {
    held: (now, last) => `Hodiny serveru ukazují ${now}, naposledy ale běžel ${last}.`,
    why:
      "Importy, stržení z peněženek a pozastavení počkají, dokud hodiny někdo neopraví, nebo čas nepotvrdí.",
    confirm: "Čas je správně, pokračovat",
    confirmed: "Naplánovaná práce zase běží.",
    settled: "O hodinách už nejsou pochyby.",
  },
  sk: {
    held: (now, last) => `Hodiny servera ukazujú ${now}, naposledy však bežal ${last}.`,
    why:
      "Importy, strhnutia z peňaženiek a pozastavenia počkajú, kým hodiny niekto neopraví, alebo čas nepotvrdí.",
    confirm: "Čas je správny, pokračovať",
    confirmed: "Naplánovaná práca znova beží.",
    settled: "O hodinách už nie sú pochybnosti.",
  },
});
