import { type BillingRegime, invoiceRegime, walletRegime } from "../billing/regime.ts";
import { addDays, addMonths, daysBetween } from "../calendar.ts";
import { milder, type ShopState, stricter } from "./shop_state.ts";

/** Why a contract has ended. @see D7 */
export const endCauses = [
  "terminated",
  "not_ordered",
  "withdrawn",
  "breach",
  "other_party",
] as const;
export type EndCause = typeof endCauses[number];

/** Why a shop is in its state. */
export type StateCause =
  | "trial"
  | "paid"
  | "not_continued"
  | "funds_out"
  | "unpaid"
  | "staff"
  | EndCause;

/** Staff keep a shop from sinking further, with a reason and an end. */
export interface Hold {
  from: string;
  /** Last day. */
  until: string;
}

/** Staff have suspended a part of a shop: a breach, an authority's request, overload. @see R203, R222 */
export interface StaffSuspension {
  part: "administration" | "web";
  from: string;
  /** Last day; without it until staff lift it. */
  until?: string | undefined;
}

/** All that the state of a shop follows from, beside the day. Days are `YYYY-MM-DD` of Prague. */
export interface LifecycleFacts {
  regime: BillingRegime;
  /** Last day of the trial; while an order by invoice waits, the last day of its answer if later. */
  trialUntil: string;
  /** By invoice: an order waits for its answer. @see R148 */
  orderWaits?: boolean;
  /** First day of paid service. */
  paidFrom?: string | undefined;
  /** Day 0: the service day for which there was no money. @see D2 */
  expiredOn?: string | undefined;
  /** By invoice: the day until which the oldest call that is owed was to be paid. @see R184 */
  overdueSince?: string | undefined;
  /** The contract is over from this day on. */
  end?: { on: string; cause: EndCause } | undefined;
  /** The data are gone since this day. */
  deletedOn?: string | undefined;
  holds: readonly Hold[];
  suspensions: readonly StaffSuspension[];
}

export interface StateOnDay {
  state: ShopState;
  cause: StateCause;
}

/**
 * The state of a shop on a day. `deleted` says that deletion is due; it is done only with a notice
 * delivered and an export ready, so the stored state may stay behind.
 *
 * @see R142–R144, R188–R197, D2–D7
 */
export function stateOn(facts: LifecycleFacts, day: string): StateOnDay {
  if (facts.deletedOn !== undefined && facts.deletedOn <= day) {
    return { state: "deleted", cause: facts.end?.cause ?? "unpaid" };
  }
  const free = withoutHolds(facts, day);
  const hold = facts.holds.find(({ from, until }) => from <= day && day <= until);
  if (!hold) return free;
  const before = withoutHolds(facts, addDays(hold.from, -1));
  return milder(free.state, before.state) === free.state ? free : before;
}

function withoutHolds(facts: LifecycleFacts, day: string): StateOnDay {
  const own = byContract(facts, day);
  const suspension = facts.suspensions.find(({ from, until }) =>
    from <= day && (until === undefined || day <= until)
  );
  if (!suspension) return own;
  const suspended = `${suspension.part}_suspended` as const;
  return stricter(own.state, suspended) === own.state ? own : { state: suspended, cause: "staff" };
}

function byContract(facts: LifecycleFacts, day: string): StateOnDay {
  const { trialUntil, paidFrom } = facts;
  const end = endOf(facts);
  if (end && end.on <= day) {
    return { state: day >= deletionAfterEnd(end) ? "deleted" : "ended", cause: end.cause };
  }
  if (facts.regime === "invoice") return byInvoice(facts, day);
  const day0 = expiration(facts);
  if (day0 !== undefined && day0 <= day) {
    const cause = paidFrom === undefined ? "not_continued" : "funds_out";
    if (day >= deletionAfterExpiration(day0)) return { state: "deleted", cause: "unpaid" };
    return daysBetween(day0, day) >= walletRegime.webSuspendedAfterDays
      ? { state: "web_suspended", cause: "unpaid" }
      : { state: "administration_suspended", cause };
  }
  if (day <= trialUntil && (paidFrom === undefined || day < paidFrom)) {
    return { state: "trial", cause: "trial" };
  }
  return { state: "active", cause: "paid" };
}

/** By invoice nothing runs out: what is owed takes the service away, part by part. @see R182–R184 */
function byInvoice(
  { trialUntil, paidFrom, overdueSince }: LifecycleFacts,
  day: string,
): StateOnDay {
  if (day <= trialUntil && (paidFrom === undefined || day < paidFrom)) {
    return { state: "trial", cause: "trial" };
  }
  const late = overdueSince === undefined ? 0 : daysBetween(overdueSince, day);
  if (late >= invoiceRegime.webSuspendedAfterDays) {
    return { state: "web_suspended", cause: "unpaid" };
  }
  return late >= invoiceRegime.administrationSuspendedAfterDays
    ? { state: "administration_suspended", cause: "unpaid" }
    : { state: "active", cause: "paid" };
}

/** The end of the contract: by invoice, a trial without an order ends it. @see R149, D7 */
export function endOf(
  { end, regime, paidFrom, trialUntil }: LifecycleFacts,
): LifecycleFacts["end"] {
  if (end || regime === "wallet" || paidFrom !== undefined) return end;
  return { on: addDays(trialUntil, 1), cause: "not_ordered" };
}

/** Whether the operator may withdraw: something has been owed for too long. @see R187 */
export const mayWithdraw = ({ overdueSince }: LifecycleFacts, day: string): boolean =>
  overdueSince !== undefined && daysBetween(overdueSince, day) > invoiceRegime.withdrawalAfterDays;

/** By invoice: the day on which the web goes too, unless all that is owed is paid. @see R184 */
export const webGoesByInvoice = ({ overdueSince }: LifecycleFacts): string | undefined =>
  overdueSince && addDays(overdueSince, invoiceRegime.webSuspendedAfterDays);

/** Day 0, known or to come: the first day after a trial that nobody continues. @see D7 */
export function expiration(
  { regime, expiredOn, paidFrom, trialUntil }: LifecycleFacts,
): string | undefined {
  if (regime === "invoice") return undefined;
  return expiredOn ?? (paidFrom === undefined ? addDays(trialUntil, 1) : undefined);
}

/** @see R193, D5 */
export const deletionAfterExpiration = (day0: string): string =>
  addMonths(day0, walletRegime.deletedAfterMonths);

/** The first day on which a shop whose contract has ended may be deleted. @see R197, R207, D7 */
export function deletionAfterEnd({ on, cause }: NonNullable<LifecycleFacts["end"]>): string {
  const days = cause === "terminated" || cause === "breach"
    ? walletRegime.exportDays + 1
    : invoiceRegime.deletedAfterDays;
  return addDays(on, days);
}

/** The day on which a shop's data may go, if nothing changes. @see R193, R197, R207 */
export function deletionDay(facts: LifecycleFacts): string | undefined {
  const end = endOf(facts);
  if (end) return deletionAfterEnd(end);
  const day0 = expiration(facts);
  return day0 === undefined ? undefined : deletionAfterExpiration(day0);
}

export interface ComingTransition extends StateOnDay {
  day: string;
}

/** What becomes of the shop after a day if nothing is paid and nobody steps in, in order. */
export function transitionsAfter(facts: LifecycleFacts, day: string): ComingTransition[] {
  const coming: ComingTransition[] = [];
  let current = stateOn(facts, day).state;
  for (const next of turningDays(facts).filter((turning) => turning > day)) {
    const { state, cause } = stateOn(facts, next);
    if (state !== current) coming.push({ day: next, state, cause });
    current = state;
  }
  return coming;
}

/** Days on which the state can change by itself. */
function turningDays(facts: LifecycleFacts): string[] {
  const { trialUntil, deletedOn, holds, suspensions, paidFrom, overdueSince } = facts;
  const end = endOf(facts);
  const day0 = expiration(facts);
  const days = [addDays(trialUntil, 1), paidFrom, deletedOn];
  if (day0 !== undefined) {
    const webOff = addDays(day0, walletRegime.webSuspendedAfterDays);
    days.push(day0, webOff, deletionAfterExpiration(day0));
  }
  if (overdueSince !== undefined) {
    const { administrationSuspendedAfterDays, webSuspendedAfterDays } = invoiceRegime;
    days.push(addDays(overdueSince, administrationSuspendedAfterDays));
    days.push(addDays(overdueSince, webSuspendedAfterDays));
  }
  if (end) days.push(end.on, deletionAfterEnd(end));
  for (const { from, until } of holds) days.push(from, addDays(until, 1));
  for (const { from, until } of suspensions) days.push(from, until && addDays(until, 1));
  return [...new Set(days.filter((each) => each !== undefined))].sort();
}

/**
 * Whether a service day is charged: paid service has begun, the contract holds, and the money has
 * not been out for ten days.
 *
 * @see R189, R192, D3
 */
export function isCharged(facts: LifecycleFacts, day: string): boolean {
  const { paidFrom, expiredOn, end, deletedOn } = facts;
  if (paidFrom === undefined || day < paidFrom) return false;
  if (end && end.on <= day) return false;
  if (deletedOn !== undefined && deletedOn <= day) return false;
  return expiredOn === undefined || daysBetween(expiredOn, day) < walletRegime.chargedDays;
}
