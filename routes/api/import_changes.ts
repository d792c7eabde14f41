import { createRoute, z } from "@hono/zod-openapi";
import { changeFrequency, changeSource } from "../../tenants/jobs/import_orders.ts";
import { type Import, importById } from "../../tenants/shop/import_lists.ts";
import { renameImport, saveSettings } from "../../tenants/shop/imports.ts";
import { apiError, type ApiProblem, inputWrong, notFound, refusing } from "./api_error.ts";
import { createApiRouter, versionIn, withKey } from "./api_router.ts";
import { type ApiContext, noteCall } from "./caller.ts";
import { importChange, importDocument } from "./import_documents.ts";
import { frequencyProblems, parseSettings, readSource } from "./import_input.ts";
import { answerImport, callersImport, importParams } from "./imports.ts";

export const importChangesApi = createApiRouter();

const change = createRoute({
  method: "patch",
  path: "/api/v1/imports/{import}",
  tags: ["Imports"],
  summary: "Change an import",
  description:
    "What is not sent stays. Runs that are ordered keep the settings that they were ordered with.",
  security: withKey,
  request: {
    params: importParams,
    headers: z.object({
      "if-match": z.string().optional().openapi({
        description: "The `ETag` that was read: refused with 412 when settings changed since",
      }),
    }),
    body: { required: true, content: { "application/json": { schema: importChange } } },
  },
  responses: {
    200: { description: "The import", content: { "application/json": { schema: importDocument } } },
    ...refusing(400, 401, 403, 404, 412, 413, 415, 422),
  },
});

type Change = z.infer<typeof importChange>;

importChangesApi.openapi(change, async (c) => {
  const found = await callersImport(c);
  if (!found) return notFound(c, "import");
  const order = c.req.valid("json");
  const read = readChange(c, found, order);
  if (read.problems.length > 0) return inputWrong(c, read.problems);
  const isSaved = await saveUnlessChanged(c, found, { ...order, settings: read.settings });
  if (!isSaved) {
    return apiError(c, 412, "changed_meanwhile", "The settings have changed. Read them again.");
  }
  const { services: { platform }, caller: { shop } } = c.var;
  if (read.source) await changeSource(platform, shop, found.id, read.source);
  const { frequency = found.frequency } = order;
  if (frequency !== found.frequency) await changeFrequency(platform, shop, found.id, frequency);
  await noteCall(c, read.source ? "import.source" : "import.settings", found.name);
  return await answerImport(c, (await callersImport(c))!);
});

function readChange(c: ApiContext, found: Import, order: Change) {
  const source = order.source && readSource(c, order.source);
  const settings = parseSettings({ ...found.settings, ...order.settings });
  const problems: ApiProblem[] = [
    ...(source && !source.ok ? source.error : []),
    ...(settings.ok ? [] : settings.error),
    ...(order.frequency || order.settings
      ? frequencyProblems(
        found.entity,
        order.frequency ?? found.frequency,
        settings.ok ? settings.value.mode : undefined,
      )
      : []),
    ...(found.source === "upload" ? uploadProblems(order) : []),
  ];
  return {
    problems,
    source: source?.ok ? source.value : undefined,
    settings: settings.ok ? settings.value : undefined,
  };
}

/** An import of uploaded files cannot run by itself, and has no source to be changed. */
function uploadProblems({ source, frequency }: Change): ApiProblem[] {
  const message = "This import takes uploaded files. Create another one that fetches its file.";
  const refuse = (field: string): ApiProblem => ({ field, code: "source_not_offered", message });
  return [
    ...(source ? [refuse("source")] : []),
    ...(frequency !== undefined && frequency !== "once" ? [refuse("frequency")] : []),
  ];
}

/** @returns whether the settings were still those that the program had read */
function saveUnlessChanged(
  c: ApiContext,
  { id }: Import,
  { name, settings }: { name?: string | undefined; settings: Import["settings"] | undefined },
): Promise<boolean> {
  const { services: { platform }, caller: { database, name: by } } = c.var;
  const wanted = versionIn(c.req.header("If-Match"));
  return database.write(async (transaction) => {
    const now = platform.now();
    const current = await importById(transaction, id);
    if (!current) return false;
    const isWanted = wanted === undefined || wanted === "*" ||
      wanted === String(current.settingsVersion);
    if (!isWanted) return false;
    if (settings) await saveSettings(transaction, id, settings, { by, now });
    await renameImport(transaction, id, name ?? "");
    return true;
  });
}
