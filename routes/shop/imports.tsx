import type { Context } from "hono";
import { entities, type Entity } from "../../core/formats/format.ts";
import { formatById, formats, readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { importSettings } from "../../core/imports/settings.ts";
import { type FeedFile, FeedTooLargeError, fileSource } from "../../tenants/files/feed_files.ts";
import { feedPath, removeFeed, storeFeed } from "../../tenants/files/feed_files.ts";
import { orderImport } from "../../tenants/jobs/import_job.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { countImports, importById, listImports } from "../../tenants/shop/import_lists.ts";
import { listRuns } from "../../tenants/shop/runs.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { ImportList } from "../../views/imports/import_list.tsx";
import { NewImport } from "../../views/imports/new_import.tsx";
import { paths } from "../../views/paths.ts";
import { importTexts } from "../../views/texts/imports.ts";
import { createRouter, type Environment } from "../environment.ts";
import { actorOf } from "../actor.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { readUpload, UploadRefusedError } from "../upload.ts";

export const imports = createRouter();

const listSize = 50;

for (const entity of entities) {
  imports.get(`/shops/:shop/${entity}/import`, async (c) => {
    const { database } = c.var.current;
    const number = pageNumber(c);
    const found = await listImports(database, entity, {
      limit: listSize,
      offset: (number - 1) * listSize,
    });
    const listed = found.map((each) => ({
      ...each,
      formatName: formatById(each.format)?.name ?? each.format,
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

imports.get("/shops/:shop/imports/new", (c) => {
  const entity = entityOf(c.req.query("entity") ?? "products");
  if (!entity) return refuse(c, "not_found");
  return c.html(<NewImport page={pageOf(c)} entity={entity} formats={formatsOf(entity)} />);
});

imports.post("/shops/:shop/imports", async (c) => {
  const { shop } = c.var.current;
  const folder = shopFolder(c.var.services.platform.folder, shop.id);
  try {
    const { fields, file } = await readUpload(c, {
      store: (name, bytes) => storeFeed(folder, name.slice(0, 200), bytes),
      discard: ({ key }) => removeFeed(folder, key),
    });
    return await start(c, fields, file);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return await refused(c, {}, { file: importTexts[c.var.language].fileTooLarge });
  }
});

/** The newest run is what people want to see of an import. */
imports.get("/shops/:shop/imports/:import{[0-9]+}", async (c) => {
  const { database, shop } = c.var.current;
  const found = await importById(database, Number(c.req.param("import")));
  const [run] = found ? await listRuns(database, { importId: found.id, limit: 1 }) : [];
  if (!found || !run) return refuse(c, "not_found");
  return c.redirect(paths.importRun(shop.slug, String(found.id), run.id), 303);
});

const formatsOf = (entity: Entity) => formats.filter((format) => format.entities.includes(entity));

const entityOf = (text: string | undefined): Entity | undefined =>
  entities.find((entity) => entity === text && formatsOf(entity).length > 0);

async function start(
  c: Context<Environment>,
  fields: FormValues,
  file: FeedFile | undefined,
): Promise<Response> {
  const { shop } = c.var.current;
  const { platform, runner } = c.var.services;
  const texts = importTexts[c.var.language];
  const folder = shopFolder(platform.folder, shop.id);
  const entity = entityOf(fields.entity) ?? "products";
  if (!file) return await refused(c, fields, { file: texts.fileMissing });
  const settings = settingsOf(c, fields);
  const format = await chooseFormat(c, feedPath(folder, file.key), fields.format ?? "auto", entity);
  if (!settings || "error" in format) {
    await removeFeed(folder, file.key);
    const errors = "error" in format ? { file: format.error } : { mode: texts.mode };
    return await refused(c, fields, errors);
  }
  const actor = actorOf(c);
  const order = {
    entity,
    name: file.name,
    format: format.id,
    settings,
    createdBy: actor.name,
  };
  const { importId, runId } = await orderImport(platform, shop, order, file);
  await audit(platform.database, {
    at: platform.now(),
    actor,
    action: "import.order",
    shopId: shop.id,
    subject: file.name,
  });
  runner.wake();
  setNotice(c, { tone: "positive", text: texts.started });
  return c.redirect(paths.importRun(shop.slug, String(importId), runId), 303);
}

function settingsOf(c: Context<Environment>, fields: FormValues) {
  const { shop } = c.var.current;
  const parsed = importSettings.safeParse({
    mode: fields.mode,
    codeTag: fields.codeTag,
    codePrefix: fields.codePrefix ?? "",
    createCategories: fields.createCategories === "true",
    language: shop.languages[0],
    currency: shop.currency,
  });
  return parsed.success ? parsed.data : undefined;
}

/** The format that was chosen, or the one that the content shows. */
async function chooseFormat(
  c: Context<Environment>,
  path: string,
  wanted: string,
  entity: Entity,
): Promise<{ id: string } | { error: string }> {
  const texts = importTexts[c.var.language];
  const known = formatsOf(entity);
  if (wanted !== "auto") {
    return known.some(({ id }) => id === wanted)
      ? { id: wanted }
      : { error: texts.formatUnknown(known.map(({ name }) => name).join(", ")) };
  }
  const head = await readHead(await fileSource(path));
  if (head.text.trim() === "") return { id: known[0]!.id }; // an empty file is an empty feed (R89)
  const found = recogniseFormat(head);
  if (found?.entity === entity) return { id: found.format.id };
  if (found) return { error: texts.formatOther(found.format.name, texts.entities[found.entity]) };
  if (/^\s*(<!doctype html|<html)/i.test(head.text)) return { error: texts.fileIsHtml };
  return { error: texts.formatUnknown(known.map(({ name }) => name).join(", ")) };
}

function refused(
  c: Context<Environment>,
  values: FormValues,
  errors: Errors,
): Response | Promise<Response> {
  const entity = entityOf(values.entity) ?? "products";
  return c.html(
    <NewImport
      page={pageOf(c)}
      entity={entity}
      formats={formatsOf(entity)}
      values={values}
      errors={errors}
    />,
    422,
  );
}
