import type { CustomerKind } from "../../catalogue/customer.ts";
import type { ExportOptions, ExportRecord } from "../../exports/export_format.ts";
import { amountText, flag, leaf } from "../../exports/xml_text.ts";
import { htmlOut, seoOut } from "./xml_product_out.ts";
import { imagesOut, leaves, Remaining, wrapped } from "./xml_parts_out.ts";

/** A category; the tree is made of the ids that the shop itself has. */
export function categoryOut(record: ExportRecord, { languages, fields }: ExportOptions): string {
  const values = new Remaining(record.values, fields);
  const hasParent = !fields || fields.has("parent");
  values.take("parent");
  return "<CATEGORY>" + leaf("CODE", record.code!) + leaf("CATEGORY_ID", record.id) +
    (hasParent ? leaf("PARENT_ID", record.parentId ?? "") : "") +
    leaves(values, [
      ["POSITION", "position"],
      ["ACTIVE_YN", "active"],
      ["SHOW_IN_MENU_YN", "showInMenu"],
      ["TYPE", "type"],
    ]) +
    wrapped(
      "DESCRIPTIONS",
      languages.map((language) => {
        const inside = leaves(values, [
          ["ACTIVE_YN", `visible:${language}`],
          ["NAME", `name:${language}`],
          ["NAME_H1", `heading:${language}`],
          ["LINK_URL", `linkUrl:${language}`],
        ]) + htmlOut(values, "k:DESCRIPTION_TEXT", `description:${language}`);
        return inside === "" ? "" : `<DESCRIPTION language="${language}">${inside}</DESCRIPTION>`;
      }).join(""),
    ) +
    seoOut(values, languages) +
    imagesOut(values) +
    values.rest() + "</CATEGORY>\n";
}

/** A customer by the elements that are known; the rest in elements of our own. */
export function customerOut(record: ExportRecord, { fields }: ExportOptions): string {
  const values = new Remaining(record.values, fields);
  const kind = values.take<string>("kind") as CustomerKind | undefined;
  return "<CONTACT>" + leaf("CUSTOMER_ID", record.id) +
    (kind === undefined
      ? ""
      : flag("CUSTOMER_YN", kind !== "contact") + flag("COMPANY_YN", kind === "company")) +
    leaves(values, [
      ["DEGREE", "degree"],
      ["FIRSTNAME", "firstName"],
      ["SURNAME", "lastName"],
      ["NICKNAME", "nickname"],
      ["CODE", "code"],
    ]) +
    leaf("EMAIL", record.code!) +
    values.rest() + "</CONTACT>\n";
}

/** The header of an order, which is all of it that is publicly known; the rest is our own. */
export function orderOut({ order }: ExportRecord): string {
  const { state, paidOn, customerNote, internalNote, trackingCode } = order!;
  return "<ORDER><HEADER>" + leaf("CODE", order!.number) + leaf("STATUS", state.name) +
    `<PAID>${flag("PAID_YN", paidOn !== null)}${paidOn ? leaf("PAID_DATE", paidOn) : ""}</PAID>` +
    flag("RESOLVED_YN", order!.resolved) +
    (customerNote ? leaf("CUSTOMER_NOTE", customerNote) : "") +
    (internalNote ? leaf("INTERNAL_NOTE", internalNote) : "") +
    leaf("CURRENCY", order!.currency) +
    leaf("TOTAL_PRICE_WITH_VAT", amountText(order!.totalMinor)) +
    (trackingCode ? leaf("TRACKING_CODE", trackingCode) : "") +
    leaf("CREATED_AT", order!.createdAt) + "</HEADER>" +
    ownOrderParts(order!) + "</ORDER>\n";
}

/** Address, contact and lines: what people export orders for. */
function ownOrderParts(order: NonNullable<ExportRecord["order"]>): string {
  const text = (tag: string, value: string | null | undefined) => value ? leaf(tag, value) : "";
  const address = (tag: string, of: typeof order.delivery) =>
    of === null ? "" : wrapped(
      tag,
      text("k:COMPANY_NAME", of.companyName) + text("k:FIRST_NAME", of.firstName) +
        text("k:LAST_NAME", of.lastName) + text("k:STREET", of.street) + text("k:CITY", of.city) +
        text("k:ZIP", of.zip) + text("k:COUNTRY", of.country) +
        text("k:COMPANY_ID", of.companyId) + text("k:VAT_ID", of.vatId) +
        text("k:PHONE", of.phone),
    );
  return leaf("k:EMAIL", order.email) + text("k:PHONE", order.phone) +
    address("k:BILLING", order.billing) + address("k:DELIVERY", order.delivery) +
    text("k:SHIPMENT", order.shipmentName) + text("k:PAYMENT", order.paymentName) +
    text("k:TRACKING_URL", order.trackingUrl) +
    wrapped(
      "k:LINES",
      order.lines.map((line) =>
        `<k:LINE kind="${line.kind}">` + text("k:CODE", line.productCode) +
        leaf("k:TITLE", line.title) + leaf("k:QUANTITY", line.quantity) +
        text("k:UNIT", line.unit) +
        leaf("k:UNIT_PRICE", amountText(line.unitPriceMinor)) + leaf("k:VAT", line.vatRate) +
        leaf("k:TOTAL", amountText(line.totalMinor)) + "</k:LINE>"
      ).join(""),
    );
}
