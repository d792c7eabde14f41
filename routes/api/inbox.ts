import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  InboxFullError,
  isInboxName,
  listInbox,
  putInboxFile,
  removeInboxFile,
} from "../../tenants/files/inbox.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { createRouter } from "../environment.ts";
import { apiError } from "./api_error.ts";

/** The shop's inbox: `curl -T feed.xml -H "Authorization: Bearer …" …/api/v1/inbox/`. @see R50 */
export const inboxApi = createRouter();

inboxApi.get("/api/v1/inbox", async (c) => {
  const { platform } = c.var.services;
  const files = await listInbox(shopFolder(platform.folder, c.var.caller.shop.id));
  return c.json({ files });
});

inboxApi.put("/api/v1/inbox/:name", async (c) => {
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

inboxApi.delete("/api/v1/inbox/:name", async (c) => {
  const { platform } = c.var.services;
  const folder = shopFolder(platform.folder, c.var.caller.shop.id);
  const isGone = await removeInboxFile(folder, c.req.param("name").normalize("NFC"));
  return isGone ? c.body(null, 204) : apiError(c, 404, "not_found", "There is no such file.");
});
