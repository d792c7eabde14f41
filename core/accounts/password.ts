import { err, ok, type Result } from "../result.ts";
import { commonPasswords } from "./common_passwords.ts";
import type { FieldProblem } from "./field_problem.ts";
import { foldLetters } from "./slug.ts";
import { lengthOf } from "./text_fields.ts";

export const passwordLengthMin = 8;
export const passwordLengthMax = 128;

/**
 * Reads a new password: any characters, nothing cut off, no rules of composition. Refused are those
 * that everybody tries first, and the names of the shop and of the product.
 *
 * @param names Of the shops of this account.
 * @see SE-2
 */
export function readNewPassword(
  text: string,
  names: readonly string[] = [],
): Result<string, FieldProblem> {
  if (text === "") return err({ code: "required" });
  const password = samePassword(text);
  const found = lengthOf(password);
  if (found < passwordLengthMin) {
    return err({ code: "password_short", found, least: passwordLengthMin });
  }
  if (found > passwordLengthMax) {
    return err({ code: "too_long", found, most: passwordLengthMax });
  }
  if (isCommon(password)) return err({ code: "password_common" });
  const folded = foldLetters(password);
  const isNamed = ["kramek", ...names.map(foldLetters)]
    .some((name) => name.length >= 4 && folded.includes(name));
  return isNamed ? err({ code: "password_named" }) : ok(password);
}

/** One spelling of what looks the same: keyboards write an accented letter in two ways. */
export const samePassword = (text: string): string => text.normalize("NFKC");

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  return commonPasswords.has(lower) || /^(.)\1*$/u.test(lower) ||
    "01234567890123456789".includes(lower) || "98765432109876543210".includes(lower);
}
