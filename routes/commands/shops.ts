import { dailyPrice } from "../../core/billing/daily_price.ts";
import { expirationDay } from "../../core/billing/forecast.ts";
import { addDays, laterDay } from "../../core/calendar.ts";
import { transitionsAfter } from "../../core/lifecycle/lifecycle.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { accountsOf, type ContractAccount } from "../../tenants/platform/contracts.ts";
import { listShops, type Shop } from "../../tenants/platform/shops.ts";
import { answer, type Command } from "./command.ts";

export const shopsCommand: Command = {
  name: "shops",
  usage: "[--data <folder>] [--json]",
  does: "Lists the shops: state, balance, what a day costs, and what comes next.",
  options: {},
  needs: [],
  async run(input, world) {
    await using platform = await openPlatform(await openDataFolder(input.data));
    const shops = await listShops(platform.database);
    const accounts = await accountsOf(platform.database, shops.map(({ id }) => id));
    const byId = new Map(accounts.map((account) => [account.shopId, account]));
    const today = pragueDay(platform.now());
    answer(input, world, {
      document: shops.map((shop) => documentOf(shop, byId.get(shop.id)!, today)),
      lines: shops.length === 0
        ? ["There is no shop yet. Make one with: kramek shop create <slug> --owner <email>"]
        : shops.map((shop) => lineOf(shop, byId.get(shop.id)!)),
    });
  },
};

function documentOf(shop: Shop, account: ContractAccount, today: string) {
  const day = laterDay(today, addDays(account.facts.trialUntil, 1));
  const expiration = expirationDay(account);
  const [next] = transitionsAfter({ ...account.facts, expiredOn: expiration }, today);
  return {
    slug: shop.slug,
    name: shop.name,
    state: shop.state,
    balance_minor: account.balanceMinor,
    currency: shop.currency,
    daily_price_minor: dailyPrice(account.pricing, day).amountMinor,
    expiration_day: expiration ?? null,
    next_transition: next ? { state: next.state, day: next.day } : null,
    languages: shop.languages,
    trial_until: shop.trialUntil ?? null,
    schema_version: shop.schemaVersion,
    quarantine_error: shop.quarantineError ?? null,
    created_at: shop.createdAt,
  };
}

const lineOf = ({ slug, state, currency, name }: Shop, { balanceMinor }: ContractAccount): string =>
  `${slug.padEnd(20)} ${state.padEnd(24)} ${(balanceMinor / 100).toFixed(2).padStart(12)} ` +
  `${currency}  ${name}`;
