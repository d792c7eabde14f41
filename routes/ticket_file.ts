import type { Context } from "hono";
import { downloadName } from "../core/media/download_name.ts";
import { isPictureType, type MediaType } from "../core/media/media_type.ts";
import { attachmentPath } from "../tenants/files/attachment_files.ts";
import { shopFolder } from "../tenants/platform.ts";
import { attachmentOfTicket } from "../tenants/platform/ticket_attachments.ts";
import { contentDisposition } from "./content_disposition.ts";
import type { Environment } from "./environment.ts";
import { fileHeaders, openIfThere } from "./media_file.ts";
import { refuse } from "./refusal.tsx";

/** Answers with a file of a request; pictures are shown, all else is downloaded. @see UP-19 */
export async function sendTicketFile(
  c: Context<Environment>,
  { shopId, ticketId, id }: { shopId: string; ticketId: number; id: string },
): Promise<Response> {
  const { platform } = c.var.services;
  const found = await attachmentOfTicket(platform.database, { id, ticketId, shopId });
  const file = found && await openIfThere(attachmentPath(shopFolder(platform.folder, shopId), id));
  if (!found || !file) return await refuse(c, "not_found");
  const { name, type, size } = found;
  for (const [header, value] of Object.entries(fileHeaders)) c.header(header, value);
  c.header("Cache-Control", "no-store");
  c.header("Content-Type", type === "text/plain" ? "text/plain; charset=utf-8" : type);
  c.header("Content-Length", String(size));
  c.header(
    "Content-Disposition",
    contentDisposition(
      isPictureType(type) ? "inline" : "attachment",
      downloadName(name, type as MediaType),
    ),
  );
  if (c.req.method !== "HEAD") return c.body(file.readable);
  file.close();
  return c.body(null);
}
