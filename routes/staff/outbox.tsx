import type { Context } from "hono";
import { staffRoleMay } from "../../core/access/capabilities.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  countMails,
  listMails,
  mailById,
  type OutboxMail as Mail,
} from "../../tenants/platform/outbox.ts";
import { Outbox, OutboxMail, type ShownMail } from "../../views/staff/outbox.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";

export const staffOutbox = createRouter();

const size = 50;

staffOutbox.get("/staff/outbox", async (c) => {
  const { platform: { database }, mailer } = c.var.services;
  const number = pageNumber(c);
  const rows = await listMails(database, { limit: size, offset: (number - 1) * size });
  const mails = await Promise.all(rows.map((mail) => shownMail(c, mail)));
  const total = await countMails(database);
  const isConfigured = mailer.isConfigured;
  return c.html(<Outbox page={pageOf(c)} {...{ mails, total, number, size, isConfigured }} />);
});

/** Who reads a mail stands in the log; its link is for operators, for it opens an account. */
staffOutbox.get("/staff/outbox/:mail", async (c) => {
  const { session, services: { platform, mailer } } = c.var;
  const mail = await mailById(platform.database, c.req.param("mail"));
  if (!mail) return refuse(c, "not_found");
  const withLink = staffRoleMay(session!.staffRole!, "outbox.links");
  const { text } = await mailer.read(mail, { withLink });
  await audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action: "mail.read",
    subject: mail.recipient,
    details: { mail: mail.id, kind: mail.kind },
  });
  return c.html(<OutboxMail page={pageOf(c)} mail={await shownMail(c, mail)} text={text} />);
});

async function shownMail(c: Context<Environment>, mail: Mail): Promise<ShownMail> {
  const { subject } = await c.var.services.mailer.read(mail, { withLink: false });
  const { id, recipient, language, createdAt, sentAt, attempts, error } = mail;
  const state = sentAt ? "sent" : mail.nextAttemptAt ? "waiting" : "given_up";
  return { id, subject, recipient, language, createdAt, sentAt, state, attempts, error };
}
