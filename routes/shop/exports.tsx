import type { Context } from "hono";
import { type ShopAction, shopRoleMay } from "../../core/access/capabilities.ts";
import { entityFields } from "../../core/catalogue/entity_fields.ts";
import { type ExportChoice, exportChoice } from "../../core/exports/choice.ts";
import { exportFormatById, exportFormats } from "../../core/exports/registry.ts";
import { entities, type Entity } from "../../core/formats/format.ts";
import { exportPath } from "../../tenants/files/export_files.ts";
import { orderExport, tidyExports } from "../../tenants/jobs/export_job.ts";
import {
  changeFeedAddress,
  feedToken,
  publishFeed,
  unpublishFeed,
} from "../../tenants/jobs/published_feeds.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { exportedIds } from "../../tenants/shop/exported_ids.ts";
import { exportById, listExports } from "../../tenants/shop/exports.ts";
import { feedById, listFeeds, type PublishedFeed } from "../../tenants/shop/published_feeds.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { ExportsPage } from "../../views/exports/export_page.tsx";
import { fieldPrefix, filterPrefix, NewExport } from "../../views/exports/new_export.tsx";
import { paths } from "../../views/paths.ts";
import { exportTexts } from "../../views/texts/exports.ts";
import { actorOf } from "../actor.ts";
import { contentDisposition } from "../content_disposition.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { auditRecord } from "./record.ts";

/** Files and feeds of the shop's records. */
export const exports = createRouter();

type Request = Context<Environment>;

/** Who may see records of a kind may take them out in a file. */
const needed: Record<Entity, ShopAction> = {
  products: "catalogue.see",
  categories: "catalogue.see",
  customers: "customers.see",
  orders: "orders.see",
};

/** By the role alone: the owner of a suspended shop takes everything away. @see R198, D8 */
const entitiesOf = (c: Request): Entity[] =>
  entities.filter((entity) => shopRoleMay(c.var.current.role, needed[entity]));

const entityOf = (c: Request, text: string | undefined): Entity | undefined =>
  entitiesOf(c).find((entity) => entity === (text || "products"));

const path = "/shops/:shop/exports";
const filesShown = 50;

exports.get(path, async (c) => {
  const entity = entityOf(c, c.req.query("entity"));
  if (!entity) return refuse(c, "not_found");
  const { database, shop } = c.var.current;
  const { platform } = c.var.services;
  await tidyExports(platform, shop, database);
  const found = await listExports(database, { limit: filesShown });
  const feeds = (await listFeeds(database)).filter((feed) => feed.entity === entity);
  return c.html(
    <ExportsPage
      page={pageOf(c)}
      entity={entity}
      entities={entitiesOf(c)}
      exports={found.filter((each) => each.entity === entity).map((each) => ({
        ...each,
        filter: each.choice.filter,
        formatName: exportFormatById(each.format)?.name ?? each.format,
      }))}
      feeds={await Promise.all(feeds.map((feed) => shownFeed(c, feed)))}
    />,
  );
});

async function shownFeed(c: Request, feed: PublishedFeed) {
  const { platform, publicUrl } = c.var.services;
  const { shop } = c.var.current;
  const format = exportFormatById(feed.format);
  const token = await feedToken(platform, shop, feed);
  return {
    id: feed.id,
    name: feed.name,
    formatName: format?.name ?? feed.format,
    address: `${publicUrl}/feeds/${shop.id}/${token}/${feed.entity}.${format?.extension ?? "xml"}`,
    records: feed.file?.records,
    leftOut: feed.file?.leftOut,
    filter: feed.choice.filter,
    fetchedAt: feed.fetchedAt,
  };
}

exports.get(`${path}/new`, (c) => {
  const { entity: asked, page: _page, ...rest } = c.req.query();
  const entity = entityOf(c, asked);
  return entity
    ? formPage(c, entity, { filter: filled(rest), values: {} })
    : refuse(c, "not_found");
});

const filled = (query: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).filter(([name, value]) => value !== "" && name.length < 40),
  );

async function formPage(
  c: Request,
  entity: Entity,
  { filter, values, errors = {} }: {
    filter: Record<string, string>;
    values: FormValues;
    errors?: Errors;
  },
): Promise<Response> {
  const ids = await exportedIds(c.var.current.database, entity, filter);
  return c.html(
    <NewExport
      page={pageOf(c)}
      entity={entity}
      formats={exportFormats.filter((format) => format.entities.includes(entity))}
      fields={Object.keys(entityFields[entity])}
      filter={filter}
      count={ids.length}
      values={values}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** What lists are asked for by: see the readers of their addresses. */
const filterNames = [
  ...["q", "state", "category", "manufacturer", "availability", "stock", "price", "import"],
  ...["sort", "size", "kind", "newsletter", "paid", "resolved", "from", "to", "customer"],
];
const fieldNames = [...new Set(Object.values(entityFields).flatMap((table) => Object.keys(table)))];

exports.post(path, async (c) => {
  const texts = exportTexts[c.var.language];
  const fields: FormValues = await readForm(
    c,
    ...["entity", "posted", "format", "encoding", "name", "then"],
    ...filterNames.map((name) => filterPrefix + name),
    ...fieldNames.map((name) => fieldPrefix + name),
  );
  const entity = entityOf(c, fields.entity);
  if (!entity) return refuse(c, "not_found");
  const filter = filled(Object.fromEntries(
    filterNames.map((name) => [name, fields[filterPrefix + name] ?? ""]),
  ));
  const again = (errors: Errors) => formPage(c, entity, { filter, values: fields, errors });
  const format = exportFormatById(fields.format ?? "");
  if (!format?.entities.includes(entity)) return await again({ format: texts.formatMissing });
  const choice = choiceOf(entity, filter, fields);
  const order = { entity, format: format.id, choice };
  return fields.then === "feed"
    ? await publish(c, { ...order, name: (fields.name ?? "").trim() }, again)
    : await orderFile(c, order, again);
});

function choiceOf(
  entity: Entity,
  filter: Record<string, string>,
  fields: FormValues,
): ExportChoice {
  const all = Object.keys(entityFields[entity]);
  const chosen = all.filter((name) => fields[fieldPrefix + name] !== undefined);
  return exportChoice.parse({
    filter,
    ...(chosen.length < all.length ? { fields: chosen } : {}),
    encoding: fields.encoding === "windows-1250" ? "windows-1250" : "utf-8",
  });
}

interface Order {
  entity: Entity;
  format: string;
  choice: ExportChoice;
}

async function orderFile(
  c: Request,
  order: Order,
  again: (errors: Errors) => Promise<Response>,
): Promise<Response> {
  const texts = exportTexts[c.var.language];
  const { platform, runner } = c.var.services;
  const { shop } = c.var.current;
  const id = await orderExport(platform, shop, { ...order, orderedBy: actorOf(c).name });
  if (id === undefined) return await again({ form: texts.tooMany });
  await auditRecord(c, "export.create", `${order.entity} ${order.format}`);
  runner.wake();
  setNotice(c, { tone: "positive", text: texts.ordered });
  return c.redirect(paths.exports(shop, order.entity), 303);
}

async function publish(
  c: Request,
  feed: Order & { name: string },
  again: (errors: Errors) => Promise<Response>,
): Promise<Response> {
  const texts = exportTexts[c.var.language];
  const { shop } = c.var.current;
  if (feed.name === "" || feed.name.length > 100) return await again({ name: texts.nameMissing });
  await publishFeed(c.var.services.platform, shop, feed, actorOf(c).name);
  await auditRecord(c, "feed.publish", feed.name);
  setNotice(c, { tone: "positive", text: texts.published });
  return c.redirect(paths.exports(shop, feed.entity), 303);
}

/** The file itself: for who is signed in, and never kept on the way. @see EX-5 */
exports.get(`${path}/:export{[0-9]+}/file`, async (c) => {
  const { database, shop } = c.var.current;
  const found = await exportById(database, Number(c.req.param("export")));
  const format = found && exportFormatById(found.format);
  const isOpen = found?.state === "ready" && entitiesOf(c).includes(found.entity);
  if (!found?.fileKey || !format || !isOpen) return refuse(c, "not_found");
  const file = await Deno.open(
    exportPath(shopFolder(c.var.services.platform.folder, shop.id), found.fileKey),
  );
  await auditRecord(c, "export.download", `${found.entity} ${found.format}`);
  const name = `${shop.slug}-${found.entity}-${found.orderedAt.slice(0, 10)}.${format.extension}`;
  const isOld = found.choice.encoding === "windows-1250" && format.extension === "csv";
  c.header(
    "Content-Type",
    isOld ? format.contentType.replace("utf-8", "windows-1250") : format.contentType,
  );
  c.header("Content-Length", String(found.fileSize));
  c.header("Content-Disposition", contentDisposition("attachment", name));
  c.header("Cache-Control", "no-store");
  return c.body(file.readable);
});

const feedPath = "/shops/:shop/published-feeds/:feed{[0-9]+}";

async function findFeed(c: Request): Promise<PublishedFeed | undefined> {
  const feed = await feedById(c.var.current.database, Number(c.req.param("feed")));
  return feed && entitiesOf(c).includes(feed.entity) ? feed : undefined;
}

exports.post(`${feedPath}/address`, async (c) => {
  const feed = await findFeed(c);
  if (!feed) return refuse(c, "not_found");
  const { shop } = c.var.current;
  await changeFeedAddress(c.var.services.platform, shop, feed.id);
  await auditRecord(c, "feed.change_address", feed.name);
  setNotice(c, { tone: "positive", text: exportTexts[c.var.language].addressChanged });
  return c.redirect(paths.exports(shop, feed.entity), 303);
});

exports.post(`${feedPath}/removal`, async (c) => {
  const feed = await findFeed(c);
  if (!feed) return refuse(c, "not_found");
  const { shop } = c.var.current;
  await unpublishFeed(c.var.services.platform, shop, feed.id);
  await auditRecord(c, "feed.remove", feed.name);
  setNotice(c, { tone: "positive", text: exportTexts[c.var.language].removed });
  return c.redirect(paths.exports(shop, feed.entity), 303);
});
