import { defineTexts } from "./texts.ts";

/** What our own people read while the server's clock is in doubt. */
export const staffClockTexts = defineTexts({
  en: {
    held: (now: string, last: string) =>
      `The clock says ${now}, but the server last ran on ${last}.`,
    why: "Imports, debits and suspensions wait.",
    confirm: "The time is right, go on",
    confirmed: "Work by schedule goes on.",
    settled: "The clock is no longer in doubt.",
  },
  cs: {
    held: (now, last) => `Hodiny ukazují ${now}, server ale naposledy běžel ${last}.`,
    why: "Importy, stržení a pozastavení čekají.",
    confirm: "Čas je správně, pokračovat",
    confirmed: "Naplánovaná práce zase běží.",
    settled: "O hodinách už nejsou pochyby.",
  },
  sk: {
    held: (now, last) => `Hodiny ukazujú ${now}, server však naposledy bežal ${last}.`,
    why: "Importy, strhnutia a pozastavenia čakajú.",
    confirm: "Čas je správny, pokračovať",
    confirmed: "Naplánovaná práca znova beží.",
    settled: "O hodinách už nie sú pochybnosti.",
  },
});
