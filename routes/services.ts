import type { AllowedPlace } from "../core/feeds/address_policy.ts";
import { backupKind, doBackupJob, orderBackups } from "../tenants/backups/backup_job.ts";
import { doRestoreJob, giveUpRestore, restoreKind } from "../tenants/backups/restore_job.ts";
import { creditOutages } from "../tenants/billing/credit_outages.ts";
import { deleteShop } from "../tenants/billing/delete_shop.ts";
import { deletionKind, prepareDeletions } from "../tenants/billing/prepare_deletions.ts";
import { endAfterNotice } from "../tenants/billing/planned_ends.ts";
import { decideSilentOrders } from "../tenants/billing/service_orders.ts";
import { settleShops } from "../tenants/billing/settle.ts";
import { sourceFetcher } from "../tenants/feeds/source_fetcher.ts";
import type { MediaWork } from "../tenants/jobs/images_fetching.ts";
import { archiveKind, doArchiveJob } from "../tenants/jobs/archive_job.ts";
import { doExportJob, exportKind, giveUpExport } from "../tenants/jobs/export_job.ts";
import { doImagesJob, giveUpImages, imagesKind } from "../tenants/jobs/images_job.ts";
import { doImportJob, giveUpImport, type ImportWork } from "../tenants/jobs/import_job.ts";
import { doPreviewJob, previewKind } from "../tenants/jobs/kept_previews.ts";
import { doMailboxJob, mailboxKind } from "../tenants/mailboxes/mailbox_job.ts";
import { webhookKind } from "../tenants/jobs/events.ts";
import { importKind } from "../tenants/jobs/run_jobs.ts";
import type { FetchSource } from "../tenants/jobs/import_source.ts";
import { type ImportExecutor, runInWorker } from "../tenants/jobs/import_task.ts";
import { doWebhookJob, giveUpWebhook } from "../tenants/jobs/webhook_job.ts";
import { JobRunner } from "../tenants/jobs/runner.ts";
import { newId } from "../tenants/ids.ts";
import { remindOfVip } from "../tenants/support/licences.ts";
import { tidySupport } from "../tenants/support/tidy.ts";
import { Mailer } from "../tenants/mail/mailer.ts";
import type { CardGateway, CardSettings } from "../tenants/payments/card_gateway.ts";
import type { Platform } from "../tenants/platform.ts";
import { forgetDoneJobs } from "../tenants/platform/jobs.ts";
import { noteRecurring } from "../tenants/platform/recurring.ts";
import { setAssetVersions } from "../views/assets.ts";
import { renderMail } from "../views/mail/render_mail.tsx";
import type { Services } from "./environment.ts";
import { invoiceAttachments } from "./invoice_file.ts";
import type { Log } from "./log.ts";
import { notingRefusals } from "./refused_address.ts";
import { loadAssets } from "./static_files.ts";

export interface ServicesOptions {
  platform: Platform;
  log: Log;
  publicUrl?: string | undefined;
  /** Without it mail stays in the outbox. */
  smtpUrl?: string | undefined;
  /** Where answers to mails about requests come in. */
  imapUrl?: string | undefined;
  mailFrom?: string;
  trustedProxies?: readonly string[];
  /** Tests run imports in their own thread. */
  execute?: ImportExecutor;
  /** Places that are not public and from which feeds may be fetched all the same. */
  allowedSources?: readonly AllowedPlace[];
  /** Ports of this installation, from which nothing is fetched. */
  ownPorts?: readonly number[];
  fetchSource?: FetchSource;
  /** Without it nobody pays by card. */
  card?: CardSettings | undefined;
  /** Room for the journals of each shop; a default without it. */
  journalBytesMax?: number | undefined;
  /** How pictures and files of products are fetched; tests are less patient. */
  fetchMedia?: Omit<MediaWork, "policy" | "signal">;
}

const staticFolder = new URL("../static/", import.meta.url);

/** Puts together what the routes work with. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { platform, log } = options;
  const assets = await loadAssets(staticFolder);
  setAssetVersions(new Map([...assets].map(([name, { hash }]) => [name, hash])));
  const addressPolicy = {
    allowed: options.allowedSources ?? [],
    ownPorts: options.ownPorts ?? [],
  };
  const fetchSource = notingRefusals(options.fetchSource ?? sourceFetcher(addressPolicy), log);
  const services: Services = {
    platform,
    addressPolicy,
    fetchSource,
    runner: createRunner(platform, log, {
      execute: options.execute ?? runInWorker,
      fetchSource,
      journalBytesMax: options.journalBytesMax,
      media: { ...options.fetchMedia, policy: addressPolicy },
    }),
    mailer: new Mailer({
      platform,
      smtpUrl: options.smtpUrl,
      from: options.mailFrom ?? "Krámek <kramek@localhost>",
      render: renderMail,
      attach: (mail) => invoiceAttachments(services, mail),
      publicUrl: () => services.publicUrl,
      log,
    }),
    log,
    card: await openCards(options.card),
    ftp: undefined,
    publicUrl: options.publicUrl ?? "",
    trustedProxies: options.trustedProxies ?? [],
    assets,
  };
  return services;
}

/** The gateway's library is loaded only where it is used. */
async function openCards(settings: CardSettings | undefined): Promise<CardGateway | undefined> {
  if (!settings) return undefined;
  const { openCardGateway } = await import("../tenants/payments/card_gateway.ts");
  return openCardGateway(settings);
}

function createRunner(
  platform: Platform,
  log: Log,
  work: Pick<ImportWork, "execute" | "fetchSource" | "journalBytesMax"> & {
    media: Omit<MediaWork, "signal">;
  },
): JobRunner {
  return new JobRunner(platform, {
    worker: `server:${newId()}`,
    log,
    handlers: {
      [importKind]: {
        run: (job, signal) => doImportJob(platform, job, { ...work, signal }),
        giveUp: (job) => giveUpImport(platform, job),
      },
      [imagesKind]: {
        run: (job, signal) => doImagesJob(platform, job, { ...work.media, signal }),
        giveUp: (job) => giveUpImages(platform, job),
      },
      [webhookKind]: {
        run: (job, signal) => doWebhookJob(platform, job, { policy: work.media.policy, signal }),
        giveUp: (job) => giveUpWebhook(platform, job),
      },
      [exportKind]: {
        run: (job, signal) => doExportJob(platform, job, { signal }),
        giveUp: (job) => giveUpExport(platform, job),
      },
      settlement: {
        run: async (_job, signal) => {
          await creditOutages(platform, { signal });
          await decideSilentOrders(platform);
          await endAfterNotice(platform);
          await settleShops(platform, { signal });
          await prepareDeletions(platform);
          await noteRecurring(platform.database, "settlement", { now: platform.now() });
        },
      },
      backups: {
        run: async () => {
          await orderBackups(platform);
          await noteRecurring(platform.database, "backups", { now: platform.now() });
        },
      },
      tidying: {
        run: async () => {
          await tidySupport(platform);
          await forgetDoneJobs(platform.database, platform.now());
          await remindOfVip(platform);
          await noteRecurring(platform.database, "tidying", { now: platform.now() });
        },
      },
      [backupKind]: { run: (job, signal) => doBackupJob(platform, job, { signal }) },
      [restoreKind]: {
        run: (job, signal) => doRestoreJob(platform, job, { signal }),
        giveUp: (job) => giveUpRestore(platform, job),
      },
      [archiveKind]: { run: (job, signal) => doArchiveJob(platform, job, { signal }) },
      [deletionKind]: {
        run: (job) => deleteShop(platform, job.shopId!, String(job.details.noticeId)),
      },
      [mailboxKind]: { run: (job, signal) => doMailboxJob(platform, job, { signal }) },
      [previewKind]: { run: (job, signal) => doPreviewJob(platform, job, { ...work, signal }) },
    },
  });
}
