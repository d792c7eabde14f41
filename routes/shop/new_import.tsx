import type { Context } from "hono";
import type { Entity } from "../../core/formats/format.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import { formOfSettings } from "../../core/imports/settings_form.ts";
import { isReviewed, readAnswers } from "../../core/imports/wizard.ts";
import { ok } from "../../core/result.ts";
import type { FeedFile } from "../../tenants/files/feed_files.ts";
import { orderImport } from "../../tenants/jobs/import_orders.ts";
import { orderPreview } from "../../tenants/jobs/kept_previews.ts";
import { insertImport } from "../../tenants/shop/imports.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import type { FormValues } from "../../views/components/form.tsx";
import { Wizard } from "../../views/imports/wizard.tsx";
import { paths } from "../../views/paths.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import { importSourceTexts } from "../../views/texts/import_source.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { settingsFieldNames } from "./import_fields.ts";
import { formatsOf, keptFile } from "./import_files.ts";
import { importPrices } from "./import_prices.ts";
import { defaultSettings, settingsOf } from "./import_settings_form.ts";
import { createFetched } from "./new_fetched_import.ts";
import { noteOrder } from "./note_order.ts";
import { pairUnknown } from "./pair_unknown.ts";
import {
  acceptAnyFile,
  acceptFile,
  askAgain,
  entityOf,
  readUploaded,
  review,
  shownAddressOf,
} from "./wizard_pages.tsx";

/** The way from a first question to an import that is there. @see R41–R51 */
export const newImport = createRouter();

type Request = Context<Environment>;

newImport.get("/shops/:shop/imports/new", async (c) => {
  const entity = entityOf(c.req.query("entity") ?? "products");
  if (!entity) return refuse(c, "not_found");
  const formats = await formatsOf(c, entity);
  const answers = readAnswers(entity, formats, c.req.query());
  if (isReviewed(answers)) {
    const settings = defaultSettings(c, answers);
    const values = { ...formOfSettings(settings), name: c.req.query("name") };
    return await review(c, answers, { settings, values });
  }
  const shownAddress = await shownAddressOf(c, answers);
  if (answers.sealedAddress !== undefined && shownAddress === undefined) {
    return await askAgain(c, { ...answers }, {});
  }
  return c.html(
    <Wizard
      page={pageOf(c)}
      entity={entity}
      answers={answers}
      shownAddress={shownAddress}
      formats={formats}
      prices={await importPrices(c)}
      isOther={c.req.query("format") === "other"}
    />,
  );
});

/** A file that was dropped on the wizard: what it is answers questions. @see R42 */
newImport.post("/shops/:shop/imports/recognise", async (c) => {
  const uploaded = await readUploaded(c);
  if (uploaded instanceof Response) return uploaded;
  const { fields, file } = uploaded;
  const { shop } = c.var.current;
  const entity = entityOf(fields.entity) ?? "products";
  const chosen = await acceptAnyFile(c, fields, file, entity);
  if (!chosen.ok) {
    const paired = "unknown" in chosen && await pairUnknown(c, chosen.unknown, { entity });
    return paired || askAgain(c, fields, { file: chosen.error });
  }
  const { format } = chosen.value;
  const answers = {
    entity,
    format,
    mode: fields.mode,
    file: chosen.value.file.key,
    fileName: chosen.value.file.name,
  };
  const { name } = (await formatOfShop(c.var.current.database, format))!;
  setNotice(c, { tone: "positive", text: wizardTexts[c.var.language].recognised(name) });
  return c.redirect(paths.importWizard(shop, answers), 303);
});

newImport.post("/shops/:shop/imports", async (c) => {
  const isUpload = (c.req.header("Content-Type") ?? "").toLowerCase().startsWith("multipart/");
  if (!isUpload) {
    const fields = await readForm(c, ...answerNames, ...settingsFieldNames);
    return await create(c, fields, undefined);
  }
  const uploaded = await readUploaded(c);
  if (uploaded instanceof Response) return uploaded;
  return await create(c, uploaded.fields, uploaded.file);
});

const answerNames = [
  "entity",
  "format",
  "mode",
  "frequency",
  "source",
  "file",
  "fileName",
  "name",
  "address",
  "anyCertificate",
  "sealedAddress",
  "inboxFile",
  "settings",
  "then",
] as const;

async function create(
  c: Request,
  fields: FormValues,
  uploaded: FeedFile | undefined,
): Promise<Response> {
  const entity = entityOf(fields.entity) ?? "products";
  const answers = readAnswers(entity, await formatsOf(c, entity), fields);
  if (fields.source === "address" || fields.source === "inbox") {
    return await createFetched(c, fields, answers);
  }
  const kept = fields.file === undefined || uploaded
    ? undefined
    : await keptFile(c, fields.file, fields.fileName ?? "");
  const chosen = kept && answers.format
    ? ok({ file: kept, format: answers.format })
    : await acceptFile(c, fields, uploaded, entity);
  if (!chosen.ok) return askAgain(c, fields, { file: chosen.error });
  const { file, format } = chosen.value;
  const settings = settingsOf(c, fields, { ...answers, format });
  if (!settings.ok) {
    const known = defaultSettings(c, { ...answers, format });
    const reviewed = { ...answers, format, file: file.key, fileName: file.name };
    return await review(c, reviewed, { settings: known, values: fields, errors: settings.error });
  }
  const chosenAll = { entity, format, settings: settings.value, file };
  return fields.then === "preview" ? await showFirst(c, chosenAll) : await start(c, chosenAll);
}

interface Chosen {
  entity: Entity;
  format: string;
  settings: ImportSettings;
  file: FeedFile;
}

/** Creates the import without running it, and shows what it would do. */
async function showFirst(
  c: Request,
  { entity, format, settings, file }: Chosen,
): Promise<Response> {
  const { shop, database } = c.var.current;
  const { platform, runner } = c.var.services;
  const by = actorOf(c).name;
  const order = { entity, name: file.name, format, settings, createdBy: by };
  const id = await database.write((transaction) =>
    insertImport(transaction, order, platform.now())
  );
  await noteOrder(c, file.name);
  const previewId = await orderPreview(platform, shop, id, { file, by });
  runner.wake();
  return c.redirect(paths.preview(shop, id, previewId), 303);
}

async function start(
  c: Request,
  { entity, format, settings, file }: Chosen,
): Promise<Response> {
  const { shop } = c.var.current;
  const { platform, runner } = c.var.services;
  const createdBy = actorOf(c).name;
  const order = { entity, name: file.name, format, settings, createdBy };
  const { importId, runId } = await orderImport(platform, shop, order, file);
  await noteOrder(c, file.name);
  runner.wake();
  setNotice(c, { tone: "positive", text: importSourceTexts[c.var.language].started });
  return c.redirect(paths.importRun(shop.slug, String(importId), runId), 303);
}
