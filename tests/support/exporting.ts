import { exportFormatById } from "../../core/exports/registry.ts";
import type { Entity } from "../../core/formats/format.ts";
import { exportBytes, type ExportOrder } from "../../tenants/exports/export_bytes.ts";
import { exportedIds } from "../../tenants/shop/exported_ids.ts";
import type { TestShop } from "./test_shop.ts";

/** Everything of a kind that a shop in Czech and Slovak has, into one file. */
export async function exportOrder(
  shop: Pick<TestShop, "database" | "address">,
  format: string,
  entity: Entity,
): Promise<ExportOrder> {
  return {
    lease: shop,
    shop: { name: "Lípa", languages: ["cs", "sk"], currency: "CZK" },
    entity,
    format: exportFormatById(format)!,
    choice: { filter: {}, encoding: "utf-8" },
    ids: await exportedIds(shop.database, entity, {}),
  };
}

/** The bytes of a file as a text. */
export async function exportText(order: ExportOrder): Promise<string> {
  return await new Blob(await Array.fromAsync(exportBytes(order))).text();
}
