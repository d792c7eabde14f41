import type { NewOutage } from "../../core/outages/outage.ts";
import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { ownersWithShops } from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { enqueueMail } from "../platform/outbox.ts";
import {
  insertOutage,
  type Outage,
  outageById,
  updateOutage,
  withdrawOutage,
} from "../platform/outages.ts";

/** Somebody of our own people: an outage says who recorded it. */
export type StaffActor = Actor & { id: string };

/**
 * Records an outage by hand. A planned interruption is told to all owners at once, by mail.
 *
 * @returns its id, and how many were told
 * @see R218
 */
export async function recordOutage(
  platform: Platform,
  outage: NewOutage,
  actor: StaffActor,
): Promise<{ id: number; told: number }> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const id = (await insertOutage(transaction, outage, { staffId: actor.id, now }))!;
    await note(transaction, { actor, action: "outage.record", outage, now });
    const told = outage.kind === "planned" ? await tellOwners(platform, transaction, outage) : 0;
    return { id, told };
  });
}

/**
 * Corrects what is told of an outage, and its times as long as no credits follow from them. Owners
 * are told by mail when an announced interruption, still to come, moves.
 *
 * @returns `undefined` when there is no such outage
 */
export async function correctOutage(
  platform: Platform,
  id: number,
  { corrected, actor }: { corrected: NewOutage; actor: Actor },
): Promise<{ told: number } | undefined> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const before = await outageById(transaction, id);
    if (!before) return undefined;
    const { kind, startedAt, endedAt } = before;
    const outage = before.areCreditsBegun
      ? { kind, startedAt, ...(endedAt ? { endedAt } : {}), text: corrected.text }
      : corrected;
    await updateOutage(transaction, id, outage, now);
    await note(transaction, { actor, action: "outage.correct", outage, now });
    const hasMoved = outage.startedAt !== startedAt || outage.endedAt !== endedAt ||
      outage.kind !== kind;
    const isToBeTold = outage.kind === "planned" && outage.startedAt > now && hasMoved;
    return { told: isToBeTold ? await tellOwners(platform, transaction, outage) : 0 };
  });
}

/** An outage that goes on is over now. @returns whether there was such a one */
export async function endOutage(
  platform: Platform,
  id: number,
  actor: Actor,
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const outage = await outageById(transaction, id);
    const goesOn = outage && outage.startedAt < now &&
      (outage.endedAt === undefined || outage.endedAt > now);
    if (!goesOn || outage.areCreditsBegun) return false;
    await updateOutage(transaction, id, { ...outage, endedAt: now }, now);
    await note(transaction, { actor, action: "outage.end", outage, now });
    return true;
  });
}

/** It was none after all. @returns whether it could still be taken back: no credits were posted */
export async function takeBackOutage(
  platform: Platform,
  id: number,
  actor: Actor,
): Promise<boolean> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const outage = await outageById(transaction, id);
    if (!outage || outage.areCreditsBegun) return false;
    await withdrawOutage(transaction, id, now);
    await note(transaction, { actor, action: "outage.withdraw", outage, now });
    return true;
  });
}

async function note(
  transaction: Queryable,
  { actor, action, outage, now }: {
    actor: Actor;
    action: string;
    outage: NewOutage | Outage;
    now: string;
  },
): Promise<void> {
  const { kind, startedAt, endedAt } = outage;
  await audit(transaction, {
    at: now,
    actor,
    action,
    subject: startedAt,
    details: { kind, startedAt, endedAt },
  });
}

async function tellOwners(
  platform: Platform,
  transaction: Queryable,
  outage: NewOutage,
): Promise<number> {
  const owners = await ownersWithShops(transaction);
  for (const { email, language } of owners) {
    await enqueueMail(platform, transaction, {
      content: {
        kind: "interruption_planned",
        fromAt: outage.startedAt,
        untilAt: outage.endedAt!,
        paragraphsJson: JSON.stringify(outage.text[language]),
      },
      recipient: email,
      language,
    }, platform.now());
  }
  return owners.length;
}
