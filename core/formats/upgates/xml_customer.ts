import { type Address, addressFields } from "../../catalogue/customer.ts";
import type { Value, Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEmail, parseLanguage, parseNewsletter, setKind } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import { read, type ReadResult } from "../reading.ts";
import { childNamed, childrenNamed, type XmlElement } from "../xml/element.ts";
import { isEmpty, takeLeaf, type UpgatesContext } from "./context.ts";
import { type Leaf, readLeaf } from "./leaves.ts";
import { readTexts } from "./lists.ts";
import type { ReadPlace } from "./xml_product.ts";

const text = (field: string): Leaf => ({ field, parse: (value) => read(value) });
const leaf = (field: string, parse: (value: string) => ReadResult<Value>): Leaf => ({
  field,
  parse,
});

/** The first six are those of Upgates; for the rest it has no known names, see `ownNamespace`. */
export const customerLeaves = new Map<string, Leaf>([
  ["CODE", text("code")],
  ["DEGREE", text("degree")],
  ["FIRSTNAME", text("firstName")],
  ["SURNAME", text("lastName")],
  ["NICKNAME", text("nickname")],
  ["ACTIVE_YN", leaf("active", parseBoolean)],
  ["COMPANY_NAME", text("companyName")],
  ["COMPANY_NUMBER", text("companyId")],
  ["VAT_NUMBER", text("vatId")],
  ["PHONE", text("phone")],
  ["LANGUAGE", leaf("language", parseLanguage)],
  ["NEWSLETTER", leaf("newsletter", parseNewsletter)],
  ["PRICE_LIST", text("priceList")],
  ["NOTE", text("note")],
]);

/** `companyName` → `COMPANY_NAME`: parts of an address. */
export const addressTags = new Map<string, keyof Address>(
  addressFields.map((name) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    name,
  ]),
);

const readElsewhere = /^(?:CUSTOMER_ID|CUSTOMER_YN|COMPANY_YN|EMAIL|METAS)$/;

/** Reads one `CONTACT`. Its e-mail is looked for at any depth: where it stands is not certain. */
export function readCustomer(contact: XmlElement, place: ReadPlace): EntityRecord {
  const { report, options } = place;
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  for (const element of contact.children) {
    const known = customerLeaves.get(element.name);
    if (known) readLeaf(context, element, known);
    else if (element.name === "GROUPS") {
      readTexts(context, element, { field: "groups", tag: "GROUP", deletable: true });
    } else if (element.name === "ADDRESSES") readAddresses(values, element);
    else if (!readElsewhere.test(element.name) && !firstEmail(element)) {
      report.add("tag_unknown", { line: element.line, field: element.tag });
    }
  }
  setKind(values, {
    isCustomer: flag(context, contact, "CUSTOMER_YN"),
    isCompany: flag(context, contact, "COMPANY_YN"),
  });
  const email = firstEmail(contact);
  const code = email && !isEmpty(email) ? takeLeaf(context, email, parseEmail) : undefined;
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

function firstEmail(element: XmlElement): XmlElement | undefined {
  for (const child of element.children) {
    const found = child.name === "EMAIL" ? child : firstEmail(child);
    if (found) return found;
  }
  return undefined;
}

function flag(context: UpgatesContext, owner: XmlElement, name: string): boolean | undefined {
  const element = childNamed(owner, name);
  return element && !isEmpty(element) ? takeLeaf(context, element, parseBoolean) : undefined;
}

function readAddresses(values: Values, wrapper: XmlElement): void {
  const billing = childNamed(wrapper, "BILLING");
  if (billing) {
    const address = addressOf(billing);
    for (const name of addressFields) values.set(`billing:${name}`, address[name] ?? null);
  }
  const deliveries = childrenNamed(wrapper, "DELIVERY").map(addressOf)
    .filter((address) => Object.keys(address).length > 0);
  if (deliveries.length > 0) values.set("deliveries", deliveries);
}

function addressOf(element: XmlElement): Partial<Record<keyof Address, string>> {
  const address: Partial<Record<keyof Address, string>> = {};
  for (const child of element.children) {
    const name = addressTags.get(child.name);
    const value = child.text.trim();
    if (name !== undefined && value !== "") address[name] = value;
  }
  return address;
}
