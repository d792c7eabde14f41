import { addDays } from "../../../core/calendar.ts";
import { pragueDay, pragueMidnight } from "../../../tenants/clock.ts";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { prepareDeletions } from "../../../tenants/billing/prepare_deletions.ts";
import { settleShops } from "../../../tenants/billing/settle.ts";
import { receiveMoney } from "../../../tenants/billing/receive_money.ts";
import type { JobRunner } from "../../../tenants/jobs/runner.ts";
import { house } from "../../../tenants/platform/audit.ts";
import type { Platform } from "../../../tenants/platform.ts";
import type { SandboxClock } from "../../../tenants/sandbox_clock.ts";

/** A payment into a shop's wallet, some days after the demonstration's past has begun. */
export interface DemoPayment {
  day: number;
  amountMinor: number;
}

/** Whatever else is done on such a day. */
export interface DemoStep {
  day: number;
  happen: () => Promise<unknown>;
}

/** A contract that staff end on such a day. */
export interface DemoEnd {
  day: number;
  shopId: string;
}

/** How long ago the shops of the demonstration were founded: their trials are over. */
export const demoPastDays = 60;

/** Sets the clock to the morning on which the demonstration's past begins. */
export function goToThePast(clock: SandboxClock): string {
  const first = addDays(pragueDay(new Date().toISOString()), -demoPastDays);
  clock.set(morningOf(first));
  return first;
}

/** Lets the days pass until today, with payments coming in, and leaves the clock at the present. */
export async function liveThroughThePast(
  platform: Platform,
  { clock, first, payments, steps, ends, runner }: {
    clock: SandboxClock;
    first: string;
    payments: ReadonlyMap<string, readonly DemoPayment[]>;
    steps: readonly DemoStep[];
    ends: readonly DemoEnd[];
    /** Does what the ends of contracts need: archives, deletions. */
    runner: JobRunner;
  },
): Promise<void> {
  for (let number = 1; number <= demoPastDays; number++) {
    const day = addDays(first, number);
    if (number === demoPastDays) clock.set(new Date().toISOString());
    else clock.set(morningOf(day));
    await settleShops(platform);
    for (const [shopId, paid] of payments) {
      for (const payment of paid.filter((each) => each.day === number)) {
        await payIn(platform, shopId, payment);
      }
    }
    for (const { day: on, happen } of steps) if (on === number) await happen();
    for (const { day: on, shopId } of ends) if (on === number) await end(platform, shopId);
    if (ends.some(({ day: on }) => on < number)) {
      await prepareDeletions(platform);
      runner.wake();
      await runner.idle();
    }
  }
}

/** Six in the morning: the day's work is done, nobody is up. */
const morningOf = (day: string): string =>
  new Date(Date.parse(pragueMidnight(day)) + 6 * 3_600_000).toISOString();

export async function payIn(
  platform: Platform,
  shopId: string,
  payment: DemoPayment,
): Promise<void> {
  await platform.database.write((transaction) =>
    receiveMoney(platform, transaction, {
      id: `topup:demo:${shopId}:${payment.day}`,
      shopId,
      from: "bank",
      amountMinor: payment.amountMinor,
      currency: "CZK",
    })
  );
}

async function end(platform: Platform, shopId: string): Promise<void> {
  const reason = "Výpověď majitele";
  await endContract(platform, { shopId, cause: "terminated", reason, actor: house });
}
