import type { Entity } from "../formats/format.ts";
import { customerKinds, customerName, newsletterStates } from "./customer.ts";
import { type FieldDefinition, productFields } from "./fields.ts";
import { fieldOfPath, type FieldPath, type Value } from "./values.ts";

const define = <T extends Record<string, FieldDefinition>>(table: T): T => table;

/** What a category is made of; it is paired by its code, and knows its parent by code. */
export const categoryFields = define({
  name: { kind: "text", scope: "language" },
  heading: { kind: "text", scope: "language" },
  description: { kind: "html", scope: "language" },
  visible: { kind: "boolean", scope: "language", usual: true },
  linkUrl: { kind: "url", scope: "language" },
  seoUrl: { kind: "text", scope: "language" },
  seoTitle: { kind: "text", scope: "language" },
  seoDescription: { kind: "prose", scope: "language" },
  parent: { kind: "text", scope: "plain" },
  position: { kind: "integer", scope: "plain" },
  active: { kind: "boolean", scope: "plain", fallback: true },
  showInMenu: { kind: "boolean", scope: "plain", fallback: true },
  type: { kind: "text", scope: "plain", fallback: "siteWithProducts" },
  images: { kind: "list", scope: "plain" },
});

/** What a customer is made of; they are paired by their e-mail. @see R63 */
export const customerFields = define({
  code: { kind: "text", scope: "plain" },
  kind: { kind: "choice", scope: "plain", choices: customerKinds, fallback: "contact" },
  active: { kind: "boolean", scope: "plain", fallback: true },
  degree: { kind: "text", scope: "plain" },
  firstName: { kind: "text", scope: "plain" },
  lastName: { kind: "text", scope: "plain" },
  nickname: { kind: "text", scope: "plain" },
  companyName: { kind: "text", scope: "plain" },
  companyId: { kind: "text", scope: "plain" },
  vatId: { kind: "text", scope: "plain" },
  phone: { kind: "text", scope: "plain" },
  language: { kind: "choice", scope: "plain", choices: ["cs", "sk", "en"] },
  newsletter: { kind: "choice", scope: "plain", choices: newsletterStates, fallback: "unknown" },
  priceList: { kind: "text", scope: "plain" },
  groups: { kind: "list", scope: "plain" },
  billing: { kind: "text", scope: "address" },
  deliveries: { kind: "list", scope: "plain" },
  note: { kind: "prose", scope: "plain" },
});

/** What an import may change of an order, which is paired by its number. @see D13 */
export const orderFields = define({
  state: { kind: "text", scope: "plain" },
  paid: { kind: "boolean", scope: "plain", fallback: false },
  paidOn: { kind: "text", scope: "plain" },
  resolved: { kind: "boolean", scope: "plain", fallback: false },
  trackingCode: { kind: "text", scope: "plain" },
  trackingUrl: { kind: "url", scope: "plain" },
});

export type CategoryField = keyof typeof categoryFields;
export type CustomerField = keyof typeof customerFields;
export type OrderField = keyof typeof orderFields;

/** The table of what records of each kind are made of. */
export const entityFields: Record<Entity, Readonly<Record<string, FieldDefinition>>> = {
  products: productFields,
  categories: categoryFields,
  customers: customerFields,
  orders: orderFields,
};

export function entityField(entity: Entity, name: string): FieldDefinition | undefined {
  const fields = entityFields[entity];
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** By what people call a record: it cannot be created without it. */
export const nameFields = { products: "title", categories: "name" } as const;

/** What a record is called in lists of a run; `undefined` for one known by its code only. */
export function recordName(
  entity: Entity,
  { code, values }: {
    code?: string | undefined;
    values: ReadonlyMap<FieldPath, Value | null>;
  },
  language: string,
): string | undefined {
  if (entity === "orders") return undefined;
  if (entity === "customers") return nameOfCustomer(code, values);
  const field = nameFields[entity];
  const own = values.get(`${field}:${language}`);
  if (typeof own === "string") return own;
  for (const [path, value] of values) {
    if (fieldOfPath(path) === field && typeof value === "string") return value;
  }
  return undefined;
}

function nameOfCustomer(
  email: string | undefined,
  values: ReadonlyMap<FieldPath, Value | null>,
): string | undefined {
  const text = (path: FieldPath) => values.get(path) as string | null | undefined ?? null;
  const name = customerName({
    kind: values.get("kind") === "company" ? "company" : "person",
    email: email ?? "",
    firstName: text("firstName"),
    lastName: text("lastName"),
    companyName: text("companyName"),
  });
  return name === email ? undefined : name;
}
