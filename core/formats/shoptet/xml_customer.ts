import { type Address, addressFields } from "../../catalogue/customer.ts";
import type { Values } from "../../catalogue/values.ts";
import { countryOf } from "../countries.ts";
import { namesOf, parseEmail } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import { takeLeaf } from "../upgates/context.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";

/** Reads one `CUSTOMER`: their first account is who they are. */
export function readCustomer(customer: XmlElement, { report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context = { values, report, options };
  const accounts = childrenNamed(customer, "ACCOUNTS").flatMap((each) =>
    childrenNamed(each, "ACCOUNT")
  );
  const email = accounts.map((account) => childNamed(account, "EMAIL"))
    .find((element) => element && element.text.trim() !== "");
  const code = email && takeLeaf(context, email, parseEmail);
  const phone = accounts.map((account) => textOf(account, "PHONE")).find(Boolean);
  const billing = childNamed(customer, "BILLING_ADDRESS");
  const set = (path: string, text: string | undefined) => {
    if (text) values.set(path, text);
  };
  set("phone", phone);
  set("note", textOf(customer, "REMARK"));
  set("priceList", textOf(customer, "PRICELIST"));
  const group = textOf(customer, "CUSTOMER_GROUP");
  if (group !== "") values.set("groups", [group]);
  if (billing) {
    const address = addressOf(billing);
    for (const name of addressFields) set(`billing:${name}`, address[name]);
    set("firstName", address.firstName);
    set("lastName", address.lastName);
    set("companyName", address.companyName);
    set("companyId", textOf(billing, "COMPANY_ID"));
    set("vatId", textOf(billing, "VAT_ID"));
    values.set("kind", address.companyName ? "company" : address.lastName ? "person" : "contact");
  }
  const deliveries = childrenNamed(customer, "SHIPPING_ADDRESSES")
    .flatMap((each) => childrenNamed(each, "SHIPPING_ADDRESS")).map(addressOf)
    .filter((address) => Object.keys(address).length > 0);
  if (deliveries.length > 0) values.set("deliveries", deliveries);
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

function addressOf(element: XmlElement): Partial<Record<keyof Address, string>> {
  const street = [textOf(element, "STREET"), textOf(element, "HOUSE_NUMBER")].filter(Boolean);
  const address: Partial<Record<keyof Address, string>> = {
    companyName: textOf(element, "COMPANY"),
    ...namesOf(textOf(element, "FULL_NAME")),
    street: street.join(" "),
    city: textOf(element, "CITY"),
    zip: textOf(element, "ZIP"),
    country: countryOf(textOf(element, "COUNTRY")),
  };
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value));
}
