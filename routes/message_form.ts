import type { Context } from "hono";
import { attachmentsMax, messageLengthMax } from "../core/support/ticket.ts";
import {
  AttachmentRefusedError,
  removeAttachment,
  storeAttachment,
} from "../tenants/files/attachment_files.ts";
import { FeedTooLargeError } from "../tenants/files/feed_files.ts";
import { ScannerUnavailableError } from "../tenants/files/virus_scanner.ts";
import { newId } from "../tenants/ids.ts";
import { shopFolder } from "../tenants/platform.ts";
import {
  deleteUnsent,
  insertAttachment,
  type TicketAttachment,
  unsentAttachments,
} from "../tenants/platform/ticket_attachments.ts";
import type { Environment } from "./environment.ts";
import { MalformedFormError } from "./form.ts";
import { isTokenRight } from "./middleware/csrf.ts";
import { readFormWithFiles } from "./upload.ts";

/** What is wrong with one of the files; the others, and the text, are kept. */
export interface FileProblem {
  code: "fileTooLarge" | "fileRefused" | "fileTooMany" | "fileUnchecked";
  name: string;
}

/** A message with files, read from its form. */
export interface MessageForm {
  fields: Record<string, string>;
  /** All files that go with the message: those of this form and of the refused ones before it. */
  attachments: TicketAttachment[];
  problem: FileProblem | undefined;
  /** What the page has named the form by; a page without a name gets one for the next. */
  formId: string;
}

/** A letter takes four bytes at most. */
const fieldSizeMax = messageLengthMax * 4 + 1_000;

/**
 * Reads a form with a text and files. A file is stored as it comes and stays when the form is
 * refused: the page sends its id again. A file that cannot be taken is left out and told of. Throws
 * `UploadRefusedError` when the token is wrong.
 *
 * @see UP-1, UP-20
 */
export async function readMessageForm(
  c: Context<Environment>,
  { shopId, uploadedBy }: { shopId: string; uploadedBy: string },
): Promise<MessageForm> {
  const { platform } = c.var.services;
  const folder = shopFolder(platform.folder, shopId);
  let problem: FileProblem | undefined;
  let count = 0;
  const { fields, files } = await readFormWithFiles<string | undefined>(c.req.raw, {
    filesMax: attachmentsMax + 1,
    fieldSizeMax,
    isOurs: ({ csrf }) => isTokenRight(c, csrf),
    store: async (name, bytes) => {
      if (++count > attachmentsMax) {
        problem ??= { code: "fileTooMany", name };
        return undefined;
      }
      const stored = await storeOrTell(
        name,
        () => storeAttachment(folder, name, bytes, platform.scanFile),
      );
      if ("code" in stored) {
        problem ??= stored;
        return undefined;
      }
      const row = { ...stored, shopId, uploadedBy };
      await insertAttachment(platform.database, row, platform.now());
      return stored.id;
    },
    discard: async (id) => {
      if (id === undefined) return;
      await deleteUnsent(platform.database, { id, uploadedBy });
      await removeAttachment(folder, id);
    },
  });
  const { csrf: _csrf, kept = "", form = "", ...rest } = fields;
  if (kept.length > 1_000) throw new MalformedFormError("The form names too many files");
  const ids = [...kept.split(","), ...files].filter((id) => id !== undefined);
  const attachments = await unsentAttachments(platform.database, { shopId, uploadedBy, ids });
  if (attachments.length > attachmentsMax) problem ??= { code: "fileTooMany", name: "" };
  const formId = /^[a-z0-9]{24}$/.test(form) ? form : newId();
  return { fields: rest, attachments: attachments.slice(0, attachmentsMax), problem, formId };
}

async function storeOrTell(name: string, store: () => ReturnType<typeof storeAttachment>) {
  try {
    return await store();
  } catch (error) {
    if (error instanceof FeedTooLargeError) return { code: "fileTooLarge", name } as const;
    if (error instanceof AttachmentRefusedError) return { code: "fileRefused", name } as const;
    if (error instanceof ScannerUnavailableError) return { code: "fileUnchecked", name } as const;
    throw error;
  }
}
