import type { Language } from "../../core/language.ts";
import { isCurrency } from "../../core/money.ts";
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../format.ts";
import { accountTexts } from "../texts/account.ts";
import {
  auditDetailsUntold,
  auditDetailWords,
  auditDetailWordsOf,
  auditValueWords,
  auditYesNo,
} from "../texts/audit_details.ts";
import { cardTexts } from "../texts/cards.ts";
import { newsTexts } from "../texts/news.ts";
import { outageTexts } from "../texts/outages.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { staffTexts } from "../texts/staff.ts";
import { staffShopTexts } from "../texts/staff_shop.ts";
import { levelTexts } from "../texts/support_level.ts";

/** An entry of the audit log as it was written. */
export interface LoggedEntry {
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

/** What else an entry knows, in words: `důvod: přetížení, do: 3. 12. 2026`. */
export function auditDetailsText(language: Language, { action, details }: LoggedEntry): string {
  return Object.entries(details)
    .filter(([name, value]) => isTold(name, value, details))
    .map(([name, value]) =>
      `${nameOf(language, action, name)}: ${valueOf(language, { action, name, value, details })}`
    )
    .join(", ");
}

/** Actions whose subject is a tariff. */
const namingTariffs = [
  "contract.tariff",
  "contract.year",
  "contract.year_upgrade",
  "contract.order",
];

/** What an entry is about; moments and choices in words. */
export function auditSubjectText(language: Language, { action, subject }: LoggedEntry): string {
  const isChoice = action === "contract.footer_link" || action === "contract.regime";
  const known = isChoice ? auditValueWords.subject?.[subject] : undefined;
  if (known) return known[language];
  if (namingTariffs.includes(action)) return capitalized(subject);
  return subject.split(" ").map((word) => textOf(language, word)).join(" ");
}

/** @returns whether a detail of the log has words, or is not told on purpose */
export const isAuditDetailKnown = (name: string): boolean =>
  Object.hasOwn(auditDetailWords, name) || auditDetailsUntold.includes(name);

function isTold(name: string, value: unknown, details: LoggedEntry["details"]): boolean {
  if (auditDetailsUntold.includes(name)) return false;
  // It stands beside its amount.
  if (name === "currency" && details.amountMinor !== undefined) return false;
  return value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function nameOf(language: Language, action: string, name: string): string {
  const words = auditDetailWordsOf[action]?.[name] ?? auditDetailWords[name];
  return words?.[language] ?? name;
}

interface Detail {
  action: string;
  name: string;
  value: unknown;
  details: LoggedEntry["details"];
}

function valueOf(language: Language, { action, name, value, details }: Detail): string {
  if (typeof value === "boolean") return auditYesNo[language][value ? "yes" : "no"];
  if (typeof value === "number") return numberOf(language, { action, name, value, details });
  if (Array.isArray(value)) return value.map((each) => listed(language, name, each)).join(", ");
  if (typeof value !== "string") return JSON.stringify(value);
  const words = auditValueWords[name]?.[value]?.[language] ??
    wordsOf(language, action, name)[value];
  if (words !== undefined) return words;
  if (name === "country") return regionOf(language, value);
  return action === "contract.tariff" && name === "from"
    ? capitalized(value)
    : textOf(language, value);
}

function numberOf(
  language: Language,
  { action, name, value, details }: Detail & { value: number },
): string {
  if (name === "amountMinor") return moneyOf(language, value, details.currency);
  if (name === "percent") return formatPercent(language, value);
  const isSize = name === "sizeMegabytes" || action === "mailbox.resize";
  return isSize ? formatBytes(language, value * 1_000_000) : formatNumber(language, value);
}

/** Old entries have no currency beside their amount. */
const moneyOf = (language: Language, amountMinor: number, currency: unknown): string =>
  isCurrency(currency)
    ? formatMoney(language, amountMinor, currency)
    : formatNumber(language, amountMinor / 100, 2);

/** The words that some part of the product has for a value already. */
function wordsOf(language: Language, action: string, name: string): Record<string, string> {
  if (name === "cause") return staffShopTexts[language].causes;
  if (name === "notice") return callTexts[language].staff.notices;
  const isRole = name === "role" || action.startsWith("member.");
  if (isRole) return { ...staffTexts[language].roles, ...accountTexts[language].roles };
  return name === "kind" ? kindsOf(language, action) : {};
}

function kindsOf(language: Language, action: string): Record<string, string> {
  switch (action.split(".", 1)[0]) {
    case "card":
      return cardTexts[language].staff.kinds;
    case "licence":
      return levelTexts[language].kinds;
    case "news":
      return newsTexts[language].kinds;
    case "outage":
      return outageTexts[language].kinds;
    default:
      return staffShopTexts[language].kinds;
  }
}

const listed = (language: Language, name: string, value: unknown): string =>
  name === "languages"
    ? new Intl.DisplayNames(language, { type: "language" }).of(String(value)) ?? String(value)
    : String(value);

const regionOf = (language: Language, code: string): string =>
  /^[A-Z]{2}$/.test(code)
    ? new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code
    : code;

/** Days and instants as people write them; all else as it is. */
function textOf(language: Language, value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(language, value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatDateTime(language, value) : value;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
