import { z } from "@hono/zod-openapi";
import {
  isUndoable,
  paceOf,
  type Run,
  runPhases,
  runStates,
} from "../../core/imports/run_state.ts";
import { itemOutcomes, type RunItem } from "../../tenants/shop/import_lists.ts";
import type { RunProblem } from "../../tenants/shop/runs.ts";
import { problemMessage } from "../../views/texts/problems.ts";
import { instant } from "./api_router.ts";
import { shownChanges } from "./product_documents.ts";

const count = (description: string) => z.int().openapi({ description, example: 12 });

export const runCounts = z.object({
  read: count("Items of the file: always the sum of the next five"),
  created: count("Items that were created"),
  updated: count("Items of which something changed"),
  unchanged: count("Items that were as the file has them"),
  skipped: count("Items that were left out, each with a reason"),
  failed: count("Items that could not be used"),
  removed: count("By an undo: items that the run had created"),
  missing: count("Items of the import that its file no longer has"),
}).openapi("RunCounts");

export const runDocument = z.object({
  id: z.int().openapi({ example: 31 }),
  importId: z.int().openapi({ example: 7 }),
  kind: z.enum(["import", "undo"]),
  undoes: z.int().nullable().openapi({ description: "The run that this one reverts" }),
  undoneBy: z.int().nullable().openapi({ description: "The run that reverts this one" }),
  isUndoable: z.boolean(),
  cause: z.enum(["person", "schedule"]).openapi({ description: "`person`: programs too" }),
  state: z.enum(runStates).openapi({
    description:
      "`held`: something about the file looks absurd, and nothing is written until somebody " +
      "decides; `ok`, `warning` and `error` are ends",
    example: "ok",
  }),
  phase: z.enum(runPhases).nullable(),
  progress: z.number().openapi({ description: "Share of the file that is read, 0 to 1" }),
  counts: runCounts,
  problems: z.int().openapi({ description: "How many were found; see its problems" }),
  hold: z.record(z.string(), z.unknown()).nullable().openapi({
    description: "Why it is held: `reason` with its figures",
  }),
  missingHold: z.record(z.string(), z.unknown()).nullable().openapi({
    description: "Missing items that were too many to act upon unasked",
  }),
  notModified: z.boolean().openapi({ description: "The source had nothing new" }),
  source: z.string().nullable().openapi({ description: "Address that was fetched" }),
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string() }).nullable(),
  settingsVersion: z.int(),
  orderedAt: instant,
  orderedBy: z.string(),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  cancelAskedAt: instant.nullable(),
  approvedBy: z.string().nullable(),
}).openapi("Run");

/** The figures of a run, also as events carry them. */
export function countsOf(run: Run): z.infer<typeof runCounts> {
  const { read, created, updated, unchanged, skipped, failed, removed, missing } = run;
  return { read, created, updated, unchanged, skipped, failed, removed, missing };
}

export function documentOfRun(run: Run, now: string): z.infer<typeof runDocument> {
  const { id, importId, kind, cause, state, problems, notModified, settingsVersion } = run;
  return {
    ...{ id, importId, kind, cause, state, problems, notModified, settingsVersion },
    undoes: run.undoes ?? null,
    undoneBy: run.undoneBy ?? null,
    isUndoable: isUndoable(run),
    phase: run.phase ?? null,
    progress: Math.round(paceOf(run, now).share * 1000) / 1000,
    counts: countsOf(run),
    hold: run.hold ? { ...run.hold } : null,
    missingHold: run.missingHold ? { ...run.missingHold } : null,
    source: run.source ?? null,
    file: run.fileHash ? { name: run.fileName, size: run.fileSize, sha256: run.fileHash } : null,
    orderedAt: run.orderedAt,
    orderedBy: run.orderedBy,
    startedAt: run.startedAt ?? null,
    finishedAt: run.finishedAt ?? null,
    cancelAskedAt: run.cancelAskedAt ?? null,
    approvedBy: run.approvedBy ?? null,
  };
}

export const problemDocument = z.object({
  code: z.string().openapi({ description: "A stable word", example: "price_unreadable" }),
  severity: z.enum(["notice", "warning", "error", "fatal"]),
  line: z.int().nullable(),
  record: z.int().nullable().openapi({ description: "Number of the item in the file, from 1" }),
  field: z.string().nullable().openapi({ example: "PRICE_VAT" }),
  value: z.string().nullable().openapi({ description: "What was found", example: "12.345" }),
  message: z.string(),
}).openapi("RunProblem");

export function documentOfProblem(found: RunProblem): z.infer<typeof problemDocument> {
  const { code, severity, line, record, field, value, details } = found;
  const message = problemMessage("en", { code, line, record, field, value, details });
  return { code, severity, line, record, field, value, message };
}

export const outcome = z.enum(itemOutcomes).openapi({ description: "Which of the counts" });

export const itemDocument = z.object({
  number: z.int().nullable().openapi({ description: "Of the record in the file" }),
  line: z.int().nullable(),
  items: z.int().openapi({ description: "Items of the file that the record is made of" }),
  reason: z.string().nullable().openapi({ description: "Why it was skipped or failed" }),
  code: z.string().nullable(),
  title: z.string().nullable(),
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).openapi({
    description: "By path: the value before and after",
    example: { "price:CZK:": ["129.00", "139.00"] },
  }),
}).openapi("RunItem");

export function documentOfItem(item: RunItem): z.infer<typeof itemDocument> {
  return {
    number: item.number ?? null,
    line: item.line ?? null,
    items: item.items,
    reason: item.reason ?? null,
    code: item.code ?? null,
    title: item.title ?? null,
    changes: shownChanges(item.changes),
  };
}
