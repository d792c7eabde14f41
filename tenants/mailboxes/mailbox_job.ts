import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { addJob, type Job } from "../platform/jobs.ts";
import { type Mailbox, mailboxById, noteMailboxApplied } from "../platform/mailboxes.ts";

export const mailboxKind = "mailbox";

/**
 * Has the provider do what was just recorded: by a job, for it is asked outside of transactions.
 * Where there is none, the record is all there is to do.
 */
export async function applyMailbox(
  { mailboxes }: Pick<Platform, "mailboxes">,
  transaction: Queryable,
  id: string,
  now: string,
): Promise<void> {
  const { shopId, revision } = (await mailboxById(transaction, id))!;
  if (mailboxes.kind === "none") return await noteMailboxApplied(transaction, id, revision);
  await addJob(transaction, {
    id: `mailbox:${id}:${revision}`,
    kind: mailboxKind,
    // A shop has one such job running at a time, so that a mailbox's steps cannot overtake each other.
    shopId,
    details: { mailboxId: id },
    dueAt: now,
    sequence: revision,
  });
}

/** Brings the provider to what is recorded now; a later job of the same mailbox finds it done. */
export async function doMailboxJob(
  { database, mailboxes }: Pick<Platform, "database" | "mailboxes">,
  job: Job,
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const mailbox = await mailboxById(database, String(job.details.mailboxId));
  if (!mailbox || mailbox.appliedRevision === mailbox.revision) return;
  const { id, address, sizeMegabytes } = mailbox;
  await mailboxes[stepOf(mailbox)]({ id, address, sizeMegabytes }, signal);
  await noteMailboxApplied(database, id, mailbox.revision);
}

function stepOf({ state, appliedRevision }: Mailbox): "create" | "resize" | "delete" {
  if (state === "deleted") return "delete";
  return appliedRevision === 0 ? "create" : "resize";
}
