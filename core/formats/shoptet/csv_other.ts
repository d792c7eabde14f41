import { type Address, addressFields } from "../../catalogue/customer.ts";
import type { Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import type { NamedRow } from "../csv/named_row.ts";
import { countryOf } from "../countries.ts";
import { namesOf, parseEmail } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import { codeText } from "./csv_product.ts";

/** Reads a customer: addresses are found by the beginnings of their columns' names. */
export function readCsvCustomer(row: NamedRow): EntityRecord {
  const values: Values = new Map();
  const code = row.take("email", parseEmail);
  const set = (path: string, text: string) => {
    if (text !== "") values.set(path, text);
  };
  set("phone", row.text("phone"));
  set("note", row.text("remark"));
  set("priceList", row.text("pricelist") || row.text("priceList"));
  const group = row.text("customerGroup");
  if (group !== "") values.set("groups", [group]);
  const billing = addressOf(row, ["billing", "bill"]);
  for (const name of addressFields) set(`billing:${name}`, billing[name] ?? "");
  set("firstName", billing.firstName ?? "");
  set("lastName", billing.lastName ?? "");
  set("companyName", billing.companyName ?? "");
  set("companyId", first(row, ["companyId", "billingCompanyId"]));
  set("vatId", first(row, ["vatId", "billingVatId"]));
  if (billing.companyName || billing.lastName) {
    values.set("kind", billing.companyName ? "company" : "person");
  }
  const delivery = addressOf(row, ["delivery", "shipping"]);
  if (Object.keys(delivery).length > 0) values.set("deliveries", [delivery]);
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

const first = (row: NamedRow, names: readonly string[]): string =>
  names.map((name) => row.text(name)).find((text) => text !== "") ?? "";

function addressOf(row: NamedRow, kinds: readonly string[]): Partial<Address> {
  const cell = (...names: string[]) =>
    first(row, kinds.flatMap((kind) => names.map((name) => `${kind}${name}`)));
  const street = [cell("Street"), cell("HouseNumber")].filter((part) => part !== "").join(" ");
  const address = {
    companyName: cell("Company"),
    ...namesOf(cell("FullName", "Name")),
    street,
    city: cell("City"),
    zip: cell("Zip"),
    country: countryOf(cell("CountryName", "Country")),
  };
  return Object.fromEntries(Object.entries(address).filter(([, text]) => text));
}

/** What an import may change of an order, from the rows of its items, which all repeat it. @see D13 */
export function readCsvOrder(rows: readonly NamedRow[]): EntityRecord {
  const values: Values = new Map();
  const row = rows[0]!;
  const code = codeText(row.text("code"));
  const state = row.text("statusName");
  if (state !== "") values.set("state", state);
  const paid = row.take("paid", parseBoolean);
  if (paid !== undefined) values.set("paid", paid);
  const tracking = row.text("packageNumber");
  if (tracking !== "") values.set("trackingCode", tracking);
  return { ...(code === "" ? {} : { code }), values, variants: [] };
}
