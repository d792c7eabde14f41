import { createRoute, z } from "@hono/zod-openapi";
import { listRunItems } from "../../tenants/shop/import_lists.ts";
import { listProblems } from "../../tenants/shop/runs.ts";
import { notFound, refusing } from "./api_error.ts";
import { createApiRouter, pageFrom, pageOf, pageQuery, withKey } from "./api_router.ts";
import {
  documentOfItem,
  documentOfProblem,
  itemDocument,
  outcome,
  problemDocument,
} from "./run_documents.ts";
import { callersRun } from "./runs.ts";

/** What a run found and did, entry by entry. @see R93 */
export const runDetailsApi = createApiRouter();

const tags = ["Runs"];
const params = z.object({ run: z.string().openapi({ description: "Its id", example: "31" }) });

const problems = createRoute({
  method: "get",
  path: "/api/v1/runs/{run}/problems",
  tags,
  summary: "List problems of a run",
  description: "In the order of the file. The same codes and words as everywhere else.",
  security: withKey,
  request: {
    params,
    query: pageQuery(500).extend({
      code: z.string().max(60).optional().openapi({ description: "Only problems of this code" }),
    }),
  },
  responses: {
    200: {
      description: "A page of problems",
      content: { "application/json": { schema: pageOf(problemDocument) } },
    },
    ...refusing(401, 403, 404, 422),
  },
});

runDetailsApi.openapi(problems, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  const { limit, cursor, code } = c.req.valid("query");
  const rows = await listProblems(c.var.caller.database, found.run.id, {
    after: Number(cursor ?? 0),
    limit: limit + 1,
    ...(code === undefined ? {} : { code }),
  });
  const { shown, next } = pageFrom(rows, limit, ({ sequence }) => sequence);
  return c.json({ items: shown.map(documentOfProblem), next }, 200);
});

const items = createRoute({
  method: "get",
  path: "/api/v1/runs/{run}/items",
  tags,
  summary: "List records of a run",
  description: "The records behind one of its counts.",
  security: withKey,
  request: {
    params,
    query: pageQuery(200).extend({
      outcome,
      field: z.string().max(60).optional().openapi({
        description: "Only records that change this field",
        example: "price",
      }),
    }),
  },
  responses: {
    200: {
      description: "A page of records",
      content: { "application/json": { schema: pageOf(itemDocument) } },
    },
    ...refusing(401, 403, 404, 422),
  },
});

runDetailsApi.openapi(items, async (c) => {
  const found = await callersRun(c);
  if (!found) return notFound(c, "run");
  const { limit, cursor, outcome, field } = c.req.valid("query");
  // What a run has done does not change, so that a place in its list is a place for good.
  const offset = Number(cursor ?? 0);
  const order = { outcome, field, limit: limit + 1, offset };
  const { items } = await listRunItems(c.var.caller.database, found.run.id, order);
  const { shown, next } = pageFrom(items, limit, () => offset + limit);
  return c.json({ items: shown.map(documentOfItem), next }, 200);
});
