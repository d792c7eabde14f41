import { type Address, addressFields } from "../../catalogue/customer.ts";
import type { Values } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { countryOf } from "../countries.ts";
import { namesOf, parseEmail, setKind } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { idsOf, setList, setText, takeChild } from "../children.ts";

/** Reads one `addressbook`. Somebody's contact person is no customer of their own. */
export function readAddressBook(entry: XmlElement, { report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  const header = childNamed(entry, "ADDRESSBOOKHEADER");
  const action = childNamed(entry, "ACTIONTYPE");
  const unwanted = action && childNamed(action, "DELETE")
    ? "delete"
    : header && childNamed(header, "REFADDRESS")
    ? "refAddress"
    : undefined;
  if (unwanted) {
    report.add("kind_not_imported", { line: entry.line, field: entry.tag, value: unwanted });
  }
  if (unwanted || !header) return { values, variants: [] };
  const code = emailOf(context, header);
  readIdentity(context, header);
  setText(context, "phone", textOf(header, "MOBIL") || textOf(header, "PHONE"));
  setText(context, "priceList", textOf(header, "PRICEIDS"));
  setText(context, "note", textOf(header, "NOTE"));
  const number = childNamed(header, "NUMBER");
  setText(context, "code", number ? textOf(number, "NUMBERREQUESTED") : "");
  const groups = textOf(header, "ADGROUP").split(",").map((name) => name.trim()).filter(Boolean);
  setList(context, "groups", [...new Set(groups)]);
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

/** The first that is one: several stand in one element with commas or semicolons. */
function emailOf({ report }: UpgatesContext, header: XmlElement): string | undefined {
  const element = childNamed(header, "EMAIL");
  const text = element?.text.trim() ?? "";
  if (element === undefined || text === "") return undefined;
  const read = text.split(/[,;\s]+/).filter((each) => each !== "").map(parseEmail);
  return report.take(read.find(({ ok }) => ok) ?? parseEmail(text), element, text);
}

function readIdentity(context: UpgatesContext, header: XmlElement): void {
  const identity = childNamed(header, "IDENTITY");
  const address = identity && childNamed(identity, "ADDRESS");
  if (!address) return;
  const { values } = context;
  const [company, name] = [textOf(address, "COMPANY"), textOf(address, "NAME")];
  const companyId = textOf(address, "ICO");
  const vatId = textOf(address, "ICDPH") || textOf(address, "DIC");
  // of a private person the name stands in both, or in the company alone
  const isCompany = companyId !== "" || vatId !== "" ||
    (name !== "" && ![name, ""].includes(company));
  const names = namesOf(name || (isCompany ? "" : company));
  setText(context, "firstName", names.firstName);
  setText(context, "lastName", names.lastName);
  if (isCompany) setText(context, "companyName", company);
  setText(context, "companyId", companyId);
  setText(context, "vatId", vatId);
  const isCustomer = takeChild(context, header, "P2", parseBoolean) ?? true;
  setKind(values, { isCustomer, isCompany, needsNames: true });
  const billing = addressOf(address, isCompany);
  for (const part of addressFields) setText(context, `billing:${part}`, billing[part]);
  const isDefault = (each: XmlElement) => textOf(each, "DEFAULTSHIPADDRESS") === "true";
  const deliveries = childrenNamed(identity, "SHIPTOADDRESS")
    .toSorted((a, b) => Number(isDefault(b)) - Number(isDefault(a)))
    .map((each) => addressOf(each, true)).filter((each) => Object.keys(each).length > 0);
  setList(context, "deliveries", deliveries);
}

function addressOf(
  element: XmlElement,
  isCompany: boolean,
): Partial<Record<keyof Address, string>> {
  const company = textOf(element, "COMPANY");
  const address = {
    companyName: isCompany ? company : "",
    ...namesOf(textOf(element, "NAME") || (isCompany ? "" : company)),
    street: textOf(element, "STREET"),
    city: textOf(element, "CITY"),
    zip: textOf(element, "ZIP"),
    country: countryOf(idsOf(element, "COUNTRY")),
  };
  return Object.fromEntries(Object.entries(address).filter(([, text]) => text !== ""));
}
