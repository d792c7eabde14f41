import { z } from "@hono/zod-openapi";
import {
  type FieldDefinition,
  type ProductField,
  productField,
  productFieldNames,
  variantFieldNames,
} from "../../core/catalogue/fields.ts";
import { listSchemas } from "../../core/catalogue/product_list_values.ts";
import { languages } from "../../core/language.ts";
import { currencies } from "../../core/money.ts";
import { fieldTexts } from "../../views/texts/fields.ts";

const about =
  "By path: a field, behind a colon its language, or its currency and price list, of which the " +
  "empty one is the default: `title:cs`, `stock`, `price:CZK:`, `price:CZK:Wholesale`. Amounts " +
  "are texts.";

const patterns: Record<FieldDefinition["scope"], [shown: string, pattern: string]> = {
  plain: ["", ""],
  language: [":<language>", `:(${languages.join("|")})`],
  price: [":<currency>:<price list>", `:(${currencies.join("|")}):.*`],
  address: [":<part>", ":.+"],
};

/** A field without a scope is a property; one with, all paths of a pattern. */
function propertiesOf(fields: readonly ProductField[]) {
  const plain = fields.filter((field) => productField(field).scope === "plain");
  const scoped = fields.filter((field) => productField(field).scope !== "plain");
  return {
    properties: Object.fromEntries(
      plain.map((field) => [field, schemaOf(field)] as [string, never]),
    ),
    patternProperties: Object.fromEntries(scoped.map((field) => {
      const [shown, pattern] = patterns[productField(field).scope];
      return [`^${field}${pattern}$`, { title: field + shown, ...schemaOf(field) }];
    })),
  };
}

function schemaOf(field: ProductField): object {
  const { kind, choices, fallback } = productField(field);
  const description = fieldTexts.en[field];
  const nullable = (type: string) => fallback === undefined ? [type, "null"] : type;
  switch (kind) {
    case "boolean":
      return { type: nullable("boolean"), description };
    case "integer":
    case "decimal":
    case "percent":
      return { type: nullable(kind === "integer" ? "integer" : "number"), description };
    case "money":
      return { type: nullable("string"), description: `${description}, an amount as \`"129.00"\`` };
    case "choice":
      return { enum: [...choices ?? [], null], description };
    case "html":
      return { type: nullable("string"), description: `${description}, HTML` };
    case "list":
      return listOf(field, description);
    default:
      return { type: nullable("string"), description };
  }
}

function listOf(field: ProductField, description: string): object {
  const schema = listSchemas[field];
  if (!schema) {
    return { type: "array", readOnly: true, description: `${description}, comes by import alone` };
  }
  const { $schema: _draft, ...found } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  });
  return { ...found, description: `${description}, set as a whole` };
}

/** Values by path, described field by field: the table of fields is the core's own. */
const values = (name: string, fields: readonly ProductField[], example: object) =>
  z.record(z.string(), z.unknown()).openapi(name, {
    type: "object",
    description: about,
    example,
    ...propertiesOf(fields),
  });

export const productValues = values("ProductValues", productFieldNames, {
  "title:cs": "Hrnek modrý",
  "price:CZK:": "129.00",
  stock: 12,
});
export const variantValues = values("VariantValues", variantFieldNames, { stock: 3 });
