import assert from "node:assert/strict";
import { entityFields } from "../../../core/catalogue/entity_fields.ts";
import type { Entity } from "../../../core/formats/format.ts";
import { formatById } from "../../../core/formats/registry.ts";
import { undocumentedSystems } from "../../../core/formats/undocumented.ts";

const readable: [rule: string, format: string, entities: Entity[]][] = [
  ["R21", "upgates-csv", ["products", "categories", "customers", "orders"]],
  ["R22", "upgates-xml", ["products", "categories", "customers"]],
  ["R24", "zbozi", ["products"]],
  ["R25", "heureka", ["products"]],
  ["R26", "google", ["products"]],
  ["R28", "pohoda", ["products", "categories"]],
  ["R29", "money-s3", ["products"]],
  ["R31", "mergado", ["products"]],
  ["R32", "vcard", ["customers"]],
  ["R33", "shoptet-xml", ["products", "categories", "customers"]],
  ["R35", "webareal-csv", ["products"]],
  ["R36", "eshop-rychle-csv", ["products"]],
];
for (const [rule, format, entities] of readable) {
  Deno.test(`${format} brings ${entities.join(", ")} (${rule})`, () => {
    const found = formatById(format)?.entities;
    for (const entity of entities) assert.ok(found?.includes(entity), entity);
  });
}

const comparison = ["zbozi", "heureka", "google", "mergado"];
for (const format of comparison) {
  Deno.test(`${format} carries nothing but products (R27)`, () => {
    assert.deepEqual(formatById(format)?.entities, ["products"]);
  });
}

const systems: [rule: string, id: string][] = [
  ["R34", "rocketoo-xml"],
  ["R35", "webareal-xml"],
  ["R36", "eshop-rychle-xml"],
  ["R37", "byznysweb-xml"],
];
for (const [rule, id] of systems) {
  Deno.test(`${id} is offered for products, categories and customers (${rule})`, () => {
    const system = undocumentedSystems.find((one) => one.id === id);
    assert.deepEqual(system?.entities, ["products", "categories", "customers"]);
  });
}

Deno.test("the files of the system carry all that a record has (R23)", () => {
  for (const format of ["upgates-xml", "upgates-csv"]) {
    for (const entity of formatById(format)!.entities) {
      const carried = new Set(formatById(format)!.fields[entity]);
      const missing = Object.keys(entityFields[entity]).filter((field) => !carried.has(field));
      assert.deepEqual(missing, [], `${format} ${entity}`);
    }
  }
});
