import type { Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseEmail, setKind } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import { read } from "../reading.ts";
import { childNamed, type XmlElement } from "../xml/element.ts";
import { isEmpty, readOwnField, takeLeaf, type UpgatesContext } from "./context.ts";
import { type Leaf, readLeaf } from "./leaves.ts";
import { ownElement } from "./own_fields.ts";
import type { ReadPlace } from "./xml_product.ts";

const text = (field: string): Leaf => ({ field, parse: (value) => read(value) });

/** What is publicly known of a customer; all else stands in elements of our own. */
const customerLeaves = new Map<string, Leaf>([
  ["CODE", text("code")],
  ["DEGREE", text("degree")],
  ["FIRSTNAME", text("firstName")],
  ["SURNAME", text("lastName")],
  ["NICKNAME", text("nickname")],
]);

const readElsewhere = /^(?:CUSTOMER_ID|CUSTOMER_YN|COMPANY_YN|EMAIL|ADDRESSES|METAS)$/;

/** Reads one `CONTACT`. Its e-mail is looked for at any depth: where it stands is not certain. */
export function readCustomer(contact: XmlElement, place: ReadPlace): EntityRecord {
  const { report, options } = place;
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  for (const element of contact.children) {
    const known = customerLeaves.get(element.name);
    if (known) readLeaf(context, element, known);
    else if (element.name === ownElement) {
      readOwnField(context, element, { entity: "customers" });
    } else if (!readElsewhere.test(element.name) && !firstEmail(element)) {
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
