import { walletRegime } from "../billing/regime.ts";
import { daysBetween } from "../calendar.ts";
import { deletionDay, type LifecycleFacts, stateOn } from "./lifecycle.ts";

/** What a deletion stands on, as far as it is there. */
export interface DeletionGrounds {
  /** Day on which the whole shop was made ready to be taken away. */
  archivedOn?: string | undefined;
  /** Day on which the mail that tells of the deletion was delivered. */
  noticedOn?: string | undefined;
}

export type DeletionStep = "none" | "make_archive" | "wait" | "delete";

/**
 * What is to be done for the deletion of a shop on a day. The whole shop is made ready some days
 * before; nothing is deleted that was not ready, and told of, for five days.
 *
 * @see R193, R197, D7
 */
export function deletionStep(
  facts: LifecycleFacts,
  { archivedOn, noticedOn }: DeletionGrounds,
  day: string,
): DeletionStep {
  const due = deletionDay(facts);
  const { state } = stateOn(facts, day);
  const isSinking = state === "web_suspended" || state === "ended" || state === "deleted";
  if (due === undefined || facts.deletedOn !== undefined || !isSinking) return "none";
  if (daysBetween(day, due) > archiveDays) return "none";
  // One of an earlier ending, before the shop was renewed, is not what it is now.
  const isArchived = archivedOn !== undefined && daysBetween(archivedOn, due) <= archiveDays;
  if (!isArchived) return "make_archive";
  if (state !== "deleted") return "wait";
  const isPast = (since: string | undefined) =>
    since !== undefined && daysBetween(since, day) >= walletRegime.exportDays;
  return isPast(archivedOn) && isPast(noticedOn) ? "delete" : "wait";
}

/** Days before the deletion on which the archive is made: with the last notice. */
const archiveDays = walletRegime.deletionNoticeDays.at(-1)!;
