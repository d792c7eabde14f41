import { defineTexts, plural } from "./texts.ts";

/** What waits for a decision: a suspicious file, too many missing items. */
export const decisionTexts = defineTexts({
  en: {
    held: {
      title: "The file looks suspicious; nothing was changed",
      fewer: (count: number, before: string) =>
        `The file has ${
          plural("en", count, { one: "record", other: "records" })
        }, the last good one had ${before}.`,
      prices: (factor: string) => `Prices moved about ${factor} times, for example:`,
      apply: "Apply it anyway",
      dismiss: "Dismiss it",
      applied: "The file is applied.",
      dismissed: "The file is dismissed. The shop stays as it is.",
      gone: "Somebody has decided already.",
    },
    missingHeld: {
      title: "Missing items wait for your decision",
      share: (count: string, of: string) =>
        `${count} of ${of} products of this import are not in the file.`,
      empty: (of: string) => `The file is empty, so all ${of} products of this import are missing.`,
      apply: (action: string) => `Do it anyway: ${action}`,
      newer: "A newer run has been here since.",
    },
  },
  cs: {
    held: {
      title: "Soubor vypadá podezřele; nic se nezměnilo",
      fewer: (count: number, before: string) =>
        `Soubor má ${
          plural("cs", count, {
            one: "záznam",
            few: "záznamy",
            many: "záznamu",
            other: "záznamů",
          })
        }, poslední dobrý jich měl ${before}.`,
      prices: (factor: string) => `Ceny se pohnuly asi ${factor}krát, například:`,
      apply: "Přesto použít",
      dismiss: "Zahodit",
      applied: "Soubor se použije.",
      dismissed: "Soubor je zahozený. Obchod zůstává, jak je.",
      gone: "Někdo už rozhodl.",
    },
    missingHeld: {
      title: "Chybějící položky čekají na vaše rozhodnutí",
      share: (count: string, of: string) =>
        `V souboru chybí ${count} z ${of} produktů tohoto importu.`,
      empty: (of: string) => `Soubor je prázdný, chybí tedy všech ${of} produktů tohoto importu.`,
      apply: (action: string) => `Přesto provést: ${action}`,
      newer: "Mezitím už proběhl novější běh.",
    },
  },
  sk: {
    held: {
      title: "Súbor vyzerá podozrivo; nič sa nezmenilo",
      fewer: (count: number, before: string) =>
        `Súbor má ${
          plural("sk", count, {
            one: "záznam",
            few: "záznamy",
            many: "záznamu",
            other: "záznamov",
          })
        }, posledný dobrý ich mal ${before}.`,
      prices: (factor: string) => `Ceny sa pohli asi ${factor}-krát, napríklad:`,
      apply: "Napriek tomu použiť",
      dismiss: "Zahodiť",
      applied: "Súbor sa použije.",
      dismissed: "Súbor je zahodený. Obchod zostáva, ako je.",
      gone: "Niekto už rozhodol.",
    },
    missingHeld: {
      title: "Chýbajúce položky čakajú na vaše rozhodnutie",
      share: (count: string, of: string) =>
        `V súbore chýba ${count} z ${of} produktov tohto importu.`,
      empty: (of: string) => `Súbor je prázdny, chýba teda všetkých ${of} produktov tohto importu.`,
      apply: (action: string) => `Napriek tomu vykonať: ${action}`,
      newer: "Medzitým už prebehol novší beh.",
    },
  },
});
