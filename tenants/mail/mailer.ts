import { Buffer } from "node:buffer";
import nodemailer from "nodemailer";
import type { Language } from "../../core/language.ts";
import type { MailKind, MailValues } from "../../core/mail.ts";
import type { Platform } from "../platform.ts";
import {
  claimMail,
  markMailFailed,
  markMailSent,
  openMail,
  type OutboxMail,
} from "../platform/outbox.ts";

/** A mail in words. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** Handed in, for words live in the views: makes a mail of its kind and values. */
export type RenderMail = (
  mail: { kind: MailKind; language: Language; values: MailValues; publicUrl: string },
) => RenderedMail;

/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Uint8Array;
}

/** Handed in, for files are drawn from the views: what goes with a mail of its kind. */
export type AttachFiles = (
  mail: { kind: MailKind; values: MailValues },
) => Promise<MailAttachment[]>;

export interface MailerOptions {
  platform: Platform;
  /** `smtp://user:password@host:587`; without it mail stays in the outbox. */
  smtpUrl?: string | undefined;
  from: string;
  render: RenderMail;
  /** No mail carries a file without it. */
  attach?: AttachFiles;
  publicUrl: () => string;
  log: (event: string, details?: Record<string, unknown>) => void;
}

/** Delivers what the outbox holds. */
export class Mailer {
  #delivering: Promise<number> | undefined;
  #again = false;
  #isStopping = false;

  constructor(private options: MailerOptions) {}

  get isConfigured(): boolean {
    return this.options.smtpUrl !== undefined;
  }

  /** Something was put into the outbox: delivers it without anybody waiting for it. */
  wake(): void {
    this.deliver().catch((error) =>
      this.options.log("mail.failed", { error: error instanceof Error ? error.message : "" })
    );
  }

  /** Sends all that is due. @returns how many mails went out */
  deliver(): Promise<number> {
    if (!this.isConfigured || this.#isStopping) return Promise.resolve(0);
    if (this.#delivering) {
      this.#again = true;
      return this.#delivering;
    }
    this.#delivering = this.#deliverAll().finally(() => {
      this.#delivering = undefined;
    });
    return this.#delivering;
  }

  /**
   * Begins no other mail, and resolves when the one that is being sent is out: a process that is
   * killed in between would send it again.
   *
   * @see JO-10
   */
  async stop(): Promise<void> {
    this.#isStopping = true;
    // Who has asked for the delivery hears of its failure.
    await this.#delivering?.catch(() => {});
  }

  /** A mail in words, with its link as long as that is kept. */
  async read(mail: OutboxMail, { withLink }: { withLink: boolean }): Promise<RenderedMail> {
    const values = await openMail(this.options.platform, mail);
    if (!withLink) delete values.token;
    return this.#render(mail, values);
  }

  async #deliverAll(): Promise<number> {
    const transport = createTransport(this.options.smtpUrl!);
    let sent = 0;
    try {
      do {
        this.#again = false;
        sent += await this.#deliverDue(transport);
      } while (this.#again && !this.#isStopping);
      return sent;
    } finally {
      transport.close();
    }
  }

  async #deliverDue(transport: Transport): Promise<number> {
    const { platform } = this.options;
    let sent = 0;
    while (!this.#isStopping) {
      const mail = await claimMail(platform.database, platform.now());
      if (!mail) break;
      if (await this.#send(transport, mail)) sent++;
    }
    return sent;
  }

  async #send(transport: Transport, mail: OutboxMail): Promise<boolean> {
    const { platform, from, log } = this.options;
    try {
      const values = await openMail(platform, mail);
      const rendered = this.#render(mail, values);
      const attachments = await this.options.attach?.({ kind: mail.kind, values }) ?? [];
      await transport.sendMail({
        from,
        to: { name: "", address: mail.recipient },
        messageId: `<${mail.id}@${domainOf(from)}>`,
        date: new Date(mail.createdAt),
        headers: { "Auto-Submitted": "auto-generated" },
        ...(values.replyTo ? { replyTo: { name: "", address: values.replyTo } } : {}),
        ...rendered,
        attachments: attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await markMailSent(platform.database, mail.id, platform.now());
      log("mail.sent", { mail: mail.id, kind: mail.kind });
      return true;
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause);
      await markMailFailed(platform.database, mail, { error, now: platform.now() });
      log("mail.not_sent", { mail: mail.id, kind: mail.kind, attempt: mail.attempts });
      return false;
    }
  }

  #render({ kind, language }: OutboxMail, values: MailValues): RenderedMail {
    return this.options.render({ kind, language, values, publicUrl: this.options.publicUrl() });
  }
}

type Transport = ReturnType<typeof createTransport>;

/** A password goes over the network only encrypted, unless the server is on this computer. */
function createTransport(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const isSecure = url.protocol === "smtps:";
  return nodemailer.createTransport({
    // No pool: its timers of a failed connection outlive its close().
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !isSecure && !isHere && url.username !== "",
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
}

/** `Krámek <kramek@example.com>` is at `example.com`. */
const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
