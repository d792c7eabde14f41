import { createRoute } from "@hono/zod-openapi";
import type { Entity } from "../../core/formats/format.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { unpackFeed } from "../../tenants/feeds/archive.ts";
import {
  type FeedFile,
  feedPath,
  FeedTooLargeError,
  fileSource,
  removeFeed,
  storeFeed,
} from "../../tenants/files/feed_files.ts";
import { createFetchedImport, orderImport } from "../../tenants/jobs/import_orders.ts";
import { runAgain } from "../../tenants/jobs/run_orders.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { importById } from "../../tenants/shop/import_lists.ts";
import { chooseFormat } from "../../tenants/shop/format_choice.ts";
import { formatsOfShop } from "../../tenants/shop/shop_formats.ts";
import { feedFailureText } from "../../views/texts/feed_failures.ts";
import { readFormWithFile, type Upload } from "../upload.ts";
import { apiError, type ApiProblem, inputWrong, problemsOf, refusing } from "./api_error.ts";
import { createApiRouter, jsonOf, withKey } from "./api_router.ts";
import { type ApiContext, noteCall } from "./caller.ts";
import { idempotencyHeaders, idempotent } from "./idempotency.ts";
import {
  importDocument,
  type ImportOrder,
  importOrder,
  uploadedImportOrder,
} from "./import_documents.ts";
import { formatProblem, frequencyProblems, readSettings, readSource } from "./import_input.ts";
import { documentsOf, etagOf } from "./imports.ts";

/** Makes imports, of a file in the same request or of one that the import fetches. */
export const importCreationApi = createApiRouter();

/** A form with a file, which is streamed; what else is in it is read by the route. */
export const fileForm = (more: Record<string, { type: "string"; description: string }>) => ({
  schema: {
    type: "object" as const,
    properties: {
      ...more,
      file: {
        type: "string" as const,
        format: "binary",
        description: "XML, CSV, or an archive with one, of at most 100 MB",
      },
    },
    required: ["file"],
  },
});

const create = createRoute({
  method: "post",
  path: "/api/v1/imports",
  tags: ["Imports"],
  summary: "Create an import",
  description:
    "With JSON: an import that fetches its file from an address or from the inbox. One that runs " +
    "once is run at once, others at their time.\n\nWith `multipart/form-data`: an import of the " +
    "`file` in the form, run at once; the part `import` has the rest as JSON, without `source` " +
    'and `frequency`: `curl -F \'import={"format":"heureka"}\' -F file=@feed.xml`.',
  security: withKey,
  middleware: [idempotent] as const,
  request: {
    headers: idempotencyHeaders,
    body: {
      content: {
        "application/json": { schema: importOrder },
        "multipart/form-data": fileForm({
          import: { type: "string", description: "JSON: entity, format, name, mode, settings" },
        }),
      },
    },
  },
  responses: {
    201: {
      description: "The import; `lastRunId` is the run that was ordered",
      content: { "application/json": { schema: importDocument } },
    },
    ...refusing(400, 401, 403, 409, 413, 415, 422),
  },
});

importCreationApi.openapi(create, async (c) => {
  const type = (c.req.header("Content-Type") ?? "").toLowerCase();
  if (type.startsWith("multipart/form-data")) return await createUploaded(c);
  if (!type.startsWith("application/json")) {
    return apiError(c, 415, "content_type", "Send application/json or multipart/form-data.");
  }
  return await createFetched(c, jsonOf<ImportOrder>(c));
});

async function createFetched(c: ApiContext, order: ImportOrder) {
  const { services: { platform, runner }, caller: { shop, name: by } } = c.var;
  const { entity, format, frequency } = order;
  const source = readSource(c, order.source);
  const settings = readSettings(shop, order.settings, order.mode);
  const problems = [
    ...await formatProblems(c, format, entity),
    ...frequencyProblems(entity, frequency, settings.ok ? settings.value.mode : undefined),
    ...(source.ok ? [] : source.error),
    ...(settings.ok ? [] : settings.error),
  ];
  if (!source.ok || !settings.ok || problems.length > 0) return inputWrong(c, problems);
  const shown = source.value.source === "address" ? source.value.shown : source.value.inboxFile;
  const name = order.name ?? shown.slice(0, 200);
  const made = { entity, name, format, settings: settings.value, createdBy: by, frequency };
  const id = await createFetchedImport(platform, shop, made, source.value);
  await noteCall(c, "import.order", name);
  if (frequency === "once") {
    await runAgain(platform, shop, id, { by });
    runner.wake();
  }
  return await answerCreated(c, id);
}

async function createUploaded(c: ApiContext) {
  const upload = await readFile(c);
  if (!upload.ok) return upload.error;
  const { fields, file } = upload.value;
  const accepted = await acceptUploaded(c, fields.import, file);
  if (!accepted.ok) return inputWrong(c, accepted.error);
  const { services: { platform, runner }, caller: { shop } } = c.var;
  const { order, file: feed } = accepted.value;
  const { importId } = await orderImport(platform, shop, order, feed);
  await noteCall(c, "import.order", order.name);
  runner.wake();
  return await answerCreated(c, importId);
}

/** A refused file leaves nothing behind. */
async function acceptUploaded(c: ApiContext, text: string | undefined, file: FeedFile) {
  const { shop, name: by } = c.var.caller;
  const folder = folderOf(c);
  const order = readOrder(text);
  const settings = order.ok
    ? readSettings(shop, order.value.settings, order.value.mode)
    : err<ApiProblem[]>([]);
  if (!order.ok || !settings.ok) {
    await removeFeed(folder, file.key);
    return err([...(order.ok ? [] : order.error), ...(settings.ok ? [] : settings.error)]);
  }
  const { entity } = order.value;
  const feed = await readableFile(c, file, { wanted: order.value.format, entity });
  if (!feed.ok) return feed;
  const name = order.value.name ?? feed.value.file.name;
  const { format } = feed.value;
  const made = { entity, name, format, settings: settings.value, createdBy: by };
  return ok({ order: made, file: feed.value.file });
}

function readOrder(text = "{}") {
  try {
    const parsed = uploadedImportOrder.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err(problemsOf(parsed.error, "import"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err([{ field: "import", code: "malformed", message: "The part is no valid JSON." }]);
  }
}

/** Unpacks a file and finds out its format; one that cannot be read is removed. */
async function readableFile(
  c: ApiContext,
  file: FeedFile,
  { wanted, entity }: { wanted: string; entity: Entity },
): Promise<Result<{ file: FeedFile; format: string }, ApiProblem[]>> {
  const inside = await unpackedFile(c, file);
  if (!inside.ok) return inside;
  const { key } = inside.value;
  const source = await fileSource(feedPath(folderOf(c), key));
  const format = await chooseFormat(c.var.caller.database, source, { wanted, entity });
  if (format.ok) return ok({ file: inside.value, format: format.value });
  await removeFeed(folderOf(c), key);
  return err([formatProblem(format.error, entity)]);
}

/** The feed inside an archive, or the file itself. @see R39 */
export async function unpackedFile(
  c: ApiContext,
  file: FeedFile,
): Promise<Result<FeedFile, ApiProblem[]>> {
  const inside = await unpackFeed(folderOf(c), file);
  if (inside.ok) return inside;
  const { reason } = inside.error;
  return err([{ field: "file", code: reason, message: feedFailureText("en", inside.error).text }]);
}

/** Streams the file of a form to the shop's folder. @returns it, or the refusal to answer */
export async function readFile(c: ApiContext) {
  const folder = folderOf(c);
  try {
    const { fields, file }: Upload<FeedFile> = await readFormWithFile(c.req.raw, {
      store: (name, bytes) => storeFeed(folder, name.slice(0, 200), bytes),
      discard: ({ key }) => removeFeed(folder, key),
    });
    if (file) return ok({ fields, file });
    const message = "Send the file in the part `file`, with a file name.";
    return err(inputWrong(c, [{ field: "file", code: "required", message }]));
  } catch (error) {
    if (!(error instanceof FeedTooLargeError)) throw error;
    return err(apiError(c, 413, "too_large", "A file has at most 100 MB."));
  }
}

export const folderOf = (c: ApiContext): string =>
  shopFolder(c.var.services.platform.folder, c.var.caller.shop.id);

async function formatProblems(
  c: ApiContext,
  format: string,
  entity: Entity,
): Promise<ApiProblem[]> {
  const offered = await formatsOfShop(c.var.caller.database, entity);
  const isOffered = offered.some(({ id }) => id === format) ||
    (format === "auto" && offered.length > 0);
  return isOffered ? [] : [formatProblem({ code: "format_not_offered", offered }, entity)];
}

async function answerCreated(c: ApiContext, id: number) {
  const found = (await importById(c.var.caller.database, id))!;
  const [document] = await documentsOf(c, [found]);
  c.header("Location", `/api/v1/imports/${id}`);
  c.header("ETag", etagOf(found));
  return c.json(document!, 201);
}
