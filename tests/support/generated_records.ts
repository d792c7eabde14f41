import fc from "fast-check";
import { addressFields } from "../../core/catalogue/customer.ts";
import { entityFields } from "../../core/catalogue/entity_fields.ts";
import type { FieldDefinition } from "../../core/catalogue/fields.ts";
import type { FieldPath, Value } from "../../core/catalogue/values.ts";
import type { Entity } from "../../core/formats/format.ts";

/** What people and suppliers write, and what breaks files. */
const pieces = [
  ...["Hrnek", "žluťoučký", "a", "0", "12,5", "-1", "=1+1", "+420", "@x", "'", '"', ";", ",", "|"],
  ...["<b>tučně</b>", "&amp;", "&", "<", "]]>", "„text“", "\t", "\n", " ", "€", "😀", "{}", "[x]"],
];

/** A text as shops keep it: without blanks around, never empty. */
export const text = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join("").replace(/\r/g, "").trim()).filter((made) => made !== "");
const line = text.map((made) => made.replace(/[\n\t]+/g, " ").replace(/ {2,}/g, " ").trim())
  .filter((made) => made !== "");
const code = fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,4}$/);
const url = fc.stringMatching(/^[a-z0-9/]{1,12}$/).map((path) => `https://img.example/${path}`);
const day = fc.integer({ min: 0, max: 9_000 })
  .map((days) => new Date(Date.UTC(2010, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const ean = fc.constantFrom("4006381333931", "96385074");

/** Optional properties are left out, never `undefined`: what is stored is JSON. */
const record = <T extends object>(
  shape: { [K in keyof T]: fc.Arbitrary<T[K]> },
  required: string[],
) => fc.record(shape, { requiredKeys: required as never[], noNullPrototype: true });

const local = (languages: readonly string[]) =>
  record(Object.fromEntries(languages.map((language) => [language, line])), [languages[0]!]);

const unique = <T>(each: fc.Arbitrary<T>, key: (value: T) => unknown) =>
  fc.uniqueArray(each, { minLength: 1, maxLength: 4, selector: key });

/** One chosen at most, and the first of them. */
const chosenOnce = (mark: string) => (list: Record<string, unknown>[]) => {
  let isTaken = false;
  return list.map((each) => {
    const wanted = each[mark] === true && !isTaken;
    isTaken ||= wanted;
    const { [mark]: _old, ...rest } = each;
    return wanted ? { ...rest, [mark]: true } : rest;
  });
};

function lists(
  languages: readonly string[],
  isVariant: boolean,
): Record<string, fc.Arbitrary<unknown>> {
  const names = local(languages);
  const image = record({ url, titles: names, main: fc.constant(true), list: fc.constant(true) }, [
    "url",
  ]);
  const words = unique(line, (each) => each);
  const codes = unique(code, (each) => each);
  const amount = fc.integer({ min: 0, max: 999_999 });
  return {
    priceFormulas: words,
    benefits: words,
    groups: words,
    related: codes,
    alternatives: codes,
    accessories: codes,
    recyclingFees: unique(
      record({ name: line, values: local(languages).map((each) => each) }, ["name", "values"]),
      ({ name }) => name,
    ),
    length: fc.tuple(record({
      active: fc.boolean(),
      labels: names,
      from: fc.integer({ min: 0, max: 50 }),
      to: fc.integer({ min: 51, max: 500 }),
      unit: line,
      stepsType: fc.constantFrom("neither", "multiples", "select"),
      steps: line,
      note: line,
    }, ["active"])),
    categoryPaths: unique(unique(line, (each) => each), (path) => path.join(">")),
    labels: unique(
      record({ name: line, active: fc.boolean(), from: day, to: day }, ["name"]),
      ({ name }) => name,
    ),
    parameters: unique(
      record({ name: names, value: names, imageUrl: url }, ["name", "value"]),
      ({ name, value }) => JSON.stringify(isVariant ? name : [name, value]),
    ),
    configurations: unique(
      record({
        type: fc.constantFrom("one_value", "text", "separator"),
        name: names,
        values: unique(
          record({
            name: names,
            imageUrl: url,
            default: fc.boolean(),
            prices: fc.tuple(
              record({
                language: fc.constantFrom("cs", "sk"),
                operation: fc.constantFrom("+", "-"),
                amount,
              }, ["language", "operation", "amount"]),
            ),
          }, ["name"]),
          (each) => JSON.stringify(each),
        ),
      }, ["type", "name"]),
      (each) => JSON.stringify(each),
    ),
    images: unique(image, (each) => each.url).map((all) =>
      chosenOnce("list")(chosenOnce("main")(all as Record<string, unknown>[]))
    ),
    files: unique(record({ url, titles: names }, ["url"]), (each) => each.url),
    gifts: unique(
      record({
        code,
        type: fc.constantFrom("highest_stock_variant", "random_stock_variant", "variant"),
      }, ["code", "type"]),
      (each) => each.code,
    ),
    sets: unique(
      record({ code, quantity: fc.integer({ min: 1, max: 9 }) }, ["code", "quantity"]),
      (each) => each.code,
    ),
    metas: unique(
      record({
        key: fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/),
        type: fc.constantFrom("input", "textarea", "number"),
        value: text,
        values: names,
      }, ["key", "type"]),
      (each) => each.key,
    ),
    deliveries: unique(
      record(Object.fromEntries(addressFields.map((name) => [name, line])), ["street"]),
      (each) => JSON.stringify(each),
    ),
  };
}

const ownValues: Record<string, fc.Arbitrary<unknown>> = {
  ean,
  vatRate: fc.constantFrom(0, 12, 21),
  availableFrom: day,
  stock: fc.integer({ min: -5_000, max: 5_000 }).map((each) => each / 4),
  discount: fc.integer({ min: 0, max: 400 }).map((each) => each / 4),
  type: fc.constantFrom("siteWithProducts", "site", "linkCategory"),
  seoUrl: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
};

function valueOf(
  name: string,
  { kind, choices = [] }: FieldDefinition,
  listOf: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  if (ownValues[name]) return ownValues[name];
  switch (kind) {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "money":
      return fc.integer({ min: 0, max: 99_999_999 });
    case "decimal":
    case "percent":
      return fc.integer({ min: 0, max: 100 });
    case "url":
      return url;
    case "choice":
      return fc.constantFrom(...choices);
    case "list":
      return listOf[name]!;
    default:
      return kind === "text" ? line : text;
  }
}

export interface GeneratedScope {
  languages: readonly string[];
  /** Fields that are not generated, such as those that name other records. */
  without?: readonly string[];
  isVariant?: boolean;
}

/** Values as the shop can hold them, by path: any of the fields of a kind of record, or of a variant. */
export function valuesOf(
  entity: Entity,
  { languages, without = [], isVariant = false }: GeneratedScope,
): fc.Arbitrary<Map<FieldPath, Value>> {
  const listOf = lists(languages, isVariant);
  const shape: Record<FieldPath, fc.Arbitrary<unknown>> = {};
  for (const [name, field] of Object.entries(entityFields[entity])) {
    if (without.includes(name) || (isVariant ? !field.variant : field.variantOnly)) continue;
    for (const rest of scopesOf(field, languages)) {
      shape[name + rest] = valueOf(name, field, listOf);
    }
  }
  return fc.record(shape, { requiredKeys: [] }).map((values) =>
    new Map(Object.entries(values as Record<FieldPath, Value>))
  );
}

function scopesOf({ scope }: FieldDefinition, languages: readonly string[]): string[] {
  switch (scope) {
    case "plain":
      return [""];
    case "language":
      return languages.map((language) => `:${language}`);
    case "price":
      return [":CZK:", ":EUR:", ":CZK:Velkoobchod"];
    case "address":
      return addressFields.map((part) => `:${part}`);
  }
}

export const generatedCode = code;
