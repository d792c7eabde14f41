import { isProductField, productField } from "../../core/catalogue/fields.ts";
import { fieldOfPath } from "../../core/catalogue/values.ts";
import type { Language } from "../../core/language.ts";
import { isCurrency } from "../../core/money.ts";
import { formatMoney, formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { fieldTexts } from "../texts/fields.ts";

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
export function fieldLabel(language: Language, fullPath: string): string {
  const { variant, path } = partsOf(fullPath);
  const texts = fieldTexts[language];
  const field = fieldOfPath(path);
  const scope = path.slice(field.length + 1).split(":").filter(Boolean).join(", ");
  const name = isProductField(field) ? texts[field] : field;
  const label = scope ? `${name} (${scope})` : name;
  if (variant === undefined) return label;
  return [`${texts.variant} ${variant}`, label].filter(Boolean).join(": ");
}

/** A value of the journal as a short text; `""` for none. */
export function valueText(page: Page, fullPath: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  const { path } = partsOf(fullPath);
  const [field = "", scope = ""] = path.split(":");
  const kind = isProductField(field) ? productField(field).kind : "text";
  if (kind === "money" && typeof value === "number" && isCurrency(scope)) {
    return formatMoney(page.language, value, scope);
  }
  if (typeof value === "boolean") return componentTexts[page.language][value ? "yes" : "no"];
  if (typeof value === "number") return formatNumber(page.language, value);
  return shorten(typeof value === "string" ? value : JSON.stringify(value));
}

const shorten = (text: string): string => text.length > 120 ? `${text.slice(0, 119)}…` : text;
