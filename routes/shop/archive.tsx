import { deletionDay } from "../../core/lifecycle/lifecycle.ts";
import { daysBetween } from "../../core/calendar.ts";
import { walletRegime } from "../../core/billing/regime.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { isArchiveComing, orderArchive } from "../../tenants/jobs/archive_job.ts";
import { archivePath } from "../../tenants/jobs/shop_archive.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import { shopArchive } from "../../tenants/platform/shop_archives.ts";
import { ArchivePage } from "../../views/archive/archive_page.tsx";
import { paths } from "../../views/paths.ts";
import { contentDisposition } from "../content_disposition.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord } from "./record.ts";

/** The whole shop as one file, which its owner takes away. */
export const archive = createRouter();

const path = "/shops/:shop/archive";

archive.get(path, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const { facts, state } = await accountOfShop(platform.database, shop.id);
  const found = await shopArchive(platform.database, shop.id);
  const due = deletionDay(facts);
  const today = pragueDay(platform.now());
  const isSinking = state === "ended" || state === "web_suspended";
  const isNear = due !== undefined &&
    daysBetween(today, due) <= walletRegime.deletionNoticeDays[0];
  return c.html(
    <ArchivePage
      page={pageOf(c)}
      archive={found}
      isMaking={await isArchiveComing(platform, shop.id)}
      deletionDay={isSinking && isNear ? due : undefined}
    />,
  );
});

archive.post(path, async (c) => {
  await readForm(c);
  const { services: { platform, runner }, current: { shop } } = c.var;
  await orderArchive(platform, shop.id, platform.now());
  await auditRecord(c, "archive.order", shop.slug);
  runner.wake();
  return c.redirect(paths.archive(shop), 303);
});

archive.get(`${path}/file`, async (c) => {
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const found = await shopArchive(platform.database, shop.id);
  if (!found) return refuse(c, "not_found");
  const file = await Deno.open(archivePath(shopFolder(platform.folder, shop.id)));
  await auditRecord(c, "archive.download", shop.slug);
  const name = `${shop.slug}-${pragueDay(found.madeAt)}.zip`;
  c.header("Content-Type", "application/zip");
  c.header("Content-Length", String(found.size));
  c.header("Content-Disposition", contentDisposition("attachment", name));
  c.header("Cache-Control", "no-store");
  if (c.req.method !== "HEAD") return c.body(file.readable);
  file.close();
  return c.body(null);
});
