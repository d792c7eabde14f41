import { ImapFlow } from "imapflow";

/** Larger mails are left where they are: twice the files that one message may have. */
const sizeMax = 30_000_000;
/** Mails of one look; the rest waits for the next. */
const mailsAtOnce = 50;

export interface AnswerBox {
  /** `imaps://user:password@host/INBOX` */
  url: string;
  /** Takes one mail in; called again for the same mail when it threw. */
  take: (raw: Uint8Array) => Promise<string>;
  log: (event: string, details?: Record<string, unknown>) => void;
}

/**
 * Looks for new mails and takes each in; what was taken is marked as read. A mail that fails is left
 * unread and does not keep the others.
 *
 * @returns how many were looked at
 */
export async function lookForAnswers({ url, take, log }: AnswerBox): Promise<number> {
  const client = new ImapFlow(optionsOf(new URL(url)));
  // Without a listener a broken connection would end the process.
  client.on("error", (error: Error) => log("answers.failed", { error: error.message }));
  await client.connect();
  try {
    const folder = decodeURIComponent(new URL(url).pathname.slice(1)) || "INBOX";
    const lock = await client.getMailboxLock(folder);
    try {
      const unseen = await client.search({ seen: false, smaller: sizeMax }, { uid: true });
      const uids = (unseen || []).slice(0, mailsAtOnce);
      for (const uid of uids) await takeOne(client, uid, { take, log });
      return uids.length;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout();
  }
}

async function takeOne(
  client: ImapFlow,
  uid: number,
  { take, log }: Pick<AnswerBox, "take" | "log">,
): Promise<void> {
  try {
    const mail = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (!mail || !mail.source) return;
    log("answer.taken", { outcome: await take(mail.source) });
    await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  } catch (error) {
    log("answer.failed", { error: error instanceof Error ? error.message : String(error) });
  }
}

/** A password goes over the network only encrypted, unless the server is on this computer. */
function optionsOf(url: URL) {
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const isSecure = url.protocol === "imaps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (isSecure ? 993 : 143),
    secure: isSecure,
    ...(isSecure || isHere ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false as const,
    socketTimeout: 30_000,
    greetingTimeout: 10_000,
    connectionTimeout: 10_000,
  };
}
