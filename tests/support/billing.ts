import { shippedPriceList } from "../../core/billing/shipped_prices.ts";
import type { WalletAccount } from "../../core/billing/settlement.ts";
import type { LifecycleFacts } from "../../core/lifecycle/lifecycle.ts";
import { pragueDay } from "../../tenants/clock.ts";
import type { Platform } from "../../tenants/platform.ts";

/** The wallet of a shop has run out today, as far as its contract and its state go. */
export async function runOutOfMoney({ database, now }: Platform, shopId: string): Promise<void> {
  const today = pragueDay(now());
  await database.execute({
    sql: `UPDATE contracts SET paid_from = ?1, expired_on = ?1, settled_through = ?1
           WHERE shop_id = ?2`,
    args: [today, shopId],
  });
  await database.execute({
    sql: "UPDATE shops SET state = 'administration_suspended' WHERE id = ?",
    args: [shopId],
  });
}

/** Facts of a shop in its trial, which began on 1 March 2026. */
export function facts(changes: Partial<LifecycleFacts> = {}): LifecycleFacts {
  return { regime: "wallet", trialUntil: "2026-03-31", holds: [], suspensions: [], ...changes };
}

/** A shop on the Czech Basic tariff, its trial just over; 320 Kč a month, 387,20 Kč with VAT. */
export function account(
  { facts: changes = {}, ...rest }: Partial<Omit<WalletAccount, "facts">> & {
    facts?: Partial<LifecycleFacts>;
  } = {},
): WalletAccount & { paidInMinor: number } {
  return {
    facts: facts(changes),
    pricing: {
      contract: {
        regime: "wallet",
        terms: [{
          validFrom: "2026-03-01",
          tariff: "basic",
          footerLinkRemoved: false,
          ownServer: false,
        }],
        prepayments: [],
      },
      priceLists: [shippedPriceList("CZK")],
      vatRatePercent: 21,
      scheduledImports: { daily: 0, hourly: 0 },
    },
    balanceMinor: 0,
    settledThrough: "2026-03-31",
    paidInMinor: 0,
    ...rest,
  };
}
