import { audit } from "../../tenants/platform/audit.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  InboxFullError,
  isInboxName,
  listInbox,
  openInboxFile,
  putInboxFile,
  removeInboxFile,
  renameInboxFile,
} from "../../tenants/files/inbox.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { isRoot, listLine, machineLine, nameOfPath, timeValue } from "./listing.ts";
import { DataBrokenError, received, send } from "./passive_data.ts";
import type { FtpSession } from "./session.ts";

/** What a signed-in program does with the shop's inbox: one flat folder. @see R50 */
type InboxCommand = (session: FtpSession, text: string) => Promise<string>;

const missing = "550 There is no such file.";
const badName =
  "553 A name has letters, digits, spaces and . _ - ( ) + only, and no folders before it.";

const folderOf = ({ guest, world }: FtpSession): string =>
  shopFolder(world.platform.folder, guest!.shop.id);

async function fileOf(session: FtpSession, path: string) {
  const name = nameOfPath(path);
  return (await listInbox(folderOf(session))).find((file) => file.name === name);
}

export const size: InboxCommand = async (session, path) => {
  const file = await fileOf(session, path);
  return file ? `213 ${file.size}` : missing;
};

export const modified: InboxCommand = async (session, path) => {
  const file = await fileOf(session, path);
  return file ? `213 ${timeValue(file.changedAt)}` : missing;
};

/** Flags of `ls` that clients send along are not names. */
const withoutFlags = (text: string): string => text.replace(/^(?:-\w+\s*)+/, "");

const listing = (kind: "LIST" | "NLST" | "MLSD"): InboxCommand => async (session, text) => {
  const path = withoutFlags(text);
  const all = await listInbox(folderOf(session));
  const files = isRoot(path) ? all : all.filter(({ name }) => name === nameOfPath(path));
  const now = session.world.platform.now();
  const lines = files.map((file) =>
    kind === "NLST" ? file.name : kind === "MLSD" ? machineLine(file) : listLine(file, now)
  );
  return await session.withData((socket) =>
    ended(async () => {
      await send(socket, bytesOf(lines.map((line) => `${line}\r\n`).join("")));
      return "226 Done.";
    })
  );
};

export const list = listing("LIST");
export const names = listing("NLST");
export const machineList = listing("MLSD");

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  if (text !== "") yield new TextEncoder().encode(text);
}

export const retrieve: InboxCommand = async (session, path) => {
  const name = nameOfPath(path);
  const { startAt } = session;
  session.startAt = 0;
  const source = name === undefined ? undefined : await openInboxFile(folderOf(session), name);
  if (!source) return missing;
  return await session.withData((socket) =>
    ended(async () => {
      await send(socket, from(startAt, source.chunks()));
      return "226 Done.";
    })
  );
};

async function* from(
  startAt: number,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let left = startAt;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** The file is in the inbox when its last byte is here, and not before. */
export const store: InboxCommand = async (session, path) => {
  const name = nameOfPath(path);
  const { startAt } = session;
  session.startAt = 0;
  if (startAt > 0) return "504 A file is sent whole. Send REST 0.";
  if (name === undefined || !isInboxName(name)) return badName;
  const folder = folderOf(session);
  return await session.withData((socket) =>
    ended(async () => {
      await putInboxFile(folder, name, whole(session, received(socket)));
      await note(session, "inbox.put", name);
      return "226 The file is in the inbox.";
    })
  );
};

/** Both connections of a client that is killed end within a moment. */
const killedMs = 50;

/**
 * FTP ends a file by closing its connection, as a client that dies does too: whose control
 * connection is gone as well has not sent all.
 */
async function* whole(
  { wire }: FtpSession,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* bytes;
  if (!await wire.staysOpen(killedMs)) throw new DataBrokenError("The client is gone");
}

/** Failures that a client or its line can cause are answers; others are faults of ours. */
async function ended(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataBrokenError) return "426 The connection broke. Nothing was kept.";
    if (error instanceof FeedTooLargeError) return "552 A file has at most 100 MB.";
    if (error instanceof InboxFullError) {
      return "552 The inbox is full. Delete files that are not needed.";
    }
    throw error;
  }
}

export const remove: InboxCommand = async (session, path) => {
  const name = nameOfPath(path);
  if (name === undefined || !await removeInboxFile(folderOf(session), name)) return missing;
  await note(session, "inbox.remove", name);
  return "250 The file is deleted.";
};

export const renameFrom: InboxCommand = async (session, path) => {
  const file = await fileOf(session, path);
  session.renamed = file?.name;
  return file ? "350 Send RNTO with the new name." : missing;
};

export const renameTo: InboxCommand = async (session, path) => {
  const { renamed } = session;
  session.renamed = undefined;
  if (renamed === undefined) return "503 Send RNFR first.";
  const name = nameOfPath(path);
  if (name === undefined || !isInboxName(name)) return badName;
  if (!await renameInboxFile(folderOf(session), renamed, name)) return missing;
  await note(session, "inbox.rename", `${renamed} → ${name}`);
  return "250 The file is renamed.";
};

function note({ guest, wire, world }: FtpSession, action: string, subject: string): Promise<void> {
  const { shop, keyName } = guest!;
  return audit(world.platform.database, {
    at: world.platform.now(),
    actor: { kind: "system", name: keyName, address: wire.remoteAddress },
    action,
    shopId: shop.id,
    subject,
  });
}
