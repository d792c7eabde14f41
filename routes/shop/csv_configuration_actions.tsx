import type { Entity } from "../../core/formats/format.ts";
import type { Context } from "hono";
import { documentOf, readDocument } from "../../core/formats/custom/document.ts";
import { FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import {
  deleteConfiguration,
  insertUnderFreeName,
  listConfigurations,
  type StoredConfiguration,
} from "../../tenants/shop/csv_configurations.ts";
import type { Errors } from "../../views/components/form.tsx";
import { ConfigurationList } from "../../views/csv/configuration_list.tsx";
import { paths } from "../../views/paths.ts";
import { DeletionPage } from "../../views/records/deletion_page.tsx";
import { csvTexts } from "../../views/texts/csv_configurations.ts";
import { createRouter, type Environment } from "../environment.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { documentErrorText } from "./csv_forms.ts";
import {
  changeOf,
  csvConfigurationPath as path,
  csvEntityOf,
  csvListPath as list,
  findConfiguration,
  note,
} from "./csv_shop.ts";
import { discardFile, readFeedUpload, sourceOfFile } from "./import_files.ts";

/** The list of pairings, and what is done with a whole one. */
export const csvConfigurationActions = createRouter();

type Request = Context<Environment>;

const documentSizeMax = 1_000_000;

csvConfigurationActions.get(list, (c) => {
  const entity = csvEntityOf(c.req.query("entity"));
  return entity ? listPage(c, entity, {}) : refuse(c, "not_found");
});

async function listPage(c: Request, entity: Entity, errors: Errors): Promise<Response> {
  const configurations = await listConfigurations(c.var.current.database, entity);
  return c.html(
    <ConfigurationList
      page={pageOf(c)}
      entity={entity}
      configurations={configurations}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

csvConfigurationActions.post(`${path}/duplicate`, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  const { database, shop } = c.var.current;
  await database.write((transaction) => insertUnderFreeName(transaction, found, changeOf(c)));
  await note(c, "csv_configuration.create", found.name);
  setNotice(c, { tone: "positive", text: csvTexts[c.var.language].duplicated });
  return c.redirect(paths.csvConfigurations(shop, found.entity), 303);
});

csvConfigurationActions.get(`${path}/delete`, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  return deletionPage(c, found);
});

function deletionPage(c: Request, { id, name, imports, entity }: StoredConfiguration) {
  const texts = csvTexts[c.var.language];
  const { shop } = c.var.current;
  const isRefused = imports > 0;
  return c.html(
    <DeletionPage
      page={pageOf(c)}
      active={`${entity}/import`}
      breadcrumbs={[{ text: texts.list, href: paths.csvConfigurations(shop, entity) }]}
      title={name}
      text={isRefused
        ? texts.removeRefused(name, texts.imports(imports))
        : texts.removeQuestion(name)}
      isRefused={isRefused}
      action={paths.csvConfigurationPart(shop, id, "delete")}
      back={paths.csvConfigurations(shop, entity)}
    />,
    isRefused && c.req.method === "POST" ? 422 : 200,
  );
}

csvConfigurationActions.post(`${path}/delete`, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  const { database, shop } = c.var.current;
  const { now } = changeOf(c);
  const isDone = await database.write((transaction) =>
    deleteConfiguration(transaction, found.id, now)
  );
  if (!isDone) return deletionPage(c, (await findConfiguration(c)) ?? found);
  await note(c, "csv_configuration.delete", found.name);
  setNotice(c, { tone: "positive", text: csvTexts[c.var.language].removed });
  return c.redirect(paths.csvConfigurations(shop, found.entity), 303);
});

csvConfigurationActions.get(`${path}/export`, async (c) => {
  const found = await findConfiguration(c);
  if (!found) return refuse(c, "not_found");
  c.header("Content-Type", "application/json; charset=utf-8");
  const file = encodeURIComponent(`${found.name}.json`);
  c.header("Content-Disposition", `attachment; filename*=UTF-8''${file}`);
  return c.body(JSON.stringify(documentOf(found), null, 2) + "\n");
});

csvConfigurationActions.post(`${list}/import`, async (c) => {
  const texts = csvTexts[c.var.language];
  try {
    const { fields, file } = await readFeedUpload(c);
    const entity = csvEntityOf(fields.entity) ?? "products";
    if (!file) return await listPage(c, entity, { file: texts.errors.fileMissing });
    const isSmall = file.size <= documentSizeMax;
    const text = isSmall ? await textOf(await sourceOfFile(c, file)) : "";
    await discardFile(c, file);
    if (!isSmall) return await listPage(c, entity, { file: texts.errors.jsonTooLarge });
    const read = readDocument(text);
    if (!read.ok) {
      return await listPage(c, entity, { file: documentErrorText(c.var.language, read.error) });
    }
    const { database, shop } = c.var.current;
    const id = await database.write((transaction) =>
      insertUnderFreeName(transaction, read.value, changeOf(c))
    );
    await note(c, "csv_configuration.create", read.value.name);
    setNotice(c, { tone: "positive", text: texts.imported });
    return c.redirect(paths.csvConfiguration(shop, id), 303);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return await listPage(c, "products", { file: texts.errors.jsonTooLarge });
  }
});

async function textOf(source: { chunks(): AsyncIterable<Uint8Array> }): Promise<string> {
  const bytes = await Array.fromAsync(source.chunks(), (chunk) => chunk.slice());
  return await new Blob(bytes as BlobPart[]).text();
}
