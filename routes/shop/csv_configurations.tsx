import type { Context } from "hono";
import { customId } from "../../core/formats/custom/format.ts";
import { configurationNameMax } from "../../core/formats/custom/mapping.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import { lastFile } from "../../tenants/jobs/run_orders.ts";
import {
  insertConfiguration,
  listConfigurations,
  saveConfiguration,
} from "../../tenants/shop/csv_configurations.ts";
import { importById } from "../../tenants/shop/import_lists.ts";
import type { Errors } from "../../views/components/form.tsx";
import { SamplePage } from "../../views/csv/sample_page.tsx";
import { paths } from "../../views/paths.ts";
import { csvTexts } from "../../views/texts/csv_configurations.ts";
import { importSourceTexts } from "../../views/texts/import_source.ts";
import { createRouter, type Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { readPairingFields } from "./csv_forms.ts";
import { type Pairing, pairingOf, pairingPage, sampleError } from "./csv_pairing.tsx";
import {
  changeOf,
  csvConfigurationPath as path,
  csvEntityOf,
  csvListPath as list,
  findConfiguration,
  note,
} from "./csv_shop.ts";
import {
  discardFile,
  keptSource,
  readFeedUpload,
  sourceOfFile,
  unpackedTable,
} from "./import_files.ts";

/** Pairing the columns of a sample. @see R20 */
export const csvConfigurations = createRouter();

type Request = Context<Environment>;

csvConfigurations.get(`${list}/new`, (c) => {
  const { entity, configuration, import: importId } = c.req.query();
  return samplePage(c, { entity, configuration, import: importId });
});

async function samplePage(
  c: Request,
  asked: Record<string, string | undefined>,
  errors: Errors = {},
): Promise<Response> {
  const entity = csvEntityOf(asked.entity);
  if (!entity) return refuse(c, "not_found");
  return c.html(
    <SamplePage
      page={pageOf(c)}
      entity={entity}
      configuration={asked.configuration}
      importId={asked.import}
      saved={await listConfigurations(c.var.current.database, entity)}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** A sample that is a table leads to its pairing; any other leaves nothing behind. */
csvConfigurations.post(`${list}/sample`, async (c) => {
  const texts = csvTexts[c.var.language].errors;
  try {
    const { fields, file } = await readFeedUpload(c);
    if (!file) return await samplePage(c, fields, { file: texts.fileMissing });
    const inside = await unpackedTable(c, file);
    if (!inside.ok) return await samplePage(c, fields, { file: inside.error });
    const wrong = await sampleError(c, await sourceOfFile(c, inside.value));
    if (wrong) {
      await discardFile(c, inside.value);
      return await samplePage(c, fields, { file: wrong });
    }
    const { shop } = c.var.current;
    const query = { file: inside.value.key, fileName: inside.value.name, import: fields.import };
    const to = /^\d+$/.test(fields.configuration ?? "")
      ? paths.csvConfiguration(shop, fields.configuration!, query)
      : paths.csvPairing(shop, { entity: fields.entity, ...query });
    return c.redirect(to, 303);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return await samplePage(c, {}, { file: importSourceTexts[c.var.language].fileTooLarge });
  }
});

csvConfigurations.get(`${list}/pairing`, async (c) => {
  const entity = csvEntityOf(c.req.query("entity"));
  const { file = "", fileName = "", sealedAddress } = c.req.query();
  if (!entity) return refuse(c, "not_found");
  if (!await keptSource(c, file)) {
    return await samplePage(c, { entity }, { file: csvTexts[c.var.language].errors.fileGone });
  }
  const name = fileName.replace(/\.\w{1,5}$/, "").slice(0, configurationNameMax);
  const form = { file, fileName, name, ...(sealedAddress ? { sealedAddress } : {}) };
  const pairing = await pairingOf(c, { entity, form, isFresh: true });
  return pairingPage(c, pairing);
});

csvConfigurations.post(`${list}/preview`, async (c) => {
  const form = await readPairingFields(c);
  const entity = csvEntityOf(form.entity);
  if (!entity) return refuse(c, "not_found");
  return pairingPage(c, await pairingOf(c, { entity, form }));
});

csvConfigurations.post(list, async (c) => {
  const form = await readPairingFields(c);
  const entity = csvEntityOf(form.entity);
  if (!entity) return refuse(c, "not_found");
  const pairing = await pairingOf(c, { entity, form, isFinal: true });
  const { name, mapping, errors } = pairing;
  if (Object.keys(errors).length > 0) return pairingPage(c, pairing, 422);
  const { database, shop } = c.var.current;
  const made = await database.write((transaction) =>
    insertConfiguration(transaction, { entity, name, mapping }, changeOf(c))
  );
  if (!made.ok) return nameTaken(c, pairing);
  await note(c, "csv_configuration.create", name);
  setNotice(c, { tone: "positive", text: csvTexts[c.var.language].saved });
  const { file, fileName, sealedAddress } = form;
  const format = customId({ id: made.value, mapping });
  return c.redirect(
    paths.importWizard(shop, { entity, format, file, fileName, sealedAddress }),
    303,
  );
});

function nameTaken(c: Request, pairing: Pairing) {
  const errors = { name: csvTexts[c.var.language].errors.nameTaken };
  return pairingPage(c, { ...pairing, errors }, 422);
}

/** With `import` the sample is the file that the import read last. */
csvConfigurations.get(path, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  const { database } = c.var.current;
  const { file = "", fileName = "", import: importId = "" } = c.req.query();
  const of = /^\d{1,15}$/.test(importId) ? await importById(database, Number(importId)) : undefined;
  const last = of && file === "" ? await lastFile(database, of.id) : undefined;
  const sample = last ? { file: last.key, fileName: last.name } : { file, fileName };
  const form = { ...sample, name: found.name, ...(of ? { import: importId } : {}) };
  const { entity } = found;
  return pairingPage(c, await pairingOf(c, { entity, form, configuration: found, isFresh: true }));
});

csvConfigurations.post(`${path}/preview`, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  const form = await readPairingFields(c);
  return pairingPage(c, await pairingOf(c, { entity: found.entity, form, configuration: found }));
});

csvConfigurations.post(path, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  const form = await readPairingFields(c);
  const { entity } = found;
  const pairing = await pairingOf(c, { entity, form, configuration: found, isFinal: true });
  const { name, mapping, errors } = pairing;
  if (Object.keys(errors).length > 0) return pairingPage(c, pairing, 422);
  const { database, shop } = c.var.current;
  const saved = await database.write((transaction) =>
    saveConfiguration(transaction, { ...found, name, mapping }, changeOf(c))
  );
  if (!saved.ok) return nameTaken(c, pairing);
  await note(c, "csv_configuration.save", name);
  const texts = csvTexts[c.var.language];
  const text = found.imports > 0 ? texts.savedFor(texts.imports(found.imports)) : texts.saved;
  setNotice(c, { tone: "positive", text });
  const back = /^\d{1,15}$/.test(form.import ?? "")
    ? paths.importPart(shop, form.import!, "settings")
    : paths.csvConfigurations(shop, found.entity);
  return c.redirect(back, 303);
});
