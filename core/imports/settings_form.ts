import { err, ok, type Result } from "../result.ts";
import {
  fieldPolicies,
  type FieldPolicy,
  type ImportMode,
  type ImportSettings,
  importSettings,
} from "./settings.ts";

/** A posted form of settings, or one to be shown: plain texts by name. */
export type SettingsForm = Record<string, string | undefined>;

/** What is wrong with a field of the form, as a stable word. */
export type SettingsError =
  | "nothing_to_do"
  | "missing_and_stock"
  | "availability_missing"
  | "address"
  | "vat_codes"
  | "number"
  | "text"
  | "choice";

const switches = [
  "createWithoutCode",
  "createCategories",
  "placeholderCategories",
  "variantParameters",
  "newlinesToBr",
  "availabilityFromStock",
] as const;

/** What the settings themselves say is wrong. */
const ownWords = ["missing_and_stock", "availability_missing", "address", "vat_codes"] as const;

const policyPrefix = "policy.";

/** The fields of a form that show some settings. */
export function formOfSettings({ mode, policies, ...rest }: ImportSettings): SettingsForm {
  const form: SettingsForm = {
    createItems: String(mode !== "update"),
    updateItems: String(mode !== "create"),
  };
  for (const [name, value] of Object.entries(rest)) {
    form[name] = typeof value === "number" ? String(value).replace(".", ",") : String(value);
  }
  for (const [field, policy] of Object.entries(policies)) form[policyPrefix + field] = policy;
  return form;
}

/**
 * Reads a posted form. What it does not carry stays as `known` has it, but a switch that is not sent
 * is off.
 *
 * @returns the settings, or what is wrong by the name of the field
 * @see R58, R59, R83
 */
export function readSettingsForm(
  form: SettingsForm,
  known: ImportSettings,
): Result<ImportSettings, Record<string, SettingsError>> {
  const mode = modeOf(form);
  if (!mode) return err({ createItems: "nothing_to_do" });
  const { policies: knownPolicies, encoding, delimiter, ...rest } = known;
  const given: Record<string, unknown> = { ...rest };
  for (const name of Object.keys(rest)) {
    if (form[name] !== undefined) given[name] = form[name];
  }
  for (const name of switches) given[name] = form[name] === "true";
  for (const [name, value] of Object.entries({ encoding, delimiter })) {
    const chosen = form[name] ?? value;
    if (chosen) given[name] = chosen;
  }
  const policies = { ...knownPolicies, ...policiesOf(form) };
  const parsed = importSettings.safeParse({ ...given, mode, policies: withoutUsual(policies) });
  if (parsed.success) return ok(parsed.data);
  const errors: Record<string, SettingsError> = {};
  for (const { path, message, code } of parsed.error.issues) {
    const name = String(path[0]);
    errors[name] ??= wordOf(code, message, known[name as keyof ImportSettings]);
  }
  return err(errors);
}

function modeOf(form: SettingsForm): ImportMode | undefined {
  const creates = form.createItems === "true";
  const updates = form.updateItems === "true";
  if (creates) return updates ? "both" : "create";
  return updates ? "update" : undefined;
}

function policiesOf(form: SettingsForm): Record<string, FieldPolicy> {
  const policies: Record<string, FieldPolicy> = {};
  for (const [name, value] of Object.entries(form)) {
    const policy = fieldPolicies.find((each) => each === value);
    if (name.startsWith(policyPrefix) && policy) policies[name.slice(policyPrefix.length)] = policy;
  }
  return policies;
}

/** A field without a policy of its own is created and updated. */
const withoutUsual = (policies: Record<string, FieldPolicy>) =>
  Object.fromEntries(
    Object.entries(policies).filter(([, policy]) => policy !== "create_and_update"),
  );

function wordOf(code: string, message: string, known: unknown): SettingsError {
  const own = ownWords.find((word) => word === message);
  if (own !== undefined) return own;
  if (typeof known === "number") return "number";
  return code === "too_big" ? "text" : "choice";
}
