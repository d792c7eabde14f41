import type { Language } from "../core/language.ts";
import type { Currency } from "../core/money.ts";

/** Dates and times of the product are told in this zone, whatever machine it runs on. */
export const timeZone = "Europe/Prague";

const nbsp = "\u00a0";
const locales = { cs: "cs-CZ", sk: "sk-SK", en: "en-GB" } as const;
const symbols = { CZK: "Kč", EUR: "€" } satisfies Record<Currency, string>;

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** Formatters are dear to make and a table asks for hundreds. */
function once<F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => F,
): F {
  const known = made.get(key) as F | undefined;
  if (known) return known;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

function numberOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `number ${language} ${JSON.stringify(options)}`;
  return once(key, () => new Intl.NumberFormat(locales[language], options));
}

const withMinus = (text: string): string => text.replace(/^-/, "\u2212");

/** A number with the language's grouping; at most `decimals` decimal places (3). */
export function formatNumber(language: Language, value: number, decimals = 3): string {
  return withMinus(numberOf(language, { maximumFractionDigits: decimals }).format(value));
}

/** `1 490,50 Kč`, `€1,490.50`. Always two decimals, so that amounts in a column line up. */
export function formatMoney(language: Language, amountMinor: number, currency: Currency): string {
  const options = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const amount = numberOf(language, options).format(Math.abs(amountMinor) / 100);
  const sign = amountMinor < 0 ? "\u2212" : "";
  if (language === "en" && currency === "EUR") return `${sign}€${amount}`;
  return `${sign}${amount}${nbsp}${symbols[currency]}`;
}

/** What stands in a money field: `1490,50`; English keeps its point. */
export function moneyInputText(language: Language, amountMinor: number): string {
  const text = (amountMinor / 100).toFixed(2);
  return language === "en" ? text : text.replace(".", ",");
}

export const currencySymbol = (currency: Currency): string => symbols[currency];

/** A part of a hundred: `formatPercent("cs", 21)` is `21 %`. */
export function formatPercent(language: Language, percent: number, decimals = 1): string {
  return `${formatNumber(language, percent, decimals)}${language === "en" ? "" : nbsp}%`;
}

export function formatBytes(language: Language, bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${formatNumber(language, bytes / 1000 ** power, 1)}${nbsp}${units[power]}`;
}

function dateOf(language: Language, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `date ${language} ${name}`;
  return once(key, () => new Intl.DateTimeFormat(locales[language], { timeZone, ...options }));
}

const joined = (text: string): string => text.replace(/ /g, nbsp);

/** The day of a moment (RFC 3339) or a day `YYYY-MM-DD`: `3. 12. 2026`, `3 Dec 2026`. */
export function formatDate(language: Language, moment: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(moment);
  const month = language === "en" ? "short" : "numeric";
  const format = dateOf(language, day ? "day" : "date", {
    day: "numeric",
    month,
    year: "numeric",
    ...(day ? { timeZone: "UTC" } : {}),
  });
  return joined(format.format(new Date(moment)));
}

/** `4:00`, in the product's zone. */
export function formatTime(language: Language, moment: string): string {
  const format = dateOf(language, "time", { hour: "numeric", minute: "2-digit", hour12: false });
  return format.format(new Date(moment)).replace(/^0(\d:)/, "$1");
}

/** `3. 12. 2026 4:00`, `3 Dec 2026 4:00`. */
export function formatDateTime(language: Language, moment: string): string {
  return `${formatDate(language, moment)}${nbsp}${formatTime(language, moment)}`;
}

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** From a moment to another: `3. 12. 2026 2:00–4:00`, with the second day when it is another. */
export function formatSpan(language: Language, from: string, to: string): string {
  const isOneDay = formatDate(language, from) === formatDate(language, to);
  return isOneDay
    ? `${formatDateTime(language, from)}–${formatTime(language, to)}`
    : `${formatDateTime(language, from)} – ${formatDateTime(language, to)}`;
}

/** One day, or the first and the last of several. */
export const formatDays = (language: Language, from: string, until: string): string =>
  from === until
    ? formatDate(language, from)
    : `${formatDate(language, from)} – ${formatDate(language, until)}`;

/** `před 3 hodinami`, `in 2 days`; both are RFC 3339 moments. */
export function formatAgo(language: Language, moment: string, now: string): string {
  const seconds = (Date.parse(moment) - Date.parse(now)) / 1000;
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", 60];
  const format = once(
    `ago ${language}`,
    () => new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" }),
  );
  return joined(format.format(Math.trunc(seconds / size), unit));
}

/** A length of time in its two greatest units: `2 min 5 s`, `1 h 4 min`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0${nbsp}s`;
  const told = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return told.map(([count, unit]) => `${count}${nbsp}${unit}`).join(nbsp);
}
