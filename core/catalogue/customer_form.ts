import { z } from "zod";
import { type Language, languages } from "../language.ts";
import {
  type Address,
  addressFields,
  type CustomerKind,
  customerKinds,
  deliveriesMax,
  type NewsletterState,
  newsletterStates,
} from "./customer.ts";
import type { FormProblem } from "./form_problem.ts";
import * as form from "./form_fields.ts";

/** What people set of a customer. */
export interface CustomerForm {
  email: string;
  code: string | null;
  kind: CustomerKind;
  active: boolean;
  degree: string | null;
  firstName: string | null;
  lastName: string | null;
  nickname: string | null;
  companyName: string | null;
  companyId: string | null;
  vatId: string | null;
  phone: string | null;
  language: Language | null;
  newsletter: NewsletterState;
  priceList: string | null;
  groups: string[];
  note: string | null;
  billing: Address | null;
  deliveries: Address[];
  version: string | undefined;
}

export const billingField = (name: keyof Address): string => `billing.${name}`;
export const deliveryField = (index: number, name: keyof Address): string =>
  `delivery.${index}.${name}`;

const address = (field: (name: keyof Address) => string) =>
  addressFields.map((name) => [field(name), form.optionalLine(200).optional()] as const);

const addresses = Object.fromEntries([
  ...address(billingField),
  ...Array.from({ length: deliveriesMax }, (_, index) => index)
    .flatMap((index) => address((name) => deliveryField(index, name))),
]);

const groupLengthMax = 100;
const groupsMax = 50;

/** Names with commas between them, each once. */
const groups = form.field((text) => {
  const names = text.normalize("NFC").split(",").map((name) => name.trim()).filter(Boolean);
  const long = names.find((name) => name.length > groupLengthMax);
  if (long) {
    const error = { code: "too_long", found: long.length, most: groupLengthMax } as const;
    return { ok: false, error };
  }
  return { ok: true, value: [...new Set(names)].slice(0, groupsMax) };
});

/** Said beside what else is wrong, not only when all the rest is right. */
const missing = (name: string) => ({
  path: [name],
  params: { code: "required" } satisfies FormProblem,
  when: () => true,
});

/** The form of a customer: a company needs its name, a person one of theirs. */
export const customerForm: z.ZodType<CustomerForm> = z.strictObject({
  email: form.email,
  code: form.optionalLine(100),
  kind: form.choice(customerKinds),
  active: form.tick,
  degree: form.optionalLine(50),
  firstName: form.optionalLine(100),
  lastName: form.optionalLine(100),
  nickname: form.optionalLine(100),
  companyName: form.optionalLine(200),
  companyId: form.optionalCompanyId,
  vatId: form.optionalVatId,
  phone: form.optionalPhone,
  language: form.choice(["", ...languages]),
  newsletter: form.choice(newsletterStates),
  priceList: form.optionalLine(100),
  groups,
  note: form.optionalProse(5_000),
  version: form.version.optional(),
  ...addresses,
}).refine(
  ({ kind, companyName }) => kind !== "company" || companyName !== null,
  missing("companyName"),
).refine(
  ({ kind, firstName, lastName }) => kind !== "person" || firstName !== null || lastName !== null,
  missing("lastName"),
).transform((fields) => {
  const { kind, companyName, firstName, lastName, language, ...rest } = fields;
  const plain = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !name.includes(".")),
  ) as Omit<typeof rest, `${string}.${string}`>;
  const read = (field: (name: keyof Address) => string) =>
    addressOf(fields as Record<string, unknown>, field);
  const deliveries = Array.from(
    { length: deliveriesMax },
    (_, index) => read((name) => deliveryField(index, name)),
  );
  return {
    ...plain,
    ...{ kind, companyName, firstName, lastName, version: fields.version },
    language: language === "" ? null : language,
    billing: read(billingField),
    deliveries: deliveries.filter((each) => each !== null),
  };
});

/** An address in which nothing is filled is none. */
function addressOf(
  fields: Record<string, unknown>,
  field: (name: keyof Address) => string,
): Address | null {
  const values = addressFields.map((name) => [name, fields[field(name)] ?? null]);
  return values.every(([, value]) => value === null) ? null : Object.fromEntries(values) as Address;
}
