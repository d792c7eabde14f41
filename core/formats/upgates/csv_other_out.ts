import type { ExportOptions, ExportRecord } from "../../exports/export_format.ts";
import { amountText } from "../../exports/xml_text.ts";
import type { ImageValue } from "../../catalogue/values.ts";
import type { ColumnPlan, Row } from "./csv_columns_out.ts";
import { RowBuilder } from "./csv_product_out.ts";
import { ownColumn } from "./own_fields.ts";
import { Remaining } from "./xml_parts_out.ts";

export const categoryColumns = [
  ...["CODE", "CATEGORY_ID", "PARENT_ID", "POSITION", "ACTIVE_YN", "SHOW_IN_MENU_YN", "TYPE"],
  ...["LANGUAGE", "NAME", "NAME_H1", "LINK_URL", "SEO_URL", "SEO_TITLE", "SEO_META_DESCRIPTION"],
  ...["IMAGES", ownColumn],
];

/** The rows of a category: one for each of its languages, the main one first. */
export function categoryRows(
  record: ExportRecord,
  { languages, fields }: ExportOptions,
  plan: ColumnPlan,
): Row[] {
  const values = new Remaining(record.values, fields);
  const own = new RowBuilder(plan);
  const rows: Row[] = [own.row];
  own.put("CODE", record.code!);
  own.put("CATEGORY_ID", String(record.id));
  values.take("parent");
  if (!fields || fields.has("parent")) own.put("PARENT_ID", String(record.parentId ?? ""));
  own.leaves(values, [
    ["POSITION", "position"],
    ["ACTIVE_YN", "active"],
    ["SHOW_IN_MENU_YN", "showInMenu"],
    ["TYPE", "type"],
  ]);
  for (const language of languages) {
    const texts = language === languages[0] ? own : new RowBuilder(plan);
    const before = texts.size;
    texts.leaves(values, [
      ["NAME", `name:${language}`],
      ["NAME_H1", `heading:${language}`],
      ["LINK_URL", `linkUrl:${language}`],
      ["SEO_URL", `seoUrl:${language}`],
      ["SEO_TITLE", `seoTitle:${language}`],
      ["SEO_META_DESCRIPTION", `seoDescription:${language}`],
    ]);
    if (texts.size === before || (languages.length === 1 && texts === own)) continue;
    texts.put("LANGUAGE", language);
    if (texts === own) continue;
    texts.put("CODE", record.code!);
    rows.push(texts.row);
  }
  const isUsual = (all: readonly ImageValue[]) =>
    all.every((image, index) =>
      !image.url.includes(";") &&
      Object.keys(image).length === (index === 0 && image.main === true ? 2 : 1)
    ) && all[0]?.main === true;
  const images = values.takeIf<readonly ImageValue[]>("images", isUsual);
  if (images) own.put("IMAGES", images.map(({ url }) => url).join(";"));
  own.rest(values);
  return rows;
}

export const customerColumns = [
  ...["EMAIL", "CUSTOMER_YN", "COMPANY_YN", "DEGREE", "FIRSTNAME", "SURNAME", "NICKNAME", "CODE"],
  ownColumn,
];

export function customerRows(
  record: ExportRecord,
  { fields }: ExportOptions,
  plan: ColumnPlan,
): Row[] {
  const values = new Remaining(record.values, fields);
  const row = new RowBuilder(plan);
  row.put("EMAIL", record.code!);
  const kind = record.values.get("kind");
  const hasNames = record.values.has("firstName") && record.values.has("lastName");
  // Two flags without names are read as a contact, so the kind itself is written then.
  if (kind !== "person" || hasNames) values.take("kind");
  if (!fields || fields.has("kind")) {
    row.put("CUSTOMER_YN", kind === "contact" ? "0" : "1");
    row.put("COMPANY_YN", kind === "company" ? "1" : "0");
  }
  row.leaves(values, [
    ["DEGREE", "degree"],
    ["FIRSTNAME", "firstName"],
    ["SURNAME", "lastName"],
    ["NICKNAME", "nickname"],
    ["CODE", "code"],
  ]);
  row.rest(values);
  return [row.row];
}

export const orderColumns = [
  ...["ORDER_NUMBER", "ORDER_STATUS", "PAID_YN", "PAID_DATE", "RESOLVED_YN", "TRACKING_NUMBER"],
  ...["TRACKING_URL", "CUSTOMER_NOTE", "INTERNAL_NOTE", "CURRENCY_ID", "ORDER_TOTAL"],
  "CREATION_TIME",
];

export function orderRows({ order }: ExportRecord, plan: ColumnPlan): Row[] {
  const row = new RowBuilder(plan);
  row.put("ORDER_NUMBER", order!.number);
  row.put("ORDER_STATUS", order!.state.name);
  row.put("PAID_YN", order!.paidOn === null ? "0" : "1");
  row.put("PAID_DATE", order!.paidOn ?? "");
  row.put("RESOLVED_YN", order!.resolved ? "1" : "0");
  row.put("TRACKING_NUMBER", order!.trackingCode ?? "");
  row.put("TRACKING_URL", order!.trackingUrl ?? "");
  row.put("CUSTOMER_NOTE", order!.customerNote ?? "");
  row.put("INTERNAL_NOTE", order!.internalNote ?? "");
  row.put("CURRENCY_ID", order!.currency);
  row.put("ORDER_TOTAL", amountText(order!.totalMinor));
  row.put("CREATION_TIME", order!.createdAt);
  return [row.row];
}
