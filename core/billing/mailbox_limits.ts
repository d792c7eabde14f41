import { err, ok, type Result } from "../result.ts";
import type { TariffLimits } from "./price_list.ts";

type Limits = Pick<TariffLimits, "mailboxes" | "mailboxGigabytes">;

export type MailboxExcess =
  | { code: "mailboxes_full"; used: number; limit: number }
  /** One mailbox would be larger than the tariff's. */
  | { code: "mailbox_too_large"; megabytes: number; limitMegabytes: number }
  /** All together would take more than as many mailboxes of the full size. */
  | { code: "mailboxes_too_large"; megabytes: number; limitMegabytes: number };

/** What all mailboxes of a tariff may take together, in megabytes; `null` is no limit. */
export function mailboxMegabytesOf({ mailboxes, mailboxGigabytes }: Limits): number | null {
  if (mailboxes === null || mailboxGigabytes === null) return null;
  return mailboxes * mailboxGigabytes * 1_000;
}

/** Whether a tariff has room for one more. @see R231 */
export function decideMailbox(
  limits: Limits,
  sizes: readonly number[],
  megabytes: number,
): Result<void, MailboxExcess> {
  const { mailboxes: limit } = limits;
  if (limit !== null && sizes.length >= limit) {
    return err({ code: "mailboxes_full", used: sizes.length, limit });
  }
  return decideSize(limits, sizes, megabytes);
}

/**
 * Whether one of the mailboxes may have another size; a smaller one always. A tariff that was
 * changed since may hold less than there is.
 *
 * @param others sizes of the other mailboxes, in megabytes
 * @see R230
 */
export function decideMailboxSize(
  limits: Limits,
  others: readonly number[],
  { from, to }: { from: number; to: number },
): Result<void, MailboxExcess> {
  return to <= from ? ok(undefined) : decideSize(limits, others, to);
}

function decideSize(
  limits: Limits,
  others: readonly number[],
  megabytes: number,
): Result<void, MailboxExcess> {
  const most = limits.mailboxGigabytes;
  if (most !== null && megabytes > most * 1_000) {
    return err({ code: "mailbox_too_large", megabytes, limitMegabytes: most * 1_000 });
  }
  const whole = mailboxMegabytesOf(limits);
  const together = others.reduce((sum, one) => sum + one, megabytes);
  if (whole !== null && together > whole) {
    return err({ code: "mailboxes_too_large", megabytes: together, limitMegabytes: whole });
  }
  return ok(undefined);
}
