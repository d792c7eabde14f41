import { mailByRegime } from "../../core/billing/mail_by_regime.ts";
import type { Notice } from "../../core/billing/notices.ts";
import type { BillingMailKind } from "../../core/mail.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import type { ContractAccount } from "../platform/contracts.ts";
import { enqueueMail } from "../platform/outbox.ts";

/**
 * Mails the owner, the only address for such mail, in the shop's language and in the terms of its
 * way of paying.
 *
 * @see R150, D6
 */
export async function tellOwner(
  platform: Pick<Platform, "sealer">,
  transaction: Queryable,
  account: ContractAccount,
  { kind, day, days, mailboxes = 0, restMinor = 0 }: {
    kind: BillingMailKind;
    day: string;
    days: number;
    /** How many were deleted with it. */
    mailboxes?: number;
    /** Of an ended contract: what is to come back; below zero, what is still to be paid. */
    restMinor?: number;
  },
  now: string,
): Promise<string> {
  return await enqueueMail(platform, transaction, {
    content: {
      kind: mailByRegime(kind, account.facts.regime),
      shopName: account.shopName,
      shopSlug: account.slug,
      day,
      days: String(days),
      balanceMinor: String(account.balanceMinor),
      currency: account.currency,
      ...mailboxes > 0 ? { mailboxes: String(mailboxes) } : {},
      ...restMinor === 0 ? {} : { restMinor: String(restMinor) },
    },
    recipient: account.owner.email,
    language: account.language,
    shopId: account.shopId,
  }, now);
}

/** Tells what has not been told for its occasion. */
export async function tellNotice(
  platform: Pick<Platform, "sealer">,
  transaction: Queryable,
  account: ContractAccount,
  notice: Notice,
  now: string,
): Promise<void> {
  const { rowsAffected } = await transaction.execute({
    sql: `INSERT INTO contract_notices (shop_id, kind, occasion, told_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING`,
    args: [account.shopId, notice.kind, notice.occasion, now],
  });
  if (rowsAffected === 0) return;
  const mailId = await tellOwner(platform, transaction, account, notice, now);
  await transaction.execute({
    sql: `UPDATE contract_notices SET mail_id = ?
           WHERE shop_id = ? AND kind = ? AND occasion = ?`,
    args: [mailId, account.shopId, notice.kind, notice.occasion],
  });
}
