/** Real cards of phones and programs; what they hold was read off them by eye. */
import assert from "node:assert/strict";
import { vcard } from "../../core/formats/vcard/format.ts";
import { czechProducts, readFile } from "../core/formats/reading_files.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");

interface Figures {
  cards: number;
  /** E-mails by which they are paired, in the order of the file. */
  emails: string[];
  /** How many cards say each of these. */
  phones: number;
  addresses: number;
  notes: number;
  /** Of the first card with it. */
  said: Record<string, unknown>;
}

const figures: Record<string, Figures> = {
  "FolkerKinzel__VCards__German.vcf": {
    ...{ cards: 1, emails: [], phones: 0, addresses: 1, notes: 0 },
    said: { firstName: "Sören Täve", lastName: "Nüßlebaum", "billing:city": "Mößlitz" },
  },
  "FolkerKinzel__VCards__LabelIssue.vcf": {
    ...{ cards: 1, emails: ["wimmel@wurstdarm.de"], phones: 1, addresses: 1, notes: 0 },
    said: {
      "billing:street": "Business-Straße 19",
      "billing:country": "DE",
      deliveries: [
        { street: "Sonstgasse 44", city: "Anderstadt", zip: "37465", country: "DE" },
        { street: "Freizeitweg 4", city: "Freizeithausen", zip: "12345", country: "DE" },
      ],
    },
  },
  "KDE__kcontacts__vcard10.vcf": {
    ...{ cards: 5, emails: [], phones: 0, addresses: 4, notes: 5 },
    said: { companyName: "Bike Shop", degree: "Dr. med.", lastName: "Name" },
  },
  "ical4j__ical4j-vcard__vcard-dirk-whitespaceafterbegin.vcf": {
    ...{ cards: 1, emails: ["dirk@sap.com"], phones: 0, addresses: 1, notes: 1 },
    said: { lastName: "dirk", note: "The canonical Dirk", "billing:street": "Szczecin" },
  },
  "jhermsmeier__node-vcf__multiple.vcf": {
    ...{ cards: 3, emails: Array(3).fill("erika@mustermann.de") },
    ...{ phones: 3, addresses: 3, notes: 0 },
    said: {
      ...{ degree: "Dr.", companyName: "Wikimedia", phone: "+49-221-9999123" },
      ...{ "billing:street": "Heidestraße 17", "billing:city": "Köln" },
    },
  },
  "jhermsmeier__node-vcf__vcard-2.1.vcf": {
    ...{ cards: 1, emails: ["forrestgump@example.com"], phones: 1, addresses: 1, notes: 0 },
    said: { firstName: "Forrest", "billing:street": "100 Waters Edge", "billing:country": "US" },
  },
  "kewisch__ical.js__escape_semicolon.vcf": {
    ...{ cards: 1, emails: ["home@gmx.de"], phones: 1, addresses: 1, notes: 0 },
    said: { phone: "205333", nickname: "Hugo", groups: ["Test-Kontakte"] },
  },
  "mangstadt__ez-vcard__John_Doe_ANDROID.vcf": {
    cards: 6,
    emails: [
      "john.doe@company.com",
      "jane.doe@company.com",
      "bob@company.com",
      "henry@company.com",
    ],
    ...{ phones: 4, addresses: 0, notes: 1 },
    said: { lastName: "Ñ Ñ Ñ Ñ", companyName: "Ñ".repeat(12) },
  },
  "mangstadt__ez-vcard__John_Doe_EVOLUTION.vcf": {
    ...{ cards: 1, emails: ["john.doe@ibm.com"], phones: 1, addresses: 1, notes: 1 },
    said: {
      ...{ firstName: "John Richter, James", degree: "Mr. Sr.", groups: ["VIP"] },
      companyName: "IBM – Accounting – Dungeon",
    },
  },
  "mangstadt__ez-vcard__John_Doe_GMAIL.vcf": {
    ...{ cards: 1, emails: ["john.doe@ibm.com"], phones: 1, addresses: 1, notes: 1 },
    said: { phone: "905-555-1234", lastName: "Doe" },
  },
  "mangstadt__ez-vcard__gmail-list.vcf": {
    cards: 3,
    emails: ["asmithk@gmail.com", "chrisy55d@yahoo.com", "dwhite@gmail.com"],
    ...{ phones: 0, addresses: 0, notes: 0, said: { firstName: "Arnold" } },
  },
  "nuovo__vCard-parser__Example.vcf": {
    ...{ cards: 1, emails: ["forrestgump@example.com"], phones: 1, addresses: 1, notes: 0 },
    said: { firstName: "John Q. Public" },
  },
  "stalwartlabs__calcard__009.vcf": {
    cards: 10,
    emails: ["max@mustermann.de", ...Array(3).fill("test-x@email.com")],
    ...{ phones: 5, addresses: 2, notes: 1 },
    said: { firstName: "Mäx", note: "XXXXXXXXXX € ##,##\nXXXXXXXXXX € ##,##" },
  },
};

for (const [name, { said, ...expected }] of folder === undefined ? [] : Object.entries(figures)) {
  Deno.test(`vcard: ${name} is read as it was counted`, async () => {
    const bytes = await Deno.readFile(`${folder}/vcard/${name}`);
    const { records } = await readFile(vcard, bytes, { ...czechProducts, entity: "customers" });

    const having = (pattern: RegExp) =>
      records.filter(({ values }) => [...values.keys()].some((path) => pattern.test(path))).length;
    assert.deepEqual({
      cards: records.length,
      emails: records.flatMap(({ code }) => code ?? []),
      phones: having(/^phone$/),
      addresses: having(/^billing:/),
      notes: having(/^note$/),
    }, expected);
    for (const [path, value] of Object.entries(said)) {
      assert.deepEqual(records.find(({ values }) => values.has(path))?.values.get(path), value);
    }
  });
}
