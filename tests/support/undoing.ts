import { strict as assert } from "node:assert";
import type { Run } from "../../core/imports/run_state.ts";
import { newId } from "../../tenants/ids.ts";
import { startRun } from "../../tenants/shop/imports.ts";
import { orderUndo, undoRun } from "../../tenants/shop/run_undo.ts";
import { runById } from "../../tenants/shop/runs.ts";
import type { TestShop } from "./test_shop.ts";

/** After everything else that a test does. */
export const undoNow = "2026-11-22T12:00:00.000Z";

/** Reverts a run of the shop, and gives the run that did it. */
export async function undo({ database }: TestShop, undoes: number): Promise<Run> {
  const order = { orderKey: newId(), orderedBy: "test", now: undoNow };
  const runId = await database.write((transaction) => orderUndo(transaction, undoes, order));
  assert.ok(runId !== undefined, "there is something to revert");
  await startRun(database, runId, { fence: 1, now: undoNow });
  await undoRun({ database, runId, fence: 1, undoes, now: () => undoNow });
  return (await runById(database, runId))!;
}
