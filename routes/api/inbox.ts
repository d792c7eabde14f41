import { createRoute, z } from "@hono/zod-openapi";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  InboxFullError,
  isInboxName,
  listInbox,
  putInboxFile,
  removeInboxFile,
} from "../../tenants/files/inbox.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { apiError, notFound, refusing } from "./api_error.ts";
import { bytesBody, createApiRouter, instant, withKey } from "./api_router.ts";

/** The shop's inbox: `curl -T feed.xml -H "Authorization: Bearer …" …/api/v1/inbox/`. @see R50 */
export const inboxApi = createApiRouter();

const tags = ["Inbox"];

const inboxFile = z.object({
  name: z.string().openapi({ example: "feed.xml" }),
  size: z.int().openapi({ description: "Bytes", example: 48213 }),
  changedAt: instant,
}).openapi("InboxFile");

const params = z.object({ name: z.string().openapi({ example: "feed.xml" }) });

const list = createRoute({
  method: "get",
  path: "/api/v1/inbox",
  tags,
  summary: "List files",
  description: "The newest first.",
  security: withKey,
  responses: {
    200: {
      description: "The files",
      content: { "application/json": { schema: z.object({ files: z.array(inboxFile) }) } },
    },
    ...refusing(401, 403),
  },
});

inboxApi.openapi(list, async (c) => {
  const { platform } = c.var.services;
  const files = await listInbox(shopFolder(platform.folder, c.var.caller.shop.id));
  return c.json({ files }, 200);
});

const put = createRoute({
  method: "put",
  path: "/api/v1/inbox/{name}",
  tags,
  summary: "Put a file",
  description: "A file of that name is replaced once all bytes are here. At most 100 MB.",
  security: withKey,
  request: { params, body: bytesBody },
  responses: {
    201: { description: "Stored", content: { "application/json": { schema: inboxFile } } },
    ...refusing(400, 401, 403, 413, 507),
  },
});

inboxApi.openapi(put, async (c) => {
  const { platform } = c.var.services;
  const name = c.req.param("name").normalize("NFC");
  if (!isInboxName(name)) {
    const message = "A name has letters, digits, spaces and . _ - ( ) + only.";
    return apiError(c, 400, "name_unusable", message);
  }
  const folder = shopFolder(platform.folder, c.var.caller.shop.id);
  try {
    const bytes = c.req.raw.body ?? new Blob().stream();
    return c.json(await putInboxFile(folder, name, bytes), 201);
  } catch (error) {
    if (error instanceof FeedTooLargeError) {
      return apiError(c, 413, "too_large", "A file has at most 100 MB.");
    }
    if (!(error instanceof InboxFullError)) throw error;
    return apiError(c, 507, "inbox_full", "The inbox is full. Delete files that are not needed.");
  }
});

const remove = createRoute({
  method: "delete",
  path: "/api/v1/inbox/{name}",
  tags,
  summary: "Delete a file",
  security: withKey,
  request: { params },
  responses: { 204: { description: "Deleted" }, ...refusing(401, 403, 404) },
});

inboxApi.openapi(remove, async (c) => {
  const { platform } = c.var.services;
  const folder = shopFolder(platform.folder, c.var.caller.shop.id);
  const isGone = await removeInboxFile(folder, c.req.param("name").normalize("NFC"));
  return isGone ? c.body(null, 204) : notFound(c, "file");
});
