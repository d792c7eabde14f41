import { readEmail } from "../accounts/text_fields.ts";
import { type CustomerKind, customerKinds, newsletterStates } from "../catalogue/customer.ts";
import type { Values } from "../catalogue/values.ts";
import { readLanguage } from "../language.ts";
import { parseBoolean } from "./booleans.ts";
import { oneLine } from "./one_line.ts";
import { read, type ReadResult, unreadable } from "./reading.ts";

/** Reads the e-mail that a customer is paired by: in small letters, as it is stored. @see R63 */
export function parseEmail(text: string): ReadResult<string> {
  const found = readEmail(text.replace(/^mailto:/i, ""));
  return found.ok ? read(found.value) : unreadable("email_unusable");
}

/** A name that stands whole, split at its last space. */
export function namesOf(fullName: string): { firstName?: string; lastName?: string } {
  const name = oneLine(fullName);
  const at = name.lastIndexOf(" ");
  if (name === "") return {};
  return at < 0
    ? { lastName: name }
    : { firstName: name.slice(0, at), lastName: name.slice(at + 1) };
}

export function parseLanguage(text: string): ReadResult<string> {
  const language = readLanguage(text);
  return language === undefined ? unreadable("language_unknown") : read(language);
}

export function parseCustomerKind(text: string): ReadResult<string> {
  const word = text.trim().toLowerCase();
  const found = customerKinds.find((kind) => kind === word);
  return found === undefined ? unreadable("choice_unknown") : read(found);
}

/** Reads whether somebody wants news: a state, `notset` of Upgates, or yes and no. */
export function parseNewsletter(text: string): ReadResult<string> {
  const word = text.trim().toLowerCase();
  const found = newsletterStates.find((state) => state === word);
  if (found !== undefined) return read(found);
  if (word === "notset") return read("unknown");
  const said = parseBoolean(word);
  return said.ok ? read(said.value.value ? "yes" : "no") : unreadable("choice_unknown");
}

/**
 * The kind that two flags say; nothing when neither is given, so that an update leaves it. A person
 * without both of their names is a contact, if `needsNames`.
 */
export function setKind(
  values: Values,
  { isCustomer, isCompany, needsNames = false }: {
    isCustomer: boolean | undefined;
    isCompany: boolean | undefined;
    needsNames?: boolean;
  },
): void {
  if (isCustomer === undefined && isCompany === undefined) return;
  const hasNames = Boolean(values.get("firstName")) && Boolean(values.get("lastName"));
  const kind: CustomerKind = !isCustomer || (needsNames && !isCompany && !hasNames)
    ? "contact"
    : isCompany
    ? "company"
    : "person";
  values.set("kind", kind);
}
