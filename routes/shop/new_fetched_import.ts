import type { Context } from "hono";
import type { ImportSettings } from "../../core/imports/settings.ts";
import type { WizardAnswers } from "../../core/imports/wizard.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { FeedFile } from "../../tenants/files/feed_files.ts";
import { createFetchedImport, type FetchedSource } from "../../tenants/jobs/import_orders.ts";
import { runAgain } from "../../tenants/jobs/run_orders.ts";
import { orderPreview } from "../../tenants/jobs/kept_previews.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import { actorOf } from "../actor.ts";
import type { Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { discardFile, keptFile } from "./import_files.ts";
import { defaultSettings, frequencyErrors, settingsOf } from "./import_settings_form.ts";
import { readSource } from "./import_source_form.ts";
import { openAddress } from "./kept_address.ts";
import { noteOrder } from "./note_order.ts";
import { askAgain, review } from "./wizard_pages.tsx";

type Request = Context<Environment>;

/**
 * Creates an import that fetches its file. Where its file was looked at before, its settings were
 * gone through too; else they are after it is there. @see R46–R51
 */
export async function createFetched(
  c: Request,
  fields: FormValues,
  answers: WizardAnswers,
): Promise<Response> {
  const source = await sourceOf(c, fields);
  if (!source.ok) return askAgain(c, fields, source.error);
  const { entity, format, frequency = "once" } = answers;
  if (!format) return askAgain(c, fields, {});
  const file = answers.file && await keptFile(c, answers.file, answers.fileName ?? "");
  const settings = settingsFor(c, fields, answers);
  const errors = settings.ok
    ? frequencyErrors(c, { entity, frequency }, settings.value)
    : settings.error;
  if (errors && file) {
    const known = defaultSettings(c, answers);
    return await review(c, answers, { settings: known, values: fields, errors });
  }
  if (!settings.ok || errors) return askAgain(c, fields, errors ?? {});
  const shown = source.value.source === "address" ? source.value.shown : source.value.inboxFile;
  const name = (fields.name?.trim() || shown).slice(0, 200);
  const order = { entity, name, format, settings: settings.value, frequency };
  const created = { order: { ...order, createdBy: actorOf(c).name }, source: source.value };
  return await create(c, created, { file: file || undefined, then: fields.then });
}

/** Typed in this form, or carried from an earlier one. */
async function sourceOf(c: Request, fields: FormValues): Promise<Result<FetchedSource, Errors>> {
  if (!fields.sealedAddress || fields.source !== "address") return readSource(c, fields);
  const source = await openAddress(c, fields.sealedAddress);
  return source ? ok(source) : err({ address: wizardTexts[c.var.language].errors.addressOld });
}

function settingsFor(
  c: Request,
  fields: FormValues,
  answers: WizardAnswers,
): Result<ImportSettings, Errors> {
  return fields.settings === "true"
    ? settingsOf(c, fields, answers)
    : ok(defaultSettings(c, answers));
}

interface Created {
  order: Parameters<typeof createFetchedImport>[2];
  source: FetchedSource;
}

/** Of the file that was looked at a preview or the first run is made: what was seen is what is done. */
async function create(
  c: Request,
  { order, source }: Created,
  { file, then }: { file: FeedFile | undefined; then: string | undefined },
): Promise<Response> {
  const { shop } = c.var.current;
  const { platform, runner } = c.var.services;
  const by = order.createdBy;
  const id = await createFetchedImport(platform, shop, order, source);
  await noteOrder(c, order.name);
  const seen = file ? { file, by } : { by };
  if (then === "preview") {
    const preview = await orderPreview(platform, shop, id, seen);
    runner.wake();
    return c.redirect(paths.preview(shop, id, preview), 303);
  }
  if (order.frequency === "once") {
    const runId = await runAgain(platform, shop, id, seen);
    runner.wake();
    return c.redirect(paths.importRun(shop.slug, String(id), runId!), 303);
  }
  if (file) await discardFile(c, file);
  const texts = wizardTexts[c.var.language];
  setNotice(c, { tone: "positive", text: file ? texts.createdReviewed : texts.created });
  return c.redirect(
    file ? paths.entityImports(shop, order.entity) : paths.importPart(shop, id, "settings"),
    303,
  );
}
