import type { Context } from "hono";
import {
  applyPreview,
  findPreview,
  orderPreview,
  type Preview,
  withPreview,
} from "../../tenants/jobs/kept_previews.ts";
import { backupFormat } from "../../core/backups/restoration.ts";
import { audit } from "../../tenants/platform/audit.ts";
import {
  countChangedFields,
  type Import,
  importById,
  itemOutcomes,
  listRunItems,
} from "../../tenants/shop/import_lists.ts";
import { runById } from "../../tenants/shop/runs.ts";
import { PreviewPage } from "../../views/imports/preview_page.tsx";
import { RunItems } from "../../views/imports/run_items.tsx";
import { paths } from "../../views/paths.ts";
import { previewTexts } from "../../views/texts/import_preview.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { problemGroups } from "./problem_groups.ts";

export const previews = createRouter();

type Request = Context<Environment>;

const list = "/shops/:shop/imports/:import{[0-9]+}/previews";
const path = `${list}/:preview`;
const itemsShown = 50;

async function findImport(c: Request): Promise<Import | undefined> {
  const found = await importById(c.var.current.database, Number(c.req.param("import")));
  return found?.format === backupFormat ? undefined : found;
}

async function find(c: Request): Promise<{ of: Import; preview: Preview } | undefined> {
  const of = await findImport(c);
  const { platform } = c.var.services;
  const id = c.req.param("preview") ?? "";
  const preview = of && await findPreview(platform, c.var.current.shop, of.id, id);
  return of && preview && { of, preview };
}

previews.post(list, async (c) => {
  const of = await findImport(c);
  if (!of) return refuse(c, "not_found");
  const { platform, runner } = c.var.services;
  const { shop } = c.var.current;
  const id = await orderPreview(platform, shop, of.id, { by: actorOf(c).name });
  runner.wake();
  return c.redirect(paths.preview(shop, of.id, id), 303);
});

previews.get(path, async (c) => {
  const found = await find(c);
  if (!found) return await tooOld(c);
  const { of, preview } = found;
  const shown = preview.runId === undefined ? undefined : await withPreview(
    c.var.services.platform,
    preview,
    async (copy) => {
      const run = (await runById(copy, preview.runId!))!;
      return { run, groups: await problemGroups(copy, run.id) };
    },
  );
  return c.html(
    <PreviewPage
      page={pageOf(c)}
      of={of}
      preview={preview}
      run={shown?.run}
      groups={shown?.groups ?? []}
    />,
  );
});

previews.get(`${path}/items/:outcome`, async (c) => {
  const found = await find(c);
  const outcome = itemOutcomes.find((each) => each === c.req.param("outcome"));
  if (!found || !outcome || found.preview.runId === undefined) return await tooOld(c);
  const { of, preview } = found;
  const { shop } = c.var.current;
  const number = pageNumber(c);
  const field = c.req.query("field") || undefined;
  const shown = await withPreview(c.var.services.platform, preview, async (copy) => ({
    run: (await runById(copy, preview.runId!))!,
    fields: outcome === "updated" ? await countChangedFields(copy, preview.runId!) : [],
    ...await listRunItems(copy, preview.runId!, {
      outcome,
      field,
      limit: itemsShown,
      offset: (number - 1) * itemsShown,
    }),
  }));
  const href = (to: string) => paths.preview(shop, of.id, preview.id, `/items/${to}`);
  const back = {
    text: previewTexts[c.var.language].title,
    href: paths.preview(shop, of.id, preview.id),
  };
  return c.html(
    <RunItems
      page={pageOf(c)}
      entity={of.entity}
      importName={of.name}
      {...shown}
      // What the copy has created is not in the shop yet.
      items={shown.items.map((item) =>
        outcome === "created" ? { ...item, recordId: undefined } : item
      )}
      base={{ href, back }}
      {...{ outcome, field, number, size: itemsShown }}
    />,
  );
});

previews.post(`${path}/apply`, async (c) => {
  const found = await find(c);
  if (!found) return await tooOld(c);
  const { platform, runner } = c.var.services;
  const { shop } = c.var.current;
  const texts = previewTexts[c.var.language];
  const actor = actorOf(c);
  const applied = await applyPreview(platform, shop, found.preview, actor.name);
  if (applied.kind === "gone") return await tooOld(c);
  runner.wake();
  if (applied.kind === "changed") {
    setNotice(c, { tone: "warning", text: texts.changed });
    return c.redirect(paths.preview(shop, found.of.id, applied.previewId), 303);
  }
  await audit(platform.database, {
    at: platform.now(),
    actor,
    action: "import.order",
    shopId: shop.id,
    subject: found.of.name,
  });
  setNotice(c, { tone: "positive", text: texts.applied });
  return c.redirect(paths.importRun(shop.slug, String(found.of.id), applied.runId), 303);
});

/** A preview lives for a day; where it was, people find out why it is not there any more. */
async function tooOld(c: Request): Promise<Response> {
  const of = await findImport(c);
  if (!of) return refuse(c, "not_found");
  setNotice(c, { tone: "warning", text: previewTexts[c.var.language].gone });
  return c.redirect(paths.importPart(c.var.current.shop, of.id, "settings"), 303);
}
