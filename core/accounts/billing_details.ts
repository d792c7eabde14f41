import { countryCode } from "../formats/countries.ts";
import { err, ok, type Result } from "../result.ts";
import type { FieldProblem, FieldProblems } from "./field_problem.ts";
import { readLine } from "./text_fields.ts";
import type { Holder } from "./sign_up.ts";
import { readVatId } from "./vat_id.ts";

/** What stands on documents made out to an account. @see R150 */
export interface BillingDetails {
  street: string;
  city: string;
  zip: string;
  /** ISO 3166-1 alpha-2; with the VAT id it decides how VAT is dealt with. */
  country: string;
  vatId: string | undefined;
}

export type BillingFields = Partial<Record<keyof BillingDetails, string>>;

const lineMax = { street: 100, city: 100, zip: 12 } as const;

/**
 * Reads an address and a VAT id. The country may be written by its name in any of our languages or
 * by its two letters.
 *
 * @param fields an absent VAT id is none: a person has no field for it
 * @param kind of the account: who is seated abroad is a company
 * @see R138
 */
export function readBillingDetails(
  fields: BillingFields,
  kind: Holder["kind"],
): Result<BillingDetails, FieldProblems> {
  const problems: FieldProblems = {};
  const take = (name: keyof typeof lineMax): string => {
    const line = readLine(fields[name] ?? "", { most: lineMax[name] });
    if (!line.ok) problems[name] = line.error;
    return line.ok ? line.value : "";
  };
  const lines = { street: take("street"), city: take("city"), zip: take("zip") };
  const country = countryCode(fields.country ?? "");
  if (country === undefined) problems.country = countryProblem(fields.country ?? "");
  else if (kind === "person" && country !== "CZ") problems.country = { code: "person_abroad" };
  const vatId = readOwnVatId(fields.vatId ?? "", country);
  if (!vatId.ok) problems.vatId = vatId.error;
  if (country === undefined || !vatId.ok || Object.keys(problems).length > 0) return err(problems);
  return ok({ ...lines, country, vatId: vatId.value });
}

const countryProblem = (text: string): FieldProblem =>
  text.trim() === "" ? { code: "required" } : { code: "country" };

/** Greece writes its VAT ids by the name of its language. */
const prefixes: Record<string, string> = { GR: "EL" };

function readOwnVatId(
  text: string,
  country: string | undefined,
): Result<string | undefined, FieldProblem> {
  if (text.trim() === "") return ok(undefined);
  const id = readVatId(text);
  if (id === undefined) return err({ code: "vat_id" });
  const prefix = country === undefined ? "" : prefixes[country] ?? country;
  return id.startsWith(prefix) ? ok(id) : err({ code: "vat_id_country" });
}
