import { addressFields } from "../../core/catalogue/customer.ts";
import { csvTargets, targetAt } from "../../core/formats/custom/targets.ts";
import type { Entity } from "../../core/formats/format.ts";
import { currencies } from "../../core/money.ts";
import type { Option } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { fieldNames } from "../texts/record_fields.ts";

type GroupKey = keyof typeof csvTexts.en.fieldGroups;

/** In the order in which people look for them; what is nowhere stands among the others. */
const groupsOf: Partial<Record<Entity, Partial<Record<GroupKey, readonly string[]>>>> = {
  products: {
    codes: ["code", "variantCode", "ean", "supplierCode", "partNumber", "isbn"],
    texts: ["title", "shortDescription", "longDescription", "url"],
    prices: ["price", "salePrice", "commonPrice", "purchasePrice", "discount", "vatRate"],
    stock: ["stock", "availability", "deliveryDays", "availableFrom", "availabilityNote", "active"],
    sorting: ["categoryPaths", "categories", "manufacturer", "parameters", "labels"],
    media: ["images", "files", "videoUrl"],
    links: ["related", "alternatives", "accessories", "gifts", "sets", "replacementCode"],
  },
  categories: {
    codes: ["code", "id", "parentId", "parent"],
    texts: ["name", "heading", "description", "seoUrl", "seoTitle", "seoDescription"],
    media: ["images"],
  },
  customers: {
    codes: ["email", "code"],
    people: ["kind", "degree", "firstName", "lastName", "nickname", "phone", "language", "note"],
    companies: ["companyName", "companyId", "vatId", "priceList", "groups"],
    addresses: ["billing", "delivery"],
  },
};

export interface FieldGroup {
  label: string;
  options: Option[];
}

/** What a column can be paired with in this shop: a choice for each of its languages and currencies. */
export function fieldGroups(page: Page, entity: Entity): FieldGroup[] {
  const texts = csvTexts[page.language].fieldGroups;
  const groups = groupsOf[entity] ?? {};
  const fields = [...csvTargets[entity]?.keys() ?? []];
  const placed = new Set(Object.values(groups).flat());
  const rest = fields.filter((field) => !placed.has(field));
  return (Object.keys(texts) as GroupKey[]).map((key) => ({
    label: texts[key],
    options: (groups[key] ?? (key === "other" ? rest : [])).flatMap((field) =>
      choicesOf(page, entity, field)
    ),
  })).filter(({ options }) => options.length > 0);
}

function choicesOf(page: Page, entity: Entity, field: string): Option[] {
  const label = fieldName(page, entity, field);
  const { languages, currency } = page.shop!;
  switch (csvTargets[entity]?.get(field)?.scope) {
    case "language":
      return languages.map((language) => ({
        value: `${field}:${language}`,
        label: languages.length > 1 ? `${label} (${language})` : label,
      }));
    case "price":
      return [currency, ...currencies.filter((each) => each !== currency)].map((each) => ({
        value: `${field}:${each}:`,
        label: `${label} (${each})`,
      }));
    case "address":
      return addressFields.map((part) => ({
        value: `${field}:${part}`,
        label: `${label}: ${fieldName(page, entity, part)}`,
      }));
    case "named":
      return [{ value: `${field}:`, label }];
    default:
      return [{ value: field, label }];
  }
}

export function fieldName(page: Page, entity: Entity, field: string): string {
  const codes = csvTexts[page.language].codes as Record<string, string>;
  const names = fieldNames(page.language, entity);
  const first = entity === "products" ? codes : names;
  return first[field] ?? names[field] ?? codes[field] ?? field;
}

/** What a path of a pairing is called: `Title (cs)`, `Price with VAT (CZK, Wholesale)`. */
export function pathName(page: Page, entity: Entity, path: string): string {
  const target = targetAt(entity, path);
  if (!target) return fieldName(page, entity, path);
  const about = target.scope === "address"
    ? fieldName(page, entity, target.about)
    : target.about.split(":").filter(Boolean).join(", ");
  const isPlain = about === "" ||
    (target.scope === "language" && page.shop!.languages.length === 1);
  const name = fieldName(page, entity, target.field);
  return isPlain ? name : `${name} (${about})`;
}
