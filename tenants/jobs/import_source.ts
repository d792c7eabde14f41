import { type FeedFile, feedPath, fileSource, storeFeed } from "../files/feed_files.ts";
import { readHead } from "../../core/formats/registry.ts";
import { type FormatProblem, problem } from "../../core/formats/problems.ts";
import { queryFirst } from "../engine/database.ts";
import { shopFolder } from "../platform.ts";
import type { FeedValidators } from "../feeds/transfer.ts";
import { openInboxFile } from "../files/inbox.ts";
import { chooseFormat, type FormatRefusal } from "../shop/format_choice.ts";
import { endRun, endUnmodified, setPhase, setRunFile } from "../shop/run_changes.ts";
import { ProblemLog } from "../shop/run_problems.ts";
import type { ImportWork, TakenRun } from "./import_job.ts";
import { addressPurpose } from "./import_orders.ts";

/** Fetches a file from an address into a shop's folder. */
export type FetchSource = (order: SourceOrder) => Promise<SourceAnswer>;

export interface SourceOrder {
  /** With its password; never logged, never stored. */
  address: string;
  anyCertificate: boolean;
  shopId: string;
  shopFolder: string;
  /** What the source said of the file that the shop has applied. */
  validators: FeedValidators | undefined;
  signal: AbortSignal;
}

export type SourceAnswer =
  | { kind: "fetched"; file: FeedFile; validators: FeedValidators }
  | { kind: "not_modified" }
  | { kind: "failed"; reason: string; details: Record<string, string | number> };

interface SourceRow {
  source: "upload" | "address" | "inbox";
  address: string | null;
  any_certificate: number;
  inbox_file: string | null;
  validators: string | null;
  applied_file: string | null;
}

/**
 * Gets the file of a run from its import's source, and says by which format it is read. A source
 * that fails, and one that has nothing new, end the run.
 *
 * @returns `undefined` when the run has ended
 */
export async function fetchRunFile(
  taken: TakenRun,
  work: ImportWork,
): Promise<{ file: FeedFile; format: string } | undefined> {
  const { database, run, fence, platform } = taken;
  const held = { runId: run.runId, fence };
  await setPhase(database, held, "fetching");
  const answer = await ask(taken, work);
  if (answer.kind === "not_modified") {
    await endUnmodified(database, held, platform.now());
    return undefined;
  }
  if (answer.kind === "problem") return await endWith(taken, answer);
  await setRunFile(database, held, answer.file);
  await database.execute({
    sql: "UPDATE imports SET validators = ? WHERE id = ?",
    args: [JSON.stringify(answer.validators), run.importId],
  });
  const format = await formatOf(taken, answer.file);
  if (typeof format !== "string") return await endWith(taken, format);
  return { file: answer.file, format };
}

async function endWith(taken: TakenRun, found: FormatProblem): Promise<undefined> {
  const { database, run, fence, platform } = taken;
  const log = await ProblemLog.resume(database, run.runId);
  const state = found.code === "run_cancelled" ? "warning" : "error";
  await database.write(async (transaction) => {
    await log.write(transaction, [found]);
    const ended = { state, now: platform.now() } as const;
    await endRun(transaction, { runId: run.runId, fence }, ended);
  });
}

type Answer = Exclude<SourceAnswer, { kind: "failed" }> | FormatProblem;

async function ask(taken: TakenRun, work: ImportWork): Promise<Answer> {
  const { database, run, shop, platform } = taken;
  const row = await queryFirst<SourceRow & Record<string, string | number | null>>(
    database,
    `SELECT source, address, any_certificate, inbox_file, validators, applied_file
       FROM imports WHERE id = ?`,
    [run.importId],
  );
  const folder = shopFolder(platform.folder, shop.id);
  if (row?.source === "inbox") return await fromInbox(folder, row.inbox_file!);
  if (row?.source !== "address" || row.address === null) {
    return problem("source_failed", { details: { reason: "address_missing" } });
  }
  const purpose = addressPurpose(shop.id, run.importId);
  const isApplied = row.applied_file !== null && row.validators !== null;
  const order = {
    address: await platform.sealer.open(row.address, purpose),
    anyCertificate: row.any_certificate === 1,
    shopId: shop.id,
    shopFolder: folder,
    validators: isApplied ? JSON.parse(row.validators!) : undefined,
  };
  return await fetchUnlessCancelled(taken, work, order);
}

const askEveryMs = 1_000;

/** A person who cancels does not wait for a slow server. */
async function fetchUnlessCancelled(
  { database, run }: TakenRun,
  { fetchSource, signal }: ImportWork,
  order: Omit<SourceOrder, "signal">,
): Promise<Answer> {
  const cancelling = new AbortController();
  const timer = setInterval(async () => {
    const sql = "SELECT 1 AS found FROM runs WHERE id = ? AND cancel_asked_at IS NOT NULL";
    const asked = await queryFirst(database, sql, [run.runId]).catch(() => undefined);
    if (asked) cancelling.abort();
  }, askEveryMs);
  try {
    const either = AbortSignal.any([signal, cancelling.signal]);
    const answer = await fetchSource({ ...order, signal: either });
    if (answer.kind !== "failed") return answer;
    const { reason, details } = answer;
    return problem("source_failed", { details: { ...details, reason } });
  } catch (error) {
    if (cancelling.signal.aborted && !signal.aborted) return problem("run_cancelled");
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** A copy: what lies in the inbox may be replaced while the run reads. */
async function fromInbox(folder: string, name: string): Promise<Answer> {
  const source = await openInboxFile(folder, name);
  if (!source) return problem("inbox_file_missing", { value: name });
  const file = await storeFeed(folder, name, source.chunks());
  return { kind: "fetched", file, validators: {} };
}

/**
 * An import whose format is left to the content takes that of its first file for good; an empty one
 * shows none, and is an empty feed of any.
 *
 * @see R89
 */
async function formatOf(
  { database, run, shop, platform }: TakenRun,
  file: FeedFile,
): Promise<string | FormatProblem> {
  if (run.format !== "auto") return run.format;
  const source = await fileSource(feedPath(shopFolder(platform.folder, shop.id), file.key));
  const chosen = await chooseFormat(database, source, { wanted: "auto", entity: run.entity });
  if (!chosen.ok) return problemOf(chosen.error);
  if ((await readHead(source)).text.trim() !== "") {
    await database.execute({
      sql: "UPDATE imports SET format = ? WHERE id = ? AND format = 'auto'",
      args: [chosen.value, run.importId],
    });
  }
  return chosen.value;
}

function problemOf(refusal: FormatRefusal): FormatProblem {
  switch (refusal.code) {
    case "file_is_html":
      return problem("file_is_html", { line: 1 });
    case "format_mismatch":
      return problem("format_mismatch", { value: refusal.found.format.name });
    case "format_unknown":
    case "format_not_offered":
      return problem("format_unknown");
  }
}
