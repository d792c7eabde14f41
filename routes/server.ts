import { issueMissingInvoices } from "../tenants/billing/issue_invoice.ts";
import { importStatementsFolder } from "../tenants/billing/statements_folder.ts";
import { removeOldPreviews } from "../tenants/jobs/preview.ts";
import { lookAtClock } from "../tenants/outages/clock_hold.ts";
import { startHeart } from "../tenants/outages/heart.ts";
import { lookForAnswers } from "../tenants/mail/answer_box.ts";
import type { Platform } from "../tenants/platform.ts";
import { forgetOldAnswers } from "../tenants/platform/api_answers.ts";
import { forgetOldAttempts } from "../tenants/platform/attempts.ts";
import { orderDue } from "../tenants/platform/schedule.ts";
import { forgetOldDeliveries } from "../tenants/platform/webhook_deliveries.ts";
import { removeDeadSessions } from "../tenants/platform/sessions.ts";
import { migrateShops, provisionUnfinished } from "../tenants/provision.ts";
import { takeMail } from "../tenants/support/mail_answer.ts";
import { statementRefusalText } from "../views/texts/statements.ts";
import { createApp } from "./app.ts";
import type { Services } from "./environment.ts";
import { type FtpSettings, startFtpServer } from "./ftp/ftp_server.ts";
import { describeError, type Log } from "./log.ts";
import { createServices, type ServicesOptions } from "./services.ts";

export interface ServerOptions extends Omit<ServicesOptions, "ownPorts"> {
  /** 0 for any that is free. */
  port: number;
  host: string;
  /** Feeds and pictures may be fetched from this server itself: the demonstration's lie here. */
  isOwnSource?: boolean;
  /** The FTP of inboxes; off without it. */
  ftp?: FtpSettings | undefined;
}

export interface RunningServer extends AsyncDisposable {
  url: string;
  services: Services;
  /** What the minute's tick does. */
  tick(): Promise<void>;
}

/** Serves everything and does the jobs, until it is disposed of. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { platform, log } = options;
  await makeReady(platform, log);
  // Which port it is may be known only when it listens; nothing is fetched before.
  const ownPorts: number[] = [];
  const allowedSources = [...options.allowedSources ?? []];
  const services = await createServices({ ...options, ownPorts, allowedSources });
  const app = createApp(services);
  const server = Deno.serve(
    {
      port: options.port,
      hostname: options.host,
      automaticCompression: true,
      onListen: () => {},
      onError: (error) => {
        log("server.failed", describeError(error));
        return new Response("Internal Server Error", { status: 500 });
      },
    },
    (request, { remoteAddr }) =>
      app.fetch(request, { remoteAddress: "hostname" in remoteAddr ? remoteAddr.hostname : "" }),
  );
  const url = `http://${
    options.host === "0.0.0.0" ? "127.0.0.1" : options.host
  }:${server.addr.port}`;
  services.publicUrl ||= url;
  ownPorts.push(server.addr.port);
  if (options.isOwnSource) {
    allowedSources.push({ host: new URL(url).hostname, port: server.addr.port });
  }
  const ftp = options.ftp && await startFtpServer(services, options.ftp);
  if (ftp) {
    const { hostname } = new URL(services.publicUrl);
    services.ftp = { host: hostname, port: ftp.port, isSecure: ftp.isSecure };
    ownPorts.push(ftp.port);
  }
  services.runner.wake();
  const heart = await startHeart(platform, {
    outage: ({ from, to }) => log("outage.detected", { from, to }),
    failed: (error) => log("heart.failed", describeError(error)),
  });
  return {
    url,
    services,
    tick: async () => {
      await tick(services);
      if (options.imapUrl) await takeAnswers(services, options.imapUrl);
    },
    [Symbol.asyncDispose]: async () => {
      heart[Symbol.dispose]();
      await ftp?.[Symbol.asyncDispose]();
      // At once: whoever stops the process waits for all of them together.
      await Promise.all([services.runner.stop(), services.mailer.stop(), shutdown(server)]);
    },
  };
}

/** Lets requests end within ten seconds. @see JO-10 */
async function shutdown(server: Deno.HttpServer): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => timer = setTimeout(resolve, 10_000));
  await Promise.race([server.shutdown(), patience]);
  clearTimeout(timer);
}

async function makeReady(platform: Platform, log: Log): Promise<void> {
  await removeOldPreviews(platform);
  await provisionUnfinished(platform);
  const issued = await issueMissingInvoices(platform);
  if (issued > 0) log("invoices.issued", { count: issued });
  const { migrated, failed, stopped } = await migrateShops(platform);
  if (migrated > 0) log("shops.migrated", { count: migrated });
  for (const { slug, error } of failed) log("shop.quarantined", { shop: slug, error });
  if (stopped) log("shops.migration_stopped", { why: "one of the first shops failed" });
}

async function tick(services: Services): Promise<void> {
  const { platform, runner, mailer } = services;
  await lookForStatements(services);
  if (!await isClockHeld(services)) await orderDue(platform.database, platform.now());
  runner.wake();
  platform.shops.closeIdle();
  await removeOldPreviews(platform);
  const now = platform.now();
  await removeDeadSessions(platform.database, now);
  await forgetOldAttempts(platform.database, now);
  await forgetOldAnswers(platform.database, now);
  await forgetOldDeliveries(platform.database, now);
  await mailer.deliver();
}

/** While the clock is in doubt nothing is ordered, and the log says so each minute. @see JO-8 */
async function isClockHeld({ platform, log }: Services): Promise<boolean> {
  const hold = await lookAtClock(platform);
  if (hold) log("clock.held", { last: hold.lastAt, clock: platform.now() });
  return hold !== undefined;
}

/** Mails that answer ours. A mail server that does not answer keeps nothing else from its work. */
async function takeAnswers({ platform, runner, log }: Services, url: string): Promise<void> {
  try {
    await lookForAnswers({ url, take: (raw) => takeMail(platform, raw), log });
    runner.wake();
  } catch (error) {
    log("answers.failed", describeError(error));
  }
}

/** Bank statements that somebody or a program has put into their folder. */
async function lookForStatements({ platform, log }: Services): Promise<void> {
  const outcomes = await importStatementsFolder(
    platform,
    (refusal) => statementRefusalText("cs", refusal),
  );
  for (const outcome of outcomes) {
    const { file } = outcome;
    if ("imported" in outcome) {
      const { fresh, matched, waiting } = outcome.imported;
      log("statement.imported", { file, fresh, matched, waiting });
    } else if ("refused" in outcome) log("statement.refused", { file, code: outcome.refused.code });
    else log("statement.failed", { file, ...describeError(outcome.failed) });
  }
}
