import { err, ok, type Result } from "../../core/result.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import {
  type CardNote,
  cardNoteById,
  cardPaymentById,
  settleCardNote,
} from "../platform/card_payments.ts";
import { accountOfShop } from "../platform/contracts.ts";
import { postEntry } from "../platform/ledger.ts";
import { issueCreditNote } from "./issue_invoice.ts";

export type CardNoteProblem =
  | { code: "note_unknown" }
  | { code: "note_settled" }
  | { code: "cannot_take_back" };

interface Settlement {
  noteId: number;
  reason: string;
  actor: Actor;
}

/** A person has seen to what a card has brought. */
export function settleNote(
  platform: Platform,
  { noteId, reason, actor }: Settlement,
): Promise<Result<CardNote, CardNoteProblem>> {
  return platform.database.write(async (transaction) => {
    const open = await openNote(transaction, noteId);
    if (!open.ok) return open;
    const note = open.value;
    const now = platform.now();
    await settleCardNote(transaction, noteId, {
      ...{ outcome: "settled", by: actor.name, reason, now },
    });
    await audit(transaction, auditOf(note, { action: "card.settle", actor, reason, now }));
    return ok(note);
  });
}

/**
 * The money of a payment went back to the card, so it leaves the wallet by a reversing entry, and
 * its invoice is undone. The wallet may be below zero then.
 *
 * @see MO-7
 */
export function takeCardBack(
  platform: Platform,
  { noteId, reason, actor }: Settlement,
): Promise<Result<CardNote, CardNoteProblem>> {
  return platform.database.write(async (transaction) => {
    const open = await openNote(transaction, noteId);
    if (!open.ok) return open;
    const note = open.value;
    if (!note.canTakeBack) return err({ code: "cannot_take_back" });
    const now = platform.now();
    const payment = (await cardPaymentById(transaction, note.paymentId!))!;
    const { shopId, amountMinor, currency } = payment;
    const reverses = payment.ledgerId!;
    const ledgerId = `reversal:${reverses}`;
    const account = await accountOfShop(transaction, shopId);
    await postEntry(transaction, {
      ...{ id: ledgerId, shopId, kind: "reversal", from: "wallet", to: "card" },
      ...{ amountMinor, currency, reverses, details: { reason }, postedBy: actor.name },
    }, now);
    await issueCreditNote(platform, transaction, account, { reverses, ledgerId, reason });
    await settleCardNote(transaction, noteId, {
      ...{ outcome: "taken_back", by: actor.name, reason, now },
    });
    await audit(transaction, auditOf(note, { action: "card.take_back", actor, reason, now }));
    return ok(note);
  });
}

async function openNote(
  transaction: Queryable,
  noteId: number,
): Promise<Result<CardNote, CardNoteProblem>> {
  const note = await cardNoteById(transaction, noteId);
  if (!note) return err({ code: "note_unknown" });
  return note.settled ? err({ code: "note_settled" }) : ok(note);
}

function auditOf(
  { kind, shop, amountMinor, currency, reference }: CardNote,
  { action, actor, reason, now }: { action: string; actor: Actor; reason: string; now: string },
) {
  return {
    ...{ at: now, actor, action, subject: reference },
    ...(shop ? { shopId: shop.id } : {}),
    details: { kind, amountMinor, currency, reason },
  };
}
