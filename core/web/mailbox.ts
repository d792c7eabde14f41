import { err, ok, type Result } from "../result.ts";

export type MailboxNameError =
  | { code: "name_empty" }
  /** A whole address, at another domain than the shop's. */
  | { code: "name_elsewhere"; found: string; right: string }
  /** Letters with accents or of other alphabets: not every mail server knows them. */
  | { code: "name_not_ascii"; found: string }
  | { code: "name_too_long"; length: number; most: number }
  | { code: "name_unreadable"; found: string };

/** Letters before the `@`, at most. @see {@link https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1} */
export const mailboxNameMost = 64;

// `+` is left out: many servers take what follows it for a label of the same mailbox.
const namePattern = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/;

/**
 * Reads what stands before the `@` as somebody typed it; a whole address at the shop's domain is
 * understood. Names that are reserved for a purpose (`postmaster`, `abuse`) are the owner's to take.
 *
 * @returns lower-case ASCII
 */
export function readMailboxName(text: string, domain: string): Result<string, MailboxNameError> {
  const found = text.trim();
  const [name = "", ...rest] = found.toLowerCase().split("@");
  if (found === "" || name === "") return err({ code: "name_empty" });
  if (rest.length > 0 && rest.join("@") !== domain) {
    return err({ code: "name_elsewhere", found, right: domain });
  }
  // deno-lint-ignore no-control-regex
  if (/[^\x00-\x7f]/.test(name)) return err({ code: "name_not_ascii", found });
  if (name.length > mailboxNameMost) {
    return err({ code: "name_too_long", length: name.length, most: mailboxNameMost });
  }
  if (!namePattern.test(name) || name.includes("..")) {
    return err({ code: "name_unreadable", found });
  }
  return ok(name);
}

/** Where the mail of a shop's domain goes: people write to `shop.cz`, its web is at `www.shop.cz`. */
export const mailDomainOf = (domain: string): string => domain.replace(/^www\.(?=.+\.)/, "");

export type MailboxSizeError =
  | { code: "size_empty" }
  | { code: "size_unreadable"; found: string }
  | { code: "size_too_small"; least: number };

/** The smallest mailbox, in megabytes. */
export const mailboxMegabytesLeast = 100;

/**
 * Reads a size in gigabytes, with a comma or a point and at most three decimals.
 *
 * @returns whole megabytes: `"2,5"` is `2500`
 */
export function readMailboxSize(text: string): Result<number, MailboxSizeError> {
  const found = text.trim();
  if (found === "") return err({ code: "size_empty" });
  const parts = /^(\d{1,4})(?:[.,](\d{1,3}))?(?:\s*GB)?$/i.exec(found);
  if (!parts) return err({ code: "size_unreadable", found });
  const megabytes = Number(parts[1]) * 1_000 + Number((parts[2] ?? "").padEnd(3, "0"));
  return megabytes < mailboxMegabytesLeast
    ? err({ code: "size_too_small", least: mailboxMegabytesLeast })
    : ok(megabytes);
}
