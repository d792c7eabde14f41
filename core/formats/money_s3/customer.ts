import { type Address, addressFields } from "../../catalogue/customer.ts";
import type { Values } from "../../catalogue/values.ts";
import { listed, setList, setText } from "../children.ts";
import { countryOf } from "../countries.ts";
import { namesOf, parseEmail, setKind } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import type { UpgatesContext } from "../upgates/context.ts";
import type { ReadPlace } from "../upgates/xml_product.ts";
import { oneLine } from "../one_line.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";

type FirmAddress = Partial<Record<keyof Address, string>>;

/**
 * Reads one `Firma`: a customer or a supplier, which the file does not tell apart. Passwords that old
 * connectors keep in it are never read.
 */
export function readFirm(firm: XmlElement, { report, options }: ReadPlace): EntityRecord {
  const values: Values = new Map();
  const context: UpgatesContext = { values, report, options };
  if (firm.attributes?.get("ACTION")?.trim().toLowerCase() === "delete") {
    report.add("kind_not_imported", { line: firm.line, field: firm.tag, value: "Delete" });
    return { values, variants: [] };
  }
  const people = childrenNamed(firm, "OSOBA");
  const code = emailOf(context, [firm, ...people]);
  readIdentity(context, firm, people);
  setText(context, "code", textOf(firm, "KODPARTN"));
  setText(context, "phone", phoneOf(firm, "MOBIL") || phoneOf(firm, "TEL"));
  setText(context, "priceList", textOf(firm, "CENY").split(";")[0]!.trim());
  setText(context, "note", textOf(firm, "POZNAMKA"));
  const group = childNamed(firm, "SKUPINA");
  const groupName = group ? textOf(group, "NAZEV") : "";
  if (groupName !== "") values.set("groups", [groupName]);
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

/** The firm's own e-mail, else that of the first of its people who has one. */
function emailOf({ report }: UpgatesContext, owners: readonly XmlElement[]): string | undefined {
  const element = owners.map((owner) => childNamed(owner, "EMAIL"))
    .find((each) => each && each.text.trim() !== "");
  if (!element) return undefined;
  const text = element.text.trim();
  const read = text.split(/[,;\s]+/).filter((each) => each !== "").map(parseEmail);
  return report.take(read.find(({ ok }) => ok) ?? parseEmail(text), element, text);
}

/** Names and addresses, of which a firm has three pairs: for bills, registered, and where it is. */
const pairs = [
  ["FAKTNAZEV", "FAKTADRESA"],
  ["OBCHNAZEV", "OBCHADRESA"],
  ["NAZEV", "ADRESA"],
] as const;

function readIdentity(
  context: UpgatesContext,
  firm: XmlElement,
  people: readonly XmlElement[],
): void {
  const name = pairs.map(([tag]) => textOf(firm, tag)).find(Boolean) ?? "";
  const isPerson = /^(?:1|true)$/i.test(textOf(firm, "FYZOSOBA"));
  const [person] = people;
  const own = person
    ? { firstName: textOf(person, "JMENO"), lastName: textOf(person, "PRIJMENI") }
    : isPerson
    ? namesOf(name)
    : {};
  setText(context, "firstName", own.firstName);
  setText(context, "lastName", own.lastName);
  if (!isPerson) setText(context, "companyName", name);
  setText(context, "companyId", textOf(firm, "ICO"));
  setText(context, "vatId", textOf(firm, "DIC"));
  setKind(context.values, { isCustomer: true, isCompany: !isPerson, needsNames: true });
  readAddresses(context, firm, isPerson);
}

function readAddresses(context: UpgatesContext, firm: XmlElement, isPerson: boolean): void {
  const found = pairs.map(([name, tag]) =>
    addressOf(childNamed(firm, tag), isPerson, textOf(firm, name))
  );
  const billing = found.find(isSomewhere);
  if (billing) {
    for (const part of addressFields) setText(context, `billing:${part}`, billing[part]);
  }
  const branches = listed(firm, "SEZNAMPROVOZOVEN", "PROVOZOVNA").map((branch) => {
    const address = childNamed(branch, "ADRESA");
    return addressOf(address, false, address ? textOf(address, "NAZEV") : "");
  });
  const told = new Set([JSON.stringify(billing)]);
  const deliveries = [found[2]!, ...branches].filter(isSomewhere).filter((address) => {
    const key = JSON.stringify(address);
    return !told.has(key) && told.add(key);
  });
  setList(context, "deliveries", deliveries);
}

const isSomewhere = ({ street, city, zip }: FirmAddress): boolean => Boolean(street || city || zip);

function addressOf(
  element: XmlElement | undefined,
  isPerson: boolean,
  name: string,
): FirmAddress {
  if (!element) return {};
  const address = {
    companyName: isPerson ? "" : name,
    ...(isPerson ? namesOf(name) : {}),
    street: oneLine(textOf(element, "ULICE")),
    city: textOf(element, "MISTO"),
    zip: textOf(element, "PSC"),
    country: textOf(element, "KODSTATU") || countryOf(textOf(element, "STAT")),
  };
  return Object.fromEntries(Object.entries(address).filter(([, text]) => text !== ""));
}

/** `Pred` alone is a code of a place without a number. */
function phoneOf(firm: XmlElement, name: string): string {
  const phone = childNamed(firm, name);
  const number = phone ? textOf(phone, "CISLO") : "";
  return number === "" ? "" : [textOf(phone!, "PRED"), number].filter(Boolean).join(" ");
}
