import type { Entity, FileHead, Format, ParsedRecord, RawRecord } from "../format.ts";
import { Report } from "../report.ts";
import { readCustomer } from "./customer.ts";
import { cardOf, type CardProperty, readProperty } from "./property.ts";
import { propertiesOf } from "./cut.ts";
import { splitCards } from "./split.ts";

/**
 * Contacts of phones and mail programs: versions 2.1, 3.0 and 4.0, which one file may mix. A card
 * never deletes: what it leaves out or empty stays as it is.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6350}
 * @see {@link https://www.rfc-editor.org/rfc/rfc2426}
 */
export const vcard: Format = {
  id: "vcard",
  name: "vCard",
  entities: ["customers"],
  group: "other",
  extension: "vcf",
  fields: {
    customers: [
      "kind",
      "degree",
      "firstName",
      "lastName",
      "nickname",
      "companyName",
      "companyId",
      "vatId",
      "phone",
      "language",
      "groups",
      "billing",
      "deliveries",
      "note",
    ],
  },
  recognise,
  split: splitCards,
  parse,
};

function recognise({ text }: FileHead): Entity | undefined {
  return /^[\s\ufeff]*BEGIN:VCARD[ \t]*(?:[\r\n]|$)/i.test(text) ? "customers" : undefined;
}

function parse(raw: RawRecord): ParsedRecord {
  const report = new Report(raw.number);
  const properties: CardProperty[] = [];
  const texts: string[] = [];
  for (const part of raw.parts) {
    texts.push(part.text!);
    for (const { line, text } of propertiesOf(part)) {
      const property = readProperty(text, line);
      if (property) properties.push(property);
      else report.add("tag_unknown", { line, field: text.slice(0, 100) });
    }
  }
  return { record: readCustomer(cardOf(properties, texts), report), problems: report.problems };
}
