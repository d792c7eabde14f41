/** What the reference reads of a JSON Schema. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  example?: unknown;
  examples?: unknown[];
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  title?: string;
  properties?: Record<string, Schema>;
  /** By a pattern of names, which are shown by the title. */
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** Schemas that others refer to, by name. */
export type Schemas = Record<string, Schema>;

export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split("/").at(-1);
  if (name !== undefined) return resolved(schemas[name] ?? {}, schemas);
  const [only, ...others] = schema.allOf ?? [];
  return only && others.length === 0 ? { ...resolved(only, schemas), ...schema } : schema;
}

/** Properties by name, those of a pattern by the pattern's title. */
export function propertiesOf({ properties, patternProperties }: Schema): Record<string, Schema> {
  const named = Object.entries(patternProperties ?? {})
    .map(([pattern, schema]) => [schema.title ?? pattern, schema] as const);
  return { ...properties, ...Object.fromEntries(named) };
}

/** A type in a word or two: `string`, `list of Problem`, `"ok" | "error"`. */
export function typeText(schema: Schema, schemas: Schemas): string {
  const { enum: choices, const: only, items, type, anyOf, oneOf, format } = schema;
  if (schema.$ref) return schema.$ref.split("/").at(-1)!;
  if (only !== undefined) return JSON.stringify(only);
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
  const parts = anyOf ?? oneOf;
  if (parts) return [...new Set(parts.map((part) => typeText(part, schemas)))].join(" | ");
  if (items) return `list of ${typeText(items, schemas)}`;
  const types = [type ?? "any"].flat();
  return types.map((each) => format && each === "string" ? wordOf(format) : each).join(" | ");
}

const wordOf = (format: string): string =>
  format === "date-time" ? "instant" : format === "binary" ? "bytes" : format;

/** A value that the schema would take: its own example, or one made of its parts'. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  const found = resolved(schema, schemas);
  const told = [found.example, found.examples?.[0], found.const, found.default, found.enum?.[0]]
    .find((value) => value !== undefined);
  if (told !== undefined) return told;
  const part = (found.anyOf ?? found.oneOf)?.[0];
  if (part) return exampleOf(part, schemas);
  if (found.properties) {
    return Object.fromEntries(
      Object.entries(found.properties).map(([name, each]) => [name, exampleOf(each, schemas)]),
    );
  }
  return ofType([found.type ?? "null"].flat()[0]!, found, schemas);
}

function ofType(type: string, { items, format }: Schema, schemas: Schemas): unknown {
  switch (type) {
    case "array":
      return items ? [exampleOf(items, schemas)] : [];
    case "object":
      return {};
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "string":
      return format === "date-time" ? "2026-03-02T09:00:00.000Z" : "text";
    default:
      return null;
  }
}
