import { z } from "zod";
import { readCompanyId } from "../accounts/company_id.ts";
import { lengthOf, readEmail } from "../accounts/text_fields.ts";
import { readVatId } from "../accounts/vat_id.ts";
import { err, ok, type Result } from "../result.ts";
import type { FormProblem, FormProblems, FormRefusal } from "./form_problem.ts";
import { safeHtml } from "./safe_html.ts";

/** The fields of a posted form as they came, each once. */
export type FormFields = Readonly<Record<string, string>>;

/**
 * Reads a form by its schema, which must be strict: a field that it does not name, or the lack of
 * one, is no mistake of a person.
 *
 * @see SE-17
 */
export function readForm<T>(schema: z.ZodType<T>, fields: FormFields): Result<T, FormRefusal> {
  const parsed = schema.safeParse({ ...fields });
  if (parsed.success) return ok(parsed.data);
  const problems: FormProblems = {};
  for (const issue of parsed.error.issues) {
    if (issue.code !== "custom" || !issue.params) return err({ code: "malformed" });
    problems[issue.path.join(".")] ??= issue.params as FormProblem;
  }
  return err({ code: "refused", problems });
}

type Read<T> = (text: string) => Result<T, FormProblem>;

/** A field of a form: a text that `read` understands or says what is wrong with. */
export function field<T>(read: Read<T>): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const result = read(text);
    if (result.ok) return result.value;
    refuse(context, result.error);
    return z.NEVER;
  });
}

/** Adds a problem to a reading; `at` names the field in a check of the whole form. */
export function refuse(
  context: z.RefinementCtx,
  params: FormProblem,
  at?: string,
): void {
  context.addIssue({ code: "custom", params, ...(at === undefined ? {} : { path: [at] }) });
}

const control = /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const proseControl = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

function readText(most: number, forbidden: RegExp, normalise: (text: string) => string) {
  return (text: string): Result<string | null, FormProblem> => {
    const value = normalise(text.normalize("NFC")).trim();
    if (value === "") return ok(null);
    if (forbidden.test(value)) return err({ code: "characters" });
    const found = lengthOf(value);
    return found > most ? err({ code: "too_long", found, most }) : ok(value);
  };
}

const required = <T>(read: Read<T | null>): Read<T> => (text) => {
  const result = read(text);
  return result.ok && result.value === null ? err({ code: "required" }) : result as Result<
    T,
    FormProblem
  >;
};

const optional = <T>(read: Read<T>): Read<T | null> => (text) =>
  text.trim() === "" ? ok(null) : read(text.trim());

const readLine = (most: number) => readText(most, control, (text) => text);
const readProse = (most: number) =>
  readText(most, proseControl, (text) => text.replace(/\r\n?/g, "\n"));

export const line = (most: number) => field(required(readLine(most)));
/** A line that may be empty, which is `null`. */
export const optionalLine = (most: number) => field(readLine(most));
export const optionalProse = (most: number) => field(readProse(most));

/** HTML as it may be stored. */
export const optionalHtml = (most: number) =>
  field((text) => {
    const prose = readProse(most)(text);
    return prose.ok && prose.value !== null ? ok(safeHtml(prose.value) || null) : prose;
  });

export const email = field<string>((text) => {
  const result = readEmail(text);
  return result.ok
    ? result
    : err({ code: result.error.code === "required" ? "required" : "email" });
});

/** Eight digits with the right check digit. */
export const optionalCompanyId = field(optional((text) => {
  const id = readCompanyId(text);
  return id === undefined ? err({ code: "company_id" }) : ok(id);
}));

export const optionalVatId = field(optional((text) => {
  const id = readVatId(text);
  return id === undefined ? err({ code: "vat_id" }) : ok(id);
}));

export const optionalPhone = field(optional((text) => {
  const phone = text.replace(/[\s\u00a0]+/g, " ");
  const digits = phone.replace(/\D/g, "").length;
  const isPhone = /^\+?[\d ()/.-]+$/.test(phone) && digits >= 5 && digits <= 15;
  return isPhone ? ok(phone) : err({ code: "phone" });
}));

/** Only `http` and `https`: it becomes a link. @see EX-7 */
export const optionalUrl = field(optional((text) => {
  const isUrl = text.length <= 2_000 && URL.canParse(text) &&
    ["http:", "https:"].includes(new URL(text).protocol);
  return isUrl ? ok(text) : err({ code: "url" });
}));

/** A day, `YYYY-MM-DD`. */
export const optionalDay = field(optional((text) => {
  const time = /^(19|20)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? ok(text) : err({ code: "date" });
}));

export const optionalNumber = ({ least, most }: { least: number; most: number }) =>
  field(optional((text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return number >= least && number <= most ? ok(number) : err({ code: "whole_number" });
  }));

export function choice<const T extends string>(choices: readonly T[]) {
  return field<T>((text) => {
    const chosen = choices.find((each) => each === text);
    return chosen === undefined ? err({ code: "choose" }) : ok(chosen);
  });
}

/** A box that is sent as `true` when ticked and else not at all. */
export const tick = z.literal("true").optional().transform((value) => value === "true");

/** The stored version that the form was filled from, by which two people's changes are told apart. */
export const version = z.string().max(40);
