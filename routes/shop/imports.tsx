import type { Context } from "hono";
import { formatAddress, parseFeedAddress } from "../../core/feeds/address.ts";
import { refusedAtOnce } from "../../core/feeds/address_policy.ts";
import { maskedAddress } from "../../core/feeds/masked_address.ts";
import { entities, type Entity } from "../../core/formats/format.ts";
import { importModes, type ImportSettings, importSettings } from "../../core/imports/settings.ts";
import { formOfSettings, readSettingsForm } from "../../core/imports/settings_form.ts";
import { isReviewed, readAnswers, type WizardAnswers } from "../../core/imports/wizard.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type FeedFile, FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import { isInboxName } from "../../tenants/files/inbox.ts";
import {
  createFetchedImport,
  type FetchedSource,
  orderImport,
  runAgain,
} from "../../tenants/jobs/import_orders.ts";
import { orderPreview } from "../../tenants/jobs/kept_previews.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { nextRuns } from "../../tenants/platform/schedule.ts";
import { firstRecords } from "../../tenants/shop/first_records.ts";
import { countImports, importById, listImports } from "../../tenants/shop/import_lists.ts";
import { insertImport } from "../../tenants/shop/imports.ts";
import { listRuns } from "../../tenants/shop/runs.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { ImportList } from "../../views/imports/import_list.tsx";
import { Review } from "../../views/imports/review.tsx";
import { Wizard } from "../../views/imports/wizard.tsx";
import { paths } from "../../views/paths.ts";
import { feedTexts } from "../../views/texts/feed_texts.ts";
import { importSettingsTexts } from "../../views/texts/import_settings.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import { importTexts } from "../../views/texts/imports.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import {
  chooseFormat,
  discardFile,
  formatsOf,
  isImportable,
  keptFile,
  readFeedUpload,
  shownFormat,
  sourceOfFile,
  unpacked,
} from "./import_files.ts";
import { settingsFieldNames } from "./import_fields.ts";

export const imports = createRouter();

type Request = Context<Environment>;

const listSize = 50;
const recordsShown = 10;

for (const entity of entities) {
  imports.get(`/shops/:shop/${entity}/import`, async (c) => {
    const { database, shop } = c.var.current;
    const { platform } = c.var.services;
    const number = pageNumber(c);
    const found = await listImports(database, entity, {
      limit: listSize,
      offset: (number - 1) * listSize,
    });
    const next = await nextRuns(platform.database, shop.id);
    const own = await formatsOf(c, entity);
    const nameOf = new Map(own.map(({ id, name }) => [id, name]));
    const listed = found.map((each) => ({
      ...each,
      formatName: nameOf.get(each.format) ?? importTexts[c.var.language].formatAuto,
      nextRun: next.get(each.id),
    }));
    const total = await countImports(database, entity);
    return c.html(
      <ImportList
        page={pageOf(c)}
        {...{ entity, imports: listed, total, number, size: listSize }}
      />,
    );
  });
}

imports.get("/shops/:shop/imports/new", async (c) => {
  const entity = entityOf(c.req.query("entity") ?? "products");
  if (!entity) return refuse(c, "not_found");
  const formats = await formatsOf(c, entity);
  const answers = readAnswers(entity, formats, c.req.query());
  if (isReviewed(answers)) {
    const settings = defaultSettings(c, answers);
    return await review(c, answers, { settings, values: formOfSettings(settings) });
  }
  return c.html(
    <Wizard
      page={pageOf(c)}
      entity={entity}
      answers={answers}
      formats={formats}
      isOther={c.req.query("format") === "other"}
    />,
  );
});

/** A file that was dropped on the wizard: what it is answers questions. @see R42 */
imports.post("/shops/:shop/imports/recognise", async (c) => {
  const uploaded = await readUploaded(c);
  if (uploaded instanceof Response) return uploaded;
  const { fields, file } = uploaded;
  const { shop } = c.var.current;
  const entity = entityOf(fields.entity) ?? "products";
  const chosen = await acceptFile(c, fields, file, entity);
  if (!chosen.ok) return askAgain(c, fields, { file: chosen.error });
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

imports.post("/shops/:shop/imports", async (c) => {
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
  "inboxFile",
  "settings",
  "then",
] as const;

/** The newest run is what people want to see of an import; without one, its settings. */
imports.get("/shops/:shop/imports/:import{[0-9]+}", async (c) => {
  const { database, shop } = c.var.current;
  const found = await importById(database, Number(c.req.param("import")));
  if (!found) return refuse(c, "not_found");
  const [run] = await listRuns(database, { importId: found.id, limit: 1 });
  return c.redirect(
    run
      ? paths.importRun(shop.slug, String(found.id), run.id)
      : paths.importPart(shop, found.id, "settings"),
    303,
  );
});

const entityOf = (text: string | undefined): Entity | undefined =>
  entities.find((entity) => entity === text && isImportable(entity));

async function readUploaded(c: Request) {
  try {
    return await readFeedUpload(c);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return askAgain(c, {}, { file: importTexts[c.var.language].fileTooLarge });
  }
}

/** A file that can be imported, unpacked; one that cannot leaves nothing behind. */
async function acceptFile(
  c: Request,
  fields: FormValues,
  file: FeedFile | undefined,
  entity: Entity,
): Promise<Result<{ file: FeedFile; format: string }, string>> {
  if (!file) return err(wizardTexts[c.var.language].errors.fileMissing);
  const inside = await unpacked(c, file);
  if (!inside.ok) return inside;
  const format = await chooseFormat(c, inside.value, fields.format ?? "auto", entity);
  if (format.ok) return ok({ file: inside.value, format: format.value });
  await discardFile(c, inside.value);
  return format;
}

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
  setNotice(c, { tone: "positive", text: importTexts[c.var.language].started });
  return c.redirect(paths.importRun(shop.slug, String(importId), runId), 303);
}

function noteOrder(c: Request, subject: string): Promise<void> {
  const { platform } = c.var.services;
  return audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action: "import.order",
    shopId: c.var.current.shop.id,
    subject,
  });
}

/** An import that fetches its file; its settings are gone through after it is there. @see R51 */
async function createFetched(
  c: Request,
  fields: FormValues,
  answers: WizardAnswers,
): Promise<Response> {
  const { shop } = c.var.current;
  const { platform, runner } = c.var.services;
  const source = readSource(c, fields);
  if (!source.ok) return askAgain(c, fields, source.error);
  const { entity, format, frequency = "once" } = answers;
  if (!format) return askAgain(c, fields, {});
  const shown = source.value.source === "address" ? source.value.shown : source.value.inboxFile;
  const createdBy = actorOf(c).name;
  const settings = defaultSettings(c, answers);
  const name = (fields.name?.trim() || shown).slice(0, 200);
  const order = { entity, name, format, settings, createdBy, frequency };
  const id = await createFetchedImport(platform, shop, order, source.value);
  await noteOrder(c, name);
  if (frequency === "once") {
    const runId = await runAgain(platform, shop, id, { by: createdBy });
    runner.wake();
    return c.redirect(paths.importRun(shop.slug, String(id), runId!), 303);
  }
  setNotice(c, { tone: "positive", text: wizardTexts[c.var.language].created });
  return c.redirect(paths.importPart(shop, id, "settings"), 303);
}

/** @returns where the file is, or what to say beside the field */
export function readSource(c: Request, fields: FormValues): Result<FetchedSource, Errors> {
  const { language } = c.var;
  const texts = wizardTexts[language].errors;
  if (fields.source === "inbox") {
    const inboxFile = (fields.inboxFile ?? "").trim().normalize("NFC");
    if (!isInboxName(inboxFile)) return err({ inboxFile: texts.inboxName });
    return ok({ source: "inbox", inboxFile });
  }
  const address = (fields.address ?? "").trim();
  if (address === "") return err({ address: texts.addressMissing });
  const parsed = parseFeedAddress(address);
  if (!parsed.ok) return err({ address: feedTexts[language].address[parsed.error] });
  const refused = refusedAtOnce(parsed.value, c.var.services.addressPolicy);
  if (refused) return err({ address: feedTexts[language].address[refused] });
  return ok({
    source: "address",
    address: formatAddress(parsed.value),
    shown: maskedAddress(parsed.value),
    anyCertificate: fields.anyCertificate === "true",
  });
}

function defaultSettings(c: Request, { mode = "both" }: WizardAnswers): ImportSettings {
  const { shop } = c.var.current;
  return importSettings.parse({ mode, language: shop.languages[0], currency: shop.currency });
}

/** From the sections of the last page, or from the few fields of a plain upload. */
function settingsOf(
  c: Request,
  fields: FormValues,
  answers: WizardAnswers,
): Result<ImportSettings, Errors> {
  const known = defaultSettings(c, answers);
  const texts = importSettingsTexts[c.var.language];
  if (fields.settings === "true") {
    const read = readSettingsForm(fields, known);
    return read.ok ? read : err(settingsErrors(c, read.error));
  }
  const parsed = importSettings.safeParse({
    ...known,
    mode: importModes.find((each) => each === fields.mode) ?? fields.mode ?? "both",
    codeTag: fields.codeTag ?? known.codeTag,
    codePrefix: fields.codePrefix ?? "",
    createCategories: fields.createCategories === "true",
  });
  if (parsed.success) return ok(parsed.data);
  return err(Object.fromEntries(
    parsed.error.issues.map(({ path }) => [String(path[0]), texts.errors.choice]),
  ));
}

/** Words of a refused form of settings. */
export function settingsErrors(c: Request, errors: Record<string, string>): Errors {
  const texts = importSettingsTexts[c.var.language];
  return Object.fromEntries(
    Object.entries(errors).map(([name, word]) => [
      name,
      word === "nothing_to_do"
        ? texts.nothingToDo
        : texts.errors[word as keyof typeof texts.errors] ?? texts.errors.choice,
    ]),
  );
}

async function review(
  c: Request,
  answers: WizardAnswers,
  { settings, values, errors = {} }: {
    settings: ImportSettings;
    values: FormValues;
    errors?: Errors;
  },
): Promise<Response> {
  const { database, shop } = c.var.current;
  const { platform } = c.var.services;
  const { entity } = answers;
  const file = await keptFile(c, answers.file!, answers.fileName ?? "");
  const format = await formatOfShop(database, answers.format!);
  if (!file || !format) return askAgain(c, { entity }, {});
  const { records, problems } = await firstRecords({
    database,
    source: await sourceOfFile(c, file),
    format,
    entity,
    settings,
    frequency: "once",
    languages: shop.languages,
    now: platform.now,
    limit: recordsShown,
  });
  return c.html(
    <Review
      page={pageOf(c)}
      entity={entity}
      answers={answers}
      format={shownFormat(format, answers.format!, entity)}
      records={records}
      problems={problems}
      values={values}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** The question whose answer was refused, with what was typed. */
async function askAgain(c: Request, values: FormValues, errors: Errors): Promise<Response> {
  const entity = entityOf(values.entity) ?? "products";
  const { file: _file, fileName: _fileName, ...given } = values;
  const formats = await formatsOf(c, entity);
  return c.html(
    <Wizard
      page={pageOf(c)}
      entity={entity}
      answers={readAnswers(entity, formats, given)}
      formats={formats}
      values={values}
      errors={errors}
    />,
    422,
  );
}
