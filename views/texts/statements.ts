import type { ForeignStatement } from "../../core/billing/statements/own_account.ts";
import type {
  StatementProblem,
  StatementWarning,
} from "../../core/billing/statements/statement.ts";
import { statementFormats } from "../../core/billing/statements/read_statements.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { formatBytes, formatMoney } from "../format.ts";
import { defineTexts } from "./texts.ts";

/** Why a file of statements was refused, whoever has refused it. */
export type StatementRefusalFacts =
  | StatementProblem
  | ForeignStatement
  | { code: "operator_missing" };

const known = statementFormats.map(({ name }) => name).join(", ");

const statementTexts = defineTexts({
  en: {
    place: (line: number) => `line ${line}`,
    nothing: "Nothing of the file was used.",
    refusals: {
      statement_empty: "The file is empty. Download the statement again.",
      statement_too_large: "The file has {size}; a statement has at most {max}.",
      statement_is_html:
        "This is a web page, not a statement: the bank has probably signed you out. Sign in and download the statement again.",
      statement_unknown: `This is no statement that we can read{found}. We read ${known}.`,
      statement_truncated: "The file is cut: its end is missing. Download it again.",
      statement_malformed: "The file is damaged{where}{value}. Download it again from the bank.",
      statement_value_missing: "The statement says nothing under {field}{where}, which we need.",
      statement_amount_unreadable: "“{raw}” is no amount{where}. We expect one like 1490.50.",
      statement_amount_decimals:
        "The amount {raw} has more than two decimals{where}. We expect at most two.",
      statement_amount_too_large: "The amount {raw} is larger than can be booked{where}.",
      statement_day_unreadable: "“{raw}” is no day of the calendar{where}.",
      statement_currency_unknown: "The currency “{raw}” is none of ours{where}: CZK or EUR.",
      statement_account_foreign:
        "The statement is of the account {account}, which is none of yours. Yours are {own}.",
      statement_currency_differs:
        "The statement of the account {account} is in {currency}, and the account is kept in {expected}.",
      operator_missing:
        "It is not known which accounts are yours. Put them into operator.json in the data folder.",
    },
    found: (kind: string) => ` (it looks like ${kind})`,
    where: (place: string) => ` (${place})`,
    warnings: {
      statement_encoding_doubtful: "The file is not encoded as it says; some letters may be wrong.",
      statement_totals_differ:
        "Opening balance and movements give {expected}, the closing balance is {found}. Something may be missing.",
      statement_turnover_differs:
        "The movements give {found}, the statement sums up {expected}. Something may be missing.",
      statement_batch_without_amounts:
        "A batch does not tell the amounts of its payments; it waits for you as a whole.",
    },
  },
  cs: {
    place: (line: number) => `řádek ${line}`,
    nothing: "Ze souboru se nic nepoužilo.",
    refusals: {
      statement_empty: "Soubor je prázdný. Stáhněte výpis znovu.",
      statement_too_large: "Soubor má {size}; výpis má nejvýš {max}.",
      statement_is_html:
        "Tohle je webová stránka, ne výpis: banka vás nejspíš mezitím odhlásila. Přihlaste se a stáhněte výpis znovu.",
      statement_unknown: `Takový výpis číst neumíme{found}. Čteme ${known}.`,
      statement_truncated: "Soubor je useknutý: chybí mu konec. Stáhněte ho znovu.",
      statement_malformed: "Soubor je poškozený{where}{value}. Stáhněte ho z banky znovu.",
      statement_value_missing: "Výpis neříká nic pod {field}{where}, a to potřebujeme.",
      statement_amount_unreadable: "„{raw}“ není částka{where}. Čekáme třeba 1490.50.",
      statement_amount_decimals:
        "Částka {raw} má víc než dvě desetinná místa{where}. Čekáme nejvýš dvě.",
      statement_amount_too_large: "Částka {raw} je větší, než jakou lze zaúčtovat{where}.",
      statement_day_unreadable: "„{raw}“ není den v kalendáři{where}.",
      statement_currency_unknown: "Měnu „{raw}“ nevedeme{where}: jen CZK a EUR.",
      statement_account_foreign: "Výpis je z účtu {account}, který není váš. Vaše účty jsou {own}.",
      statement_currency_differs:
        "Výpis účtu {account} je v měně {currency}, účet ale vedete v {expected}.",
      operator_missing:
        "Není známo, které účty jsou vaše. Zapište je do souboru operator.json v datové složce.",
    },
    found: (kind: string) => ` (vypadá to na ${kind})`,
    where: (place: string) => ` (${place})`,
    warnings: {
      statement_encoding_doubtful:
        "Soubor je v jiném kódování, než o sobě tvrdí; některá písmena mohou být špatně.",
      statement_totals_differ:
        "Počáteční zůstatek s pohyby dává {expected}, konečný zůstatek je {found}. Možná něco chybí.",
      statement_turnover_differs:
        "Pohyby dávají dohromady {found}, výpis udává {expected}. Možná něco chybí.",
      statement_batch_without_amounts:
        "Hromadná platba neuvádí částky jednotlivých plateb; čeká na vás jako celek.",
    },
  },
  sk: {
    place: (line: number) => `riadok ${line}`,
    nothing: "Zo súboru sa nič nepoužilo.",
    refusals: {
      statement_empty: "Súbor je prázdny. Stiahnite výpis znova.",
      statement_too_large: "Súbor má {size}; výpis má najviac {max}.",
      statement_is_html:
        "Toto je webová stránka, nie výpis: banka vás asi medzitým odhlásila. Prihláste sa a stiahnite výpis znova.",
      statement_unknown: `Taký výpis čítať nevieme{found}. Čítame ${known}.`,
      statement_truncated: "Súbor je useknutý: chýba mu koniec. Stiahnite ho znova.",
      statement_malformed: "Súbor je poškodený{where}{value}. Stiahnite ho z banky znova.",
      statement_value_missing: "Výpis nehovorí nič pod {field}{where}, a to potrebujeme.",
      statement_amount_unreadable: "„{raw}“ nie je suma{where}. Čakáme napríklad 1490.50.",
      statement_amount_decimals:
        "Suma {raw} má viac než dve desatinné miesta{where}. Čakáme najviac dve.",
      statement_amount_too_large: "Suma {raw} je väčšia, než akú možno zaúčtovať{where}.",
      statement_day_unreadable: "„{raw}“ nie je deň v kalendári{where}.",
      statement_currency_unknown: "Menu „{raw}“ nevedieme{where}: len CZK a EUR.",
      statement_account_foreign: "Výpis je z účtu {account}, ktorý nie je váš. Vaše účty sú {own}.",
      statement_currency_differs:
        "Výpis účtu {account} je v mene {currency}, účet však vediete v {expected}.",
      operator_missing:
        "Nie je známe, ktoré účty sú vaše. Zapíšte ich do súboru operator.json v dátovom priečinku.",
    },
    found: (kind: string) => ` (vyzerá to na ${kind})`,
    where: (place: string) => ` (${place})`,
    warnings: {
      statement_encoding_doubtful:
        "Súbor je v inom kódovaní, než o sebe tvrdí; niektoré písmená môžu byť zle.",
      statement_totals_differ:
        "Počiatočný zostatok s pohybmi dáva {expected}, konečný zostatok je {found}. Možno niečo chýba.",
      statement_turnover_differs:
        "Pohyby dávajú spolu {found}, výpis udáva {expected}. Možno niečo chýba.",
      statement_batch_without_amounts:
        "Hromadná platba neuvádza sumy jednotlivých platieb; čaká na vás ako celok.",
    },
  },
});

const filled = (sentence: string, values: Record<string, string>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

/** What was found in a refused file, where, and what would be right. */
export function statementRefusalText(language: Language, refusal: StatementRefusalFacts): string {
  const texts = statementTexts[language];
  const sentence = filled(texts.refusals[refusal.code], valuesOf(language, refusal));
  return `${sentence} ${texts.nothing}`;
}

function valuesOf(language: Language, refusal: StatementRefusalFacts): Record<string, string> {
  const texts = statementTexts[language];
  if (refusal.code === "operator_missing") return {};
  if (refusal.code === "statement_account_foreign") {
    return { account: refusal.account, own: refusal.own.join(", ") };
  }
  if (refusal.code === "statement_currency_differs") {
    const { account, found, expected } = refusal;
    return { account, currency: found, expected };
  }
  return problemValues(language, texts, refusal);
}

function problemValues(
  language: Language,
  texts: typeof statementTexts[Language],
  { code, line, field = "", value = "", details = {} }: StatementProblem,
): Record<string, string> {
  const at = line === undefined ? "" : texts.place(line);
  // a sentence about a field names it itself
  const place = [at, code === "statement_value_missing" ? "" : field].filter(Boolean).join(", ");
  const kind = String(details.found ?? "");
  return {
    field,
    raw: value,
    value: value === "" ? "" : `: ${value}`,
    where: place === "" ? "" : texts.where(place),
    found: kind === "" ? "" : texts.found(kind),
    size: formatBytes(language, Number(details.sizeBytes ?? 0)),
    max: formatBytes(language, Number(details.sizeMax ?? 0)),
  };
}

/** What is worth a look in a statement that was used. */
export function statementWarningText(
  language: Language,
  { code, details = {} }: StatementWarning,
  currency: Currency,
): string {
  const money = (name: string) => formatMoney(language, Number(details[name] ?? 0), currency);
  return filled(statementTexts[language].warnings[code], {
    expected: money("expectedMinor"),
    found: money("foundMinor"),
  });
}
