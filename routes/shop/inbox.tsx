import type { Context } from "hono";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  InboxFullError,
  inboxSizeMax,
  isInboxName,
  listInbox,
  putInboxFile,
  removeInboxFile,
} from "../../tenants/files/inbox.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import type { Errors } from "../../views/components/form.tsx";
import { Inbox } from "../../views/imports/inbox.tsx";
import { paths } from "../../views/paths.ts";
import { inboxTexts } from "../../views/texts/inbox.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { readUpload, UploadRefusedError } from "../upload.ts";

/** The shop's inbox of files. @see R50 */
export const inbox = createRouter();

type Request = Context<Environment>;

class NameUnusableError extends Error {
  override name = "NameUnusableError";
}

const folderOf = (c: Request): string =>
  shopFolder(c.var.services.platform.folder, c.var.current.shop.id);

inbox.get("/shops/:shop/inbox", (c) => inboxPage(c));

inbox.post("/shops/:shop/inbox", async (c) => {
  const texts = inboxTexts[c.var.language];
  const folder = folderOf(c);
  try {
    const { file } = await readUpload(c, {
      store: (name, bytes) => {
        const normal = name.normalize("NFC");
        if (!isInboxName(normal)) throw new NameUnusableError();
        return putInboxFile(folder, normal, bytes);
      },
      discard: async ({ name }) => void await removeInboxFile(folder, name),
    });
    if (!file) return await inboxPage(c, { errors: { file: texts.fileMissing } });
    await note(c, "inbox.put", file.name);
    setNotice(c, { tone: "positive", text: texts.uploaded });
    return c.redirect(paths.inbox(c.var.current.shop), 303);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    const text = error instanceof NameUnusableError
      ? texts.nameWrong
      : error instanceof FeedTooLargeError
      ? texts.tooLarge
      : error instanceof InboxFullError
      ? texts.full
      : undefined;
    if (text === undefined) throw error;
    return await inboxPage(c, { errors: { file: text } });
  }
});

inbox.post("/shops/:shop/inbox/removal", async (c) => {
  const { name = "" } = await readForm(c, "name");
  if (!await removeInboxFile(folderOf(c), name)) return refuse(c, "not_found");
  await note(c, "inbox.remove", name);
  setNotice(c, { tone: "positive", text: inboxTexts[c.var.language].removed });
  return c.redirect(paths.inbox(c.var.current.shop), 303);
});

function note(c: Request, action: string, subject: string): Promise<void> {
  const { platform } = c.var.services;
  return audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action,
    shopId: c.var.current.shop.id,
    subject,
  });
}

async function inboxPage(c: Request, { errors }: { errors?: Errors } = {}): Promise<Response> {
  const { publicUrl, ftp } = c.var.services;
  return c.html(
    <Inbox
      page={pageOf(c)}
      files={await listInbox(folderOf(c))}
      sizeMax={inboxSizeMax}
      publicUrl={publicUrl}
      ftp={ftp}
      {...(errors ? { errors } : {})}
    />,
    errors ? 422 : 200,
  );
}
