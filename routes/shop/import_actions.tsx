import type { Context } from "hono";
import { backupFormat } from "../../core/backups/restoration.ts";
import { importFrequencies } from "../../core/imports/settings.ts";
import { formOfSettings, readSettingsForm } from "../../core/imports/settings_form.ts";
import { frequenciesOf } from "../../core/imports/wizard.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  changeFrequency,
  changeSource,
  deleteImport,
  duplicateImport,
  pauseImport,
  resumeImport,
} from "../../tenants/jobs/import_orders.ts";
import { runAgain } from "../../tenants/jobs/run_orders.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { nextRuns } from "../../tenants/platform/schedule.ts";
import { type Import, importById, listSettings } from "../../tenants/shop/import_lists.ts";
import { renameImport, saveSettings } from "../../tenants/shop/imports.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { NewFile } from "../../views/imports/new_file.tsx";
import { ImportSettingsPage } from "../../views/imports/settings_page.tsx";
import { paths } from "../../views/paths.ts";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { importSettingsTexts } from "../../views/texts/import_settings.ts";
import { importListTexts } from "../../views/texts/import_list.ts";
import { importSourceTexts } from "../../views/texts/import_source.ts";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { settingsFieldNames } from "./import_fields.ts";
import { discardFile, readFeedUpload, shownFormat, unpacked } from "./import_files.ts";
import { frequencyErrors, settingsErrors } from "./import_settings_form.ts";
import { readSource } from "./import_source_form.ts";

export const importActions = createRouter();

type Request = Context<Environment>;

const path = "/shops/:shop/imports/:import{[0-9]+}";
const versionsShown = 20;

const findAny = (c: Request): Promise<Import | undefined> =>
  importById(c.var.current.database, Number(c.req.param("import")));

/** One that put back records of a backup has no settings and no file to be run with again. */
async function findImport(c: Request): Promise<Import | undefined> {
  const found = await findAny(c);
  return found?.format === backupFormat ? undefined : found;
}

importActions.get(`${path}/settings`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  const values = { ...formOfSettings(found.settings), name: found.name };
  return await settingsPage(c, found, { values });
});

importActions.post(`${path}/settings`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  const fields = await readForm(c, ...settingsFieldNames);
  const read = readSettingsForm(fields, found.settings);
  const errors = read.ok ? frequencyErrors(c, found, read.value) : settingsErrors(c, read.error);
  if (!read.ok || errors) return await settingsPage(c, found, { values: fields, errors });
  const { platform } = c.var.services;
  const { database } = c.var.current;
  const by = actorOf(c).name;
  await database.write(async (transaction) => {
    const now = platform.now();
    await saveSettings(transaction, found.id, read.value, { by, now });
    await renameImport(transaction, found.id, fields.name ?? "");
  });
  await note(c, "import.settings", found);
  setNotice(c, { tone: "positive", text: importSettingsTexts[c.var.language].saved });
  return c.redirect(paths.importPart(c.var.current.shop, found.id, "settings"), 303);
});

importActions.post(`${path}/source`, async (c) => {
  const found = await findImport(c);
  if (!found || found.source === "upload") return refuse(c, "not_found");
  const { platform } = c.var.services;
  const { shop } = c.var.current;
  const fields = await readForm(c, "address", "anyCertificate", "inboxFile", "frequency");
  const frequency = importFrequencies.find((each) => each === fields.frequency) ??
    found.frequency;
  if (!offeredFrequencies(found).includes(frequency)) {
    const { hourlyUpdates } = importSettingsTexts[c.var.language];
    return await settingsPage(c, found, {
      values: { ...formOfSettings(found.settings), name: found.name },
      sourceValues: fields,
      sourceErrors: { frequency: hourlyUpdates },
    });
  }
  const keepsAddress = found.source === "address" && (fields.address ?? "").trim() === "" &&
    (fields.anyCertificate === "true") === found.anyCertificate;
  if (!keepsAddress) {
    const source = readSource(c, { ...fields, source: found.source });
    if (!source.ok) {
      const values = { ...formOfSettings(found.settings), name: found.name };
      return await settingsPage(c, found, {
        values,
        sourceValues: fields,
        sourceErrors: source.error,
      });
    }
    await changeSource(platform, shop, found.id, source.value);
  }
  if (frequency !== found.frequency) {
    await changeFrequency(platform, shop, found.id, frequency);
  }
  await note(c, "import.source", found);
  setNotice(c, { tone: "positive", text: importSourceTexts[c.var.language].sourceSaved });
  return c.redirect(paths.importPart(shop, found.id, "settings"), 303);
});

/** What an import of its kind and mode may be set to, and what it is. */
const offeredFrequencies = ({ entity, settings, frequency }: Import) =>
  importFrequencies.filter((each) =>
    each === frequency || frequenciesOf(entity, settings.mode).includes(each)
  );

importActions.post(`${path}/pause`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  await pauseImport(c.var.services.platform, c.var.current.shop, found.id);
  return await backToList(c, found, "import.pause", importListTexts[c.var.language].pausedNotice);
});

importActions.post(`${path}/resume`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  await resumeImport(c.var.services.platform, c.var.current.shop, found.id);
  return await backToList(c, found, "import.resume", importListTexts[c.var.language].resumedNotice);
});

importActions.post(`${path}/duplicate`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  const { platform } = c.var.services;
  await duplicateImport(platform, c.var.current.shop, found.id, actorOf(c).name);
  return await backToList(c, found, "import.duplicate", importListTexts[c.var.language].duplicated);
});

importActions.get(`${path}/delete`, async (c) => {
  const found = await findAny(c);
  if (!found) return refuse(c, "not_found");
  const texts = importListTexts[c.var.language];
  const { shop } = c.var.current;
  const list = paths.entityImports(shop, found.entity);
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active={`${found.entity}/import`}
      breadcrumbs={[{ text: texts.titles[found.entity], href: list }]}
      title={found.name}
      text={texts.removeQuestion(found.name)}
      action={paths.importPart(shop, found.id, "delete")}
      back={list}
    />,
  );
});

importActions.post(`${path}/delete`, async (c) => {
  const found = await findAny(c);
  if (!found) return refuse(c, "not_found");
  await deleteImport(c.var.services.platform, c.var.current.shop, found.id);
  return await backToList(c, found, "import.delete", importListTexts[c.var.language].removed);
});

/** With the same file, or with what the source has now. @see R53, R54 */
importActions.post(`${path}/run`, async (c) => {
  const found = await findImport(c);
  if (!found) return refuse(c, "not_found");
  const { platform, runner } = c.var.services;
  const { shop } = c.var.current;
  const runId = await runAgain(platform, shop, found.id, { by: actorOf(c).name });
  if (runId === undefined) {
    setNotice(c, { tone: "warning", text: importListTexts[c.var.language].noFile });
    return c.redirect(paths.importPart(shop, found.id, "run-file"), 303);
  }
  await note(c, "import.order", found);
  runner.wake();
  setNotice(c, { tone: "positive", text: importListTexts[c.var.language].ordered });
  return c.redirect(paths.importRun(shop.slug, String(found.id), runId), 303);
});

importActions.get(`${path}/run-file`, async (c) => {
  const found = await findImport(c);
  if (!found || found.source !== "upload") return refuse(c, "not_found");
  return c.html(<NewFile page={pageOf(c)} of={found} />);
});

/** @see R55 */
importActions.post(`${path}/run-file`, async (c) => {
  const found = await findImport(c);
  if (!found || found.source !== "upload") return refuse(c, "not_found");
  const texts = importSourceTexts[c.var.language];
  const again = (error: string) =>
    c.html(<NewFile page={pageOf(c)} of={found} errors={{ file: error }} />, 422);
  try {
    const { file } = await readFeedUpload(c);
    if (!file) return again(texts.fileMissing);
    const inside = await unpacked(c, file);
    if (!inside.ok) return again(inside.error);
    const { platform, runner } = c.var.services;
    const { shop } = c.var.current;
    const by = actorOf(c).name;
    const runId = await runAgain(platform, shop, found.id, { file: inside.value, by });
    if (runId === undefined) {
      await discardFile(c, inside.value);
      return refuse(c, "not_found");
    }
    await note(c, "import.order", found);
    runner.wake();
    setNotice(c, { tone: "positive", text: texts.started });
    return c.redirect(paths.importRun(shop.slug, String(found.id), runId), 303);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return again(texts.fileTooLarge);
  }
});

function note(c: Request, action: string, { name }: Import): Promise<void> {
  const { platform } = c.var.services;
  return audit(platform.database, {
    at: platform.now(),
    actor: actorOf(c),
    action,
    shopId: c.var.current.shop.id,
    subject: name,
  });
}

async function backToList(c: Request, found: Import, action: string, text: string) {
  await note(c, action, found);
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.entityImports(c.var.current.shop, found.entity), 303);
}

async function settingsPage(
  c: Request,
  found: Import,
  shown: {
    values: FormValues;
    errors?: Errors;
    sourceValues?: FormValues;
    sourceErrors?: Errors;
  },
): Promise<Response> {
  const { database, shop } = c.var.current;
  const next = await nextRuns(c.var.services.platform.database, shop.id);
  const format = await formatOfShop(database, found.format);
  const isRefused = Object.keys({ ...shown.errors, ...shown.sourceErrors }).length > 0;
  return c.html(
    <ImportSettingsPage
      page={pageOf(c)}
      of={found}
      format={shownFormat(format, found.format, found.entity)}
      nextRun={next.get(found.id)}
      versions={await listSettings(database, found.id, versionsShown)}
      frequencies={offeredFrequencies(found)}
      {...shown}
    />,
    isRefused ? 422 : 200,
  );
}
