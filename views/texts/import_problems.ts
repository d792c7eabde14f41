import { defineTexts, plural } from "./texts.ts";

/** The problems of a run, on its page and as a file. */
export const runProblemTexts = defineTexts({
  en: {
    problems: "Problems",
    noProblems: "No problems.",
    problemCount: (count: number) => plural("en", count, { one: "problem", other: "problems" }),
    moreProblems: (count: number) => `${count} more in the file of problems`,
    downloadProblems: "Download as CSV",
    severities: { notice: "Notice", warning: "Warning", error: "Error", fatal: "Fatal" },
    csv: {
      line: "Line",
      record: "Record",
      severity: "Severity",
      code: "Code",
      field: "Field",
      value: "Value",
      message: "Message",
    },
  },
  cs: {
    problems: "Problémy",
    noProblems: "Žádné problémy.",
    problemCount: (count: number) =>
      plural("cs", count, {
        one: "problém",
        few: "problémy",
        many: "problému",
        other: "problémů",
      }),
    moreProblems: (count: number) => `dalších ${count} najdete v souboru problémů`,
    downloadProblems: "Stáhnout jako CSV",
    severities: {
      notice: "Upozornění",
      warning: "Varování",
      error: "Chyba",
      fatal: "Konec čtení",
    },
    csv: {
      line: "Řádek",
      record: "Položka",
      severity: "Závažnost",
      code: "Kód",
      field: "Pole",
      value: "Hodnota",
      message: "Zpráva",
    },
  },
  sk: {
    problems: "Problémy",
    noProblems: "Žiadne problémy.",
    problemCount: (count: number) =>
      plural("sk", count, {
        one: "problém",
        few: "problémy",
        many: "problému",
        other: "problémov",
      }),
    moreProblems: (count: number) => `ďalších ${count} nájdete v súbore problémov`,
    downloadProblems: "Stiahnuť ako CSV",
    severities: {
      notice: "Upozornenie",
      warning: "Varovanie",
      error: "Chyba",
      fatal: "Koniec čítania",
    },
    csv: {
      line: "Riadok",
      record: "Položka",
      severity: "Závažnosť",
      code: "Kód",
      field: "Pole",
      value: "Hodnota",
      message: "Správa",
    },
  },
});
