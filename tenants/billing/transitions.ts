import type { BillingMailKind } from "../../core/mail.ts";
import { type StateCause, stateOn, webGoesByInvoice } from "../../core/lifecycle/lifecycle.ts";
import { mailboxesLostOn } from "../../core/lifecycle/mailboxes.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import { type Queryable, queryFirst } from "../engine/database.ts";
import { loseMailboxes } from "../mailboxes/lose_mailboxes.ts";
import type { Platform } from "../platform.ts";
import type { ContractAccount } from "../platform/contracts.ts";
import { setShopState } from "../platform/shops.ts";
import { tellOwner } from "./owner_mail.ts";
import { refundable } from "./refund.ts";
import { owedNow } from "./settle_calls.ts";

/**
 * Brings the stored state of a shop to what the facts make of a day, records the transition and
 * tells the owner. Mailboxes go with it where they must. Deletion is not done here: it is prepared
 * first.
 *
 * @returns the account with its state
 */
export async function passToState(
  platform: Pick<Platform, "sealer" | "mailboxes">,
  transaction: Queryable,
  account: ContractAccount,
  { day, now }: { day: string; now: string },
): Promise<ContractAccount> {
  const { state, cause } = stateOn(account.facts, day);
  if (state === "deleted") return account;
  const lostFor = mailboxesLostOn(account.facts, day);
  if (state === account.state) {
    // A web that our people had suspended before its tenth day without money.
    const mailboxes = lostFor === undefined
      ? 0
      : await loseMailboxes(platform, transaction, account.shopId, { cause: lostFor, now });
    const notice = { kind: "web_suspended", day, days: 0, mailboxes } as const;
    if (mailboxes > 0) await tellOwner(platform, transaction, account, notice, now);
    return account;
  }
  const from = account.state;
  await setShopState(transaction, account.shopId, state);
  const { id: transitionId } = (await queryFirst<{ id: number }>(
    transaction,
    `INSERT INTO shop_transitions (shop_id, day, from_state, to_state, cause, at)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    [account.shopId, day, from, state, cause, now],
  ))!;
  const lost = { cause: lostFor ?? "", transitionId, now };
  const mailboxes = lostFor === undefined
    ? 0
    : await loseMailboxes(platform, transaction, account.shopId, lost);
  const passed = { ...account, state };
  const kind = mailOfTransition(from, state, cause);
  if (!kind) return passed;
  const about = kind === "administration_suspended" ? webGoesByInvoice(passed.facts) : undefined;
  const rest = kind === "shop_ended" ? { restMinor: await restOf(transaction, passed) } : {};
  const notice = { kind, day: about ?? day, days: 0, mailboxes, ...rest };
  await tellOwner(platform, transaction, await withOwed(transaction, passed), notice, now);
  return passed;
}

/** By invoice a mail tells what is owed, where it tells what is in the wallet otherwise. */
async function withOwed(
  transaction: Queryable,
  account: ContractAccount,
): Promise<ContractAccount> {
  if (account.facts.regime === "wallet") return account;
  return { ...account, balanceMinor: await owedNow(transaction, account.shopId) };
}

/** What of the money of an ended contract is to come back; below zero, what is still to be paid. */
async function restOf(transaction: Queryable, account: ContractAccount): Promise<number> {
  const refund = await refundable(transaction, account);
  if (refund > 0) return refund;
  const { balanceMinor } = await withOwed(transaction, account);
  return account.facts.regime === "wallet" ? Math.min(0, balanceMinor) : -balanceMinor;
}

function mailOfTransition(
  from: ShopState,
  to: ShopState,
  cause: StateCause,
): BillingMailKind | undefined {
  if (to === "active") return from === "trial" ? "paid_service_began" : "shop_renewed";
  if (to === "ended") return "shop_ended";
  if (cause === "staff") return "suspended_by_staff";
  if (to === "web_suspended") return "web_suspended";
  if (to !== "administration_suspended") return undefined;
  return cause === "not_continued" ? "service_not_continued" : "administration_suspended";
}
