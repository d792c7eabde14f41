import { readLine } from "../../core/accounts/text_fields.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { pragueDay } from "../clock.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { insertDecision, type KeptMovement, movementById } from "../platform/bank_movements.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";
import { findPayable, type PayableShop } from "../platform/payables.ts";
import { paymentDetails } from "./import_statements.ts";
import { issueCreditNote } from "./issue_invoice.ts";
import { receiveMoney } from "./receive_money.ts";
import { reopenCalls } from "./settle_calls.ts";

export type DecisionProblem =
  | { code: "payment_unknown" }
  | { code: "payment_decided" }
  | { code: "payment_not_posted" }
  | { code: "payment_no_credit" }
  | { code: "reason_missing" }
  | { code: "reason_too_long"; most: number }
  | { code: "shop_unknown"; written: string }
  | { code: "shop_closed"; shop: string }
  | { code: "currency_differs"; expected: string; found: string };

/** Characters of a reason, which stands in the audit log for good. */
export const reasonMax = 300;

interface Decision {
  movementId: number;
  reason: string;
  actor: Actor;
}

/**
 * A person says whose a payment is; it is posted like one that was matched.
 *
 * @see R156, MO-6
 */
export function assignPayment(
  platform: Platform,
  { movementId, shop: written, reason, actor }: Decision & { shop: string },
): Promise<Result<PayableShop, DecisionProblem>> {
  return platform.database.write(async (transaction) => {
    const open = await openPayment(transaction, movementId, reason);
    if (!open.ok) return open;
    const { movement, why, ordinal } = open.value;
    if (movement.amountMinor <= 0) return err({ code: "payment_no_credit" });
    const shop = await findPayable(transaction, written);
    if (!shop) return err({ code: "shop_unknown", written });
    if (shop.isClosed) return err({ code: "shop_closed", shop: shop.shopName });
    if (shop.currency !== movement.currency) {
      const { currency: expected } = shop;
      return err({ code: "currency_differs", expected, found: movement.currency });
    }
    const { shopId } = shop;
    const ledgerId = entryIdOf(movement, ordinal);
    await receiveMoney(platform, transaction, {
      ...{ id: ledgerId, shopId, from: "bank", amountMinor: movement.amountMinor },
      ...{ currency: movement.currency, postedBy: actor.name },
      details: { ...paymentDetails(movement), reason: why },
    });
    const outcome = { outcome: "assigned", shopId, ledgerId } as const;
    await decide(platform, transaction, movement, { ...outcome, ordinal, reason: why, actor });
    return ok(shop);
  });
}

/** A person says that a payment is no top-up: it was returned, or is somebody else's. */
export function dismissPayment(
  platform: Platform,
  { movementId, reason, actor }: Decision,
): Promise<Result<KeptMovement, DecisionProblem>> {
  return platform.database.write(async (transaction) => {
    const open = await openPayment(transaction, movementId, reason);
    if (!open.ok) return open;
    const { movement, why, ordinal } = open.value;
    const outcome = { outcome: "dismissed", shopId: undefined, ledgerId: undefined } as const;
    await decide(platform, transaction, movement, { ...outcome, ordinal, reason: why, actor });
    return ok(movement);
  });
}

/**
 * Takes a posted payment back from a wallet by a reversing entry, and lets it wait again: it was
 * another shop's, or the bank has returned it.
 *
 * @see MO-7
 */
export function takePaymentBack(
  platform: Platform,
  { movementId, reason, actor }: Decision,
): Promise<Result<KeptMovement, DecisionProblem>> {
  return platform.database.write(async (transaction) => {
    const movement = await movementById(transaction, movementId);
    if (!movement) return err({ code: "payment_unknown" });
    const why = readReason(reason);
    if (!why.ok) return why;
    const last = movement.decision;
    const isPosted = last?.outcome === "matched" || last?.outcome === "assigned";
    if (!isPosted) return err({ code: "payment_not_posted" });
    const { shopId, ledgerId: reverses, ordinal } = last as Required<typeof last>;
    const ledgerId = `reversal:${reverses}`;
    const account = await accountOfShop(transaction, shopId!);
    await postEntry(transaction, {
      ...{ id: ledgerId, shopId: shopId!, kind: "reversal", from: "wallet", to: "bank" },
      ...{ amountMinor: movement.amountMinor, currency: account.currency, reverses: reverses! },
      ...{ details: { reason: why.value }, postedBy: actor.name },
    }, platform.now());
    const now = platform.now();
    await reopenCalls(platform, transaction, account, { day: pragueDay(now), now });
    const undone = { reverses: reverses!, ledgerId, reason: why.value };
    await issueCreditNote(platform, transaction, account, undone);
    await decide(platform, transaction, movement, {
      ...{ outcome: "taken_back", shopId, ledgerId, ordinal: ordinal + 1 },
      ...{ reason: why.value, actor },
    });
    return ok(movement);
  });
}

/** A payment that nobody has decided about, and a reason that says something. */
async function openPayment(transaction: Queryable, movementId: number, reason: string): Promise<
  Result<{ movement: KeptMovement; why: string; ordinal: number }, DecisionProblem>
> {
  const movement = await movementById(transaction, movementId);
  if (!movement) return err({ code: "payment_unknown" });
  const { doubt, decision } = movement;
  const isOpen = decision ? decision.outcome === "taken_back" : doubt !== undefined;
  if (!isOpen) return err({ code: "payment_decided" });
  const why = readReason(reason);
  if (!why.ok) return why;
  return ok({ movement, why: why.value, ordinal: (decision?.ordinal ?? 0) + 1 });
}

function readReason(text: string): Result<string, DecisionProblem> {
  const line = readLine(text.replace(/\s+/gu, " "), { most: reasonMax });
  if (line.ok) return line;
  if (line.error.code === "too_long") return err({ code: "reason_too_long", most: reasonMax });
  return err({ code: "reason_missing" });
}

/** The same money has the same name; only what was taken back is posted under another one. */
function entryIdOf({ account, bankReference }: KeptMovement, ordinal: number): string {
  const name = `topup:${account}:${bankReference}`;
  return ordinal === 1 ? name : `${name}@${ordinal}`;
}

interface Decided {
  outcome: "assigned" | "dismissed" | "taken_back";
  ordinal: number;
  shopId: string | undefined;
  ledgerId: string | undefined;
  reason: string;
  actor: Actor;
}

async function decide(
  platform: Platform,
  transaction: Queryable,
  movement: KeptMovement,
  { actor, ...decision }: Decided,
): Promise<void> {
  const now = platform.now();
  await insertDecision(transaction, movement.id, { ...decision, decidedBy: actor.name, now });
  await audit(transaction, {
    at: now,
    actor,
    action: actions[decision.outcome],
    ...(decision.shopId === undefined ? {} : { shopId: decision.shopId }),
    subject: movement.bankReference,
    details: {
      movement: movement.id,
      amountMinor: movement.amountMinor,
      currency: movement.currency,
      reason: decision.reason,
    },
  });
}

const actions = {
  assigned: "payment.assign",
  dismissed: "payment.dismiss",
  taken_back: "payment.take_back",
} as const;
