import { backupFormat } from "../../core/backups/restoration.ts";
import { entities } from "../../core/formats/format.ts";
import { nextRuns } from "../../tenants/platform/schedule.ts";
import { countImports, importById, listImports } from "../../tenants/shop/import_lists.ts";
import { listRuns } from "../../tenants/shop/runs.ts";
import { ImportList } from "../../views/imports/import_list.tsx";
import { paths } from "../../views/paths.ts";
import { backupRecordTexts } from "../../views/texts/backup_records.ts";
import { importListTexts } from "../../views/texts/import_list.ts";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { refuse } from "../refusal.tsx";
import { formatsOf } from "./import_files.ts";

/** The imports of each kind of records. @see R52 */
export const imports = createRouter();

const listSize = 50;

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
    nameOf.set(backupFormat, backupRecordTexts[c.var.language].format);
    const listed = found.map((each) => ({
      ...each,
      isRestoration: each.format === backupFormat,
      formatName: nameOf.get(each.format) ?? importListTexts[c.var.language].formatAuto,
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
