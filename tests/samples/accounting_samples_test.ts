/** Real address books and stocks of accounting programs; what they hold was read off by eye. */
import assert from "node:assert/strict";
import type { Entity } from "../../core/formats/format.ts";
import { readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { czechProducts, readFile, sourceOf } from "../core/formats/reading_files.ts";

const folder = Deno.env.get("KRAMEK_SAMPLES");

interface Expected {
  file: string;
  format: string;
  entity: Entity;
  records: number;
  codes: string[];
  problems: string[];
  /** Of one record, by its code. */
  said: Record<string, Record<string, unknown>>;
}

const table: Expected[] = [
  {
    file: "pohoda/jurajgiacko__pohodaanalytics__sklad.xml",
    ...{ format: "pohoda", entity: "products", records: 2 },
    codes: ["ION-1000-CIT", "GEL-ENE-32"],
    problems: [],
    said: {
      "GEL-ENE-32": {
        ...{ "title:cs": "Energetický gel 32g", unit: "ks", stock: 1_850 },
        ...{ "price:CZK:": 3_200, "purchasePrice:CZK:": 1_400 },
      },
    },
  },
  {
    file: "pohoda/dev-hasidav__Business__r_adr_2.xml",
    ...{ format: "pohoda", entity: "customers", records: 1 },
    codes: ["ondrej.marsik@telecom.cz"],
    problems: [],
    said: {
      "ondrej.marsik@telecom.cz": {
        ...{ code: "13AD00022", kind: "company", companyName: "ZET s.r.o." },
        ...{ firstName: "Ondřej", lastName: "Maršík", companyId: "56541223" },
        ...{ vatId: "CZ56541223", phone: "602 236 445", "billing:city": "Praha 3" },
        groups: ["Obchod", "Zákazník"],
        deliveries: [{
          ...{ companyName: "ZET s.r.o.", firstName: "Tomáš", lastName: "Honzík" },
          ...{ street: "Průmyslová", city: "Jihlava 1", zip: "586 01" },
        }],
      },
    },
  },
  {
    // the second one is a contact person of the first
    file: "pohoda/dev-hasidav__Business__s_adr_1.xml",
    ...{ format: "pohoda", entity: "customers", records: 2 },
    codes: ["vesela@seznam.cz"],
    problems: ["kind_not_imported"],
    said: {
      "vesela@seznam.cz": {
        ...{ companyName: "IMEC s.r.o.", lastName: "Veselá", priceList: "Prodejní" },
        ...{ groups: ["S1", "S2"], note: "Načteno z XML." },
      },
    },
  },
  {
    // thirty companies, six of which have an e-mail; one of their people has one too
    file: "money-s3/Matyas-git-insio__moneys3-demo__test-export.xml",
    ...{ format: "money-s3", entity: "customers", records: 30 },
    codes: [
      ...["info@firma.cz", "info@rucksack.de", "kprohazka@matratze.at", "info@firma.cz"],
      ...["info@demosport.cz", "info@demosport.cz"],
    ],
    problems: [],
    said: {
      "info@firma.cz": {
        ...{ code: "SPP00", kind: "company", companyName: "Sportovní potřeby s.r.o." },
        ...{ firstName: "Josef", lastName: "Černý", companyId: "456398792" },
        ...{ vatId: "CZ456398792", phone: "486121121", priceList: "10%" },
        ...{ "billing:street": "Táborského 545", "billing:zip": "54101", "billing:country": "CZ" },
        groups: ["Obchodní partneři - tuzemsko"],
      },
      "info@rucksack.de": { priceList: "20%EUR", "billing:country": "DE" },
    },
  },
];

for (const expected of folder === undefined ? [] : table) {
  const { file, format: id, entity } = expected;
  Deno.test(`${id}: ${file} is read as it was counted`, async () => {
    const source = sourceOf(await Deno.readFile(`${folder}/${file}`));
    const found = recogniseFormat(await readHead(source));
    assert.deepEqual([found?.format.id, found?.entity], [id, entity]);

    const { records, problems } = await readFile(found!.format, source, {
      ...czechProducts,
      entity,
    });

    assert.equal(records.length, expected.records);
    assert.deepEqual(records.flatMap(({ code }) => code ?? []), expected.codes);
    assert.deepEqual(problems.map(({ code }) => code), expected.problems);
    for (const [code, values] of Object.entries(expected.said)) {
      const record = records.find((each) => each.code === code)!;
      for (const [path, value] of Object.entries(values)) {
        assert.deepEqual(record.values.get(path), value);
      }
    }
  });
}
