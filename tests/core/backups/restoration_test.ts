import { strict as assert } from "node:assert";
import { changesSince } from "../../../core/backups/restoration.ts";
import { reverse } from "../../../core/imports/undo.ts";
import type { CurrentRecord, CurrentVariant } from "../../../core/imports/plan.ts";
import type { Value } from "../../../core/catalogue/values.ts";

const variant = (id: number, code: string, values: Record<string, Value>): CurrentVariant => ({
  id,
  code,
  values: new Map(Object.entries(values)),
});

const product = (
  values: Record<string, Value>,
  variants: CurrentVariant[] = [],
): CurrentRecord => ({
  id: 1,
  code: "LAMP",
  updatedAt: "2026-03-02T09:00:00.000Z",
  values: new Map(Object.entries(values)),
  variants,
});

const changes = (then: CurrentRecord, now: CurrentRecord) =>
  changesSince(then, now, (each, position) => ({ id: each.id, position }));

Deno.test("a record that is what it was has no changes since", () => {
  const same = { "title:cs": "Lampa", stock: 2, labels: [] };
  assert.deepEqual(changes(product(same), product({ "title:cs": "Lampa", stock: 2 })), {});
});

Deno.test("what was changed, emptied and filled in since is told path by path", () => {
  const then = product({ "title:cs": "Lampa", ean: "1", stock: 2 });
  const now = product({ "title:cs": "Lampička", stock: 2, unit: "ks" });
  assert.deepEqual(changes(then, now), {
    "title:cs": ["Lampa", "Lampička"],
    ean: ["1", null],
    unit: [null, "ks"],
  });
});

Deno.test("variants that went, came and changed since are told by their codes", () => {
  const then = product({}, [variant(1, "S", { stock: 1 }), variant(2, "M", { stock: 2 })]);
  const now = product({}, [variant(2, "M", { stock: 9 }), variant(3, "L", { stock: 3 })]);
  assert.deepEqual(changes(then, now), {
    "variant:S/whole": [{ id: 1, position: 0 }, null],
    "variant:M/stock": [2, 9],
    "variant:L": [null, "L"],
  });
});

Deno.test("undoing what happened since keeps nothing back (R213)", () => {
  const then = product({ "title:cs": "Lampa", ean: "1" }, [variant(1, "S", { stock: 1 })]);
  const now = product({ "title:cs": "Lampička", unit: "ks" }, [variant(1, "S", { stock: 4 })]);
  const reversal = reverse(changes(then, now), now);
  assert.deepEqual(reversal.kept, []);
  assert.deepEqual([...reversal.changes].sort(), [
    ["ean", [null, "1"]],
    ["title:cs", ["Lampička", "Lampa"]],
    ["unit", ["ks", null]],
  ]);
  assert.deepEqual(reversal.variants, [{ id: 1, changes: new Map([["stock", [4, 1]]]) }]);
});
