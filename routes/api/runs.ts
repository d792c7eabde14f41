import { createRoute, z } from "@hono/zod-openapi";
import { idOf } from "../../core/catalogue/list_query.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { removeFeed } from "../../tenants/files/feed_files.ts";
import { decideHeld, orderUndoOf, runAgain } from "../../tenants/jobs/run_orders.ts";
import { cancelRun } from "../../tenants/shop/run_changes.ts";
import { type Import, importById } from "../../tenants/shop/import_lists.ts";
import { listRuns, runById } from "../../tenants/shop/runs.ts";
import { apiError, inputWrong, notFound, refusing } from "./api_error.ts";
import { createApiRouter, pageFrom, pageOf, pageQuery, withKey } from "./api_router.ts";
import { type ApiContext, noteCall } from "./caller.ts";
import { idempotencyHeaders, idempotent } from "./idempotency.ts";
import { fileForm, folderOf, readFile, unpackedFile } from "./import_creation.ts";
import { callersImport, importParams } from "./imports.ts";
import { documentOfRun, runDocument } from "./run_documents.ts";

/** Runs of imports: ordering, watching and deciding. @see R53–R55, R88–R93 */
export const runsApi = createApiRouter();

const tags = ["Runs"];
const runParams = z.object({ run: z.string().openapi({ description: "Its id", example: "31" }) });
const json = { "application/json": { schema: runDocument } };

const list = createRoute({
  method: "get",
  path: "/api/v1/imports/{import}/runs",
  tags,
  summary: "List runs of an import",
  description: "The newest first.",
  security: withKey,
  request: { params: importParams, query: pageQuery(100) },
  responses: {
    200: {
      description: "A page of runs",
      content: { "application/json": { schema: pageOf(runDocument) } },
    },
    ...refusing(401, 403, 404, 422),
  },
});

runsApi.openapi(list, async (c) => {
  const of = await callersImport(c);
  if (!of) return notFound(c, "import");
  const { limit, cursor } = c.req.valid("query");
  const before = cursor === undefined ? undefined : Number(cursor);
  const found = await listRuns(c.var.caller.database, {
    importId: of.id,
    limit: limit + 1,
    ...(before === undefined ? {} : { before }),
  });
  const { shown, next } = pageFrom(found, limit, ({ id }) => id);
  const now = c.var.services.platform.now();
  return c.json({ items: shown.map((run) => documentOfRun(run, now)), next }, 200);
});

const order = createRoute({
  method: "post",
  path: "/api/v1/imports/{import}/runs",
  tags,
  summary: "Run an import now",
  description:
    "Of what its source has now. An import of uploaded files runs the `file` of a form " +
    "(`curl -F file=@feed.xml`), or without a body its last file again.",
  security: withKey,
  middleware: [idempotent] as const,
  request: {
    params: importParams,
    headers: idempotencyHeaders,
    body: { content: { "multipart/form-data": fileForm({}) } },
  },
  responses: {
    202: { description: "The run, which waits for its turn", content: json },
    ...refusing(401, 403, 404, 409, 413, 422),
  },
});

runsApi.openapi(order, async (c) => {
  const of = await callersImport(c);
  if (!of) return notFound(c, "import");
  const { services: { platform, runner }, caller: { shop, name: by } } = c.var;
  const sent = await sentFile(c, of);
  if (!sent.ok) return sent.error;
  const { file } = sent;
  const runId = await runAgain(platform, shop, of.id, { ...(file ? { file } : {}), by });
  if (runId === undefined) {
    if (file) await removeFeed(folderOf(c), file.key);
    return apiError(c, 409, "no_file", "No file of this import is kept. Send one.");
  }
  await noteCall(c, "import.order", of.name);
  runner.wake();
  return await answerOrdered(c, runId);
});

async function sentFile(c: ApiContext, of: Import) {
  const type = (c.req.header("Content-Type") ?? "").toLowerCase();
  if (!type.startsWith("multipart/form-data")) return { ok: true, file: undefined } as const;
  if (of.source !== "upload") {
    const message = "This import fetches its file. Order its run without one.";
    const problems = [{ field: "file", code: "source_not_offered", message }];
    return { ok: false, error: inputWrong(c, problems) } as const;
  }
  const upload = await readFile(c);
  if (!upload.ok) return upload;
  const feed = await unpackedFile(c, upload.value.file);
  if (!feed.ok) return { ok: false, error: inputWrong(c, feed.error) } as const;
  return { ok: true, file: feed.value } as const;
}

async function answerOrdered(c: ApiContext, runId: number) {
  const run = (await runById(c.var.caller.database, runId))!;
  c.header("Location", `/api/v1/runs/${runId}`);
  return c.json(documentOfRun(run, c.var.services.platform.now()), 202);
}

const read = createRoute({
  method: "get",
  path: "/api/v1/runs/{run}",
  tags,
  summary: "Read a run",
  description: "Also while it runs: ask again until `state` is `ok`, `warning`, `error` or `held`.",
  security: withKey,
  request: { params: runParams },
  responses: { 200: { description: "The run", content: json }, ...refusing(401, 403, 404) },
});

runsApi.openapi(read, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  return c.json(documentOfRun(found.run, c.var.services.platform.now()), 200);
});

const cancel = createRoute({
  method: "post",
  path: "/api/v1/runs/{run}/cancellation",
  tags,
  summary: "Cancel a run",
  description: "One that waits ends at once, one that goes on at its next step. What it did stays.",
  security: withKey,
  request: { params: runParams },
  responses: { 202: { description: "The run", content: json }, ...refusing(401, 403, 404, 409) },
});

runsApi.openapi(cancel, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  const { services: { platform }, caller: { database } } = c.var;
  if (!await cancelRun(database, found.run.id, platform.now())) {
    return apiError(c, 409, "not_running", "There is nothing to cancel: the run has ended.");
  }
  await noteCall(c, "import.cancel", found.of.name);
  return await answerOrdered(c, found.run.id);
});

const decide = createRoute({
  method: "post",
  path: "/api/v1/runs/{run}/decision",
  tags,
  summary: "Decide about a held run",
  description:
    "`apply` lets a held run write, `dismiss` ends it without having written anything, " +
    "`apply_missing` acts on missing items that were too many to act upon unasked.",
  security: withKey,
  request: {
    params: runParams,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ decision: z.enum(["apply", "dismiss", "apply_missing"]) }),
        },
      },
    },
  },
  responses: {
    202: { description: "The run", content: json },
    ...refusing(400, 401, 403, 404, 409, 415, 422),
  },
});

runsApi.openapi(decide, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  const { decision } = c.req.valid("json");
  const { services: { platform, runner }, caller: { shop, name: by } } = c.var;
  if (!await decideHeld(platform, shop, found.run.id, { decision, by })) {
    return apiError(c, 409, "not_held", "Nothing is held, or a newer run has come meanwhile.");
  }
  await noteCall(c, `import.${decision}`, found.of.name);
  runner.wake();
  return await answerOrdered(c, found.run.id);
});

const undo = createRoute({
  method: "post",
  path: "/api/v1/runs/{run}/undo",
  tags,
  summary: "Undo a run",
  description:
    "Orders a run that reverts it; what somebody changed since is kept. A scheduled import is " +
    "paused, or its next run would do the same again.",
  security: withKey,
  middleware: [idempotent] as const,
  request: { params: runParams, headers: idempotencyHeaders },
  responses: {
    202: { description: "The run that reverts", content: json },
    ...refusing(401, 403, 404, 409, 422),
  },
});

runsApi.openapi(undo, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  const { services: { platform, runner }, caller: { shop, name: by } } = c.var;
  const ordered = await orderUndoOf(platform, shop, found.run.id, by);
  if (!ordered) {
    return apiError(c, 409, "not_undoable", "The run changed nothing that can be reverted.");
  }
  await noteCall(c, "import.undo", found.of.name);
  runner.wake();
  return await answerOrdered(c, ordered.runId);
});

/** The run of the address with its import, if the shop has them. */
export async function callersRun(c: ApiContext): Promise<{ run: Run; of: Import } | undefined> {
  const { database } = c.var.caller;
  const id = idOf(c.req.param("run"));
  const run = id === undefined ? undefined : await runById(database, id);
  const of = run && await importById(database, run.importId);
  return run && of ? { run, of } : undefined;
}
