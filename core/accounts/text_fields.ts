import { err, ok, type Result } from "../result.ts";
import type { FieldProblem } from "./field_problem.ts";

const control = /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** How many characters a person counts: code points, not halves of them. */
export const lengthOf = (text: string): number => [...text].length;

/** Reads a line of text that must not be empty: a name of a person, a company or a shop. */
export function readLine(text: string, { most }: { most: number }): Result<string, FieldProblem> {
  const line = text.normalize("NFC").trim();
  if (line === "") return err({ code: "required" });
  if (control.test(line)) return err({ code: "characters" });
  const found = lengthOf(line);
  return found > most ? err({ code: "too_long", found, most }) : ok(line);
}

const emailPattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Reads one e-mail address in the form in which it is kept: lower case, nothing around it. What
 * could break a mail's header or name two recipients is not an address.
 *
 * @see JO-12
 */
export function readEmail(text: string): Result<string, FieldProblem> {
  if (text.trim() === "") return err({ code: "required" });
  if (/[\r\n\0]/.test(text)) return err({ code: "email" });
  const email = text.trim().toLowerCase();
  const isAddress = email.length <= 254 && email.indexOf("@") <= 64 && emailPattern.test(email);
  return isAddress ? ok(email) : err({ code: "email" });
}
