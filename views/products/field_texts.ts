import { entityField } from "../../core/catalogue/entity_fields.ts";
import { fieldOfPath } from "../../core/catalogue/values.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { Language } from "../../core/language.ts";
import { isCurrency } from "../../core/money.ts";
import { formatMoney, formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { fieldTexts } from "../texts/fields.ts";
import { fieldNames } from "../texts/record_fields.ts";

interface PathParts {
  /** Code of the variant whose field it is. */
  variant: string | undefined;
  path: string;
}

/** `variant:<code>/<path>` of the journal; a path alone belongs to the product. */
function partsOf(path: string): PathParts {
  const match = /^variant:(.*?)(?:\/([^/]+))?$/.exec(path);
  return match ? { variant: match[1], path: match[2] ?? "" } : { variant: undefined, path };
}

/** What a path of the journal is called: "Title (sk)", "Variant P-1: Stock". */
export function fieldLabel(
  language: Language,
  fullPath: string,
  entity: Entity = "products",
): string {
  const { variant, path } = partsOf(fullPath);
  const texts = fieldNames(language, entity);
  const field = fieldOfPath(path);
  const scope = path.slice(field.length + 1).split(":").filter(Boolean)
    .map((part) => isPart(entity, field) ? texts[part] ?? part : part).join(", ");
  const name = texts[field] ?? field;
  const label = scope ? `${name} (${scope})` : name;
  if (variant === undefined) return label;
  return [`${fieldTexts[language].variant} ${variant}`, label].filter(Boolean).join(": ");
}

const isPart = (entity: Entity, field: string): boolean =>
  entityField(entity, field)?.scope === "address";

/** A value of the journal as a short text; `""` for none. */
export function valueText(
  page: Page,
  fullPath: string,
  value: unknown,
  entity: Entity = "products",
): string {
  if (value === null || value === undefined) return "";
  const { path } = partsOf(fullPath);
  const [field = "", scope = ""] = path.split(":");
  const kind = entityField(entity, field)?.kind ?? "text";
  if (kind === "money" && typeof value === "number" && isCurrency(scope)) {
    return formatMoney(page.language, value, scope);
  }
  if (typeof value === "boolean") return componentTexts[page.language][value ? "yes" : "no"];
  if (typeof value === "number") return formatNumber(page.language, value);
  if (Array.isArray(value)) return shorten(value.map((entry) => entryText(page, entry)).join(", "));
  return shorten(typeof value === "string" ? value : JSON.stringify(value));
}

/** An entry of a list by what it is known by: its address, code, name or way through categories. */
function entryText(page: Page, entry: unknown): string {
  if (Array.isArray(entry)) return entry.join(" › ");
  if (entry === null || typeof entry !== "object") return String(entry);
  const { url, code, name, value, quantity } = entry as Record<string, unknown>;
  if (typeof url === "string") return url.split("/").at(-1) || url;
  if (typeof code === "string") return quantity === undefined ? code : `${code} (${quantity})`;
  if (name === undefined) return JSON.stringify(entry);
  const words = [name, value].map((text) => localText(page, text)).filter(Boolean);
  return words.join(": ");
}

/** A text in the reader's language, or in the first that it has. */
function localText({ language }: Page, text: unknown): string {
  if (typeof text === "string") return text;
  const texts = (text ?? {}) as Record<string, string>;
  return texts[language] ?? Object.values(texts)[0] ?? "";
}

const shorten = (text: string): string => text.length > 120 ? `${text.slice(0, 119)}…` : text;
