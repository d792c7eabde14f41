import type { BillingMailKind } from "../../core/mail.ts";
import { type StateCause, stateOn } from "../../core/lifecycle/lifecycle.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import type { ContractAccount } from "../platform/contracts.ts";
import { setShopState } from "../platform/shops.ts";
import { tellOwner } from "./owner_mail.ts";

/**
 * Brings the stored state of a shop to what the facts make of a day, records the transition and
 * tells the owner. Deletion is not done here: it is prepared first.
 *
 * @returns the account with its state
 */
export async function passToState(
  platform: Pick<Platform, "sealer">,
  transaction: Queryable,
  account: ContractAccount,
  { day, now }: { day: string; now: string },
): Promise<ContractAccount> {
  const { state, cause } = stateOn(account.facts, day);
  if (state === account.state || state === "deleted") return account;
  const from = account.state;
  await setShopState(transaction, account.shopId, state);
  await transaction.execute({
    sql: `INSERT INTO shop_transitions (shop_id, day, from_state, to_state, cause, at)
          VALUES (?, ?, ?, ?, ?, ?)`,
    args: [account.shopId, day, from, state, cause, now],
  });
  const passed = { ...account, state };
  const kind = mailOfTransition(from, state, cause);
  if (kind) await tellOwner(platform, transaction, passed, { kind, day, days: 0 }, now);
  return passed;
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
