import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import type { ContractAccount } from "../platform/contracts.ts";
import { issueInvoice } from "./issue_invoice.ts";
import { postTopUp, type TopUp } from "./top_up.ts";

/**
 * Money has come in, by whatever way: it is posted, and its invoice is registered and put into the
 * outbox, all in the caller's transaction. Goodwill and what is given back are no money,
 * and have no invoice.
 *
 * @returns the account afterwards, or `undefined` when this money was posted before
 * @see R157
 */
export async function receiveMoney(
  platform: Pick<Platform, "sealer" | "now" | "operator" | "mailboxes">,
  transaction: Queryable,
  topUp: TopUp,
): Promise<ContractAccount | undefined> {
  const account = await postTopUp(platform, transaction, topUp);
  const { id: ledgerId, from, amountMinor, currency, details } = topUp;
  if (account === undefined || from === "goodwill" || from === "revenue") return account;
  const paidOn = details?.bookedDay as string | undefined;
  await issueInvoice(platform, transaction, account, {
    ...{ ledgerId, from, amountMinor, currency, paidOn },
  });
  return account;
}
