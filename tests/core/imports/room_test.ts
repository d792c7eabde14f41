import { strict as assert } from "node:assert";
import fc from "fast-check";
import type { RecordPlan, VariantPlan } from "../../../core/imports/plan.ts";
import { boundless, fitPlan, hasRoomFor, roomWithin } from "../../../core/imports/room.ts";

const newVariants = (count: number): VariantPlan[] =>
  Array.from({ length: count }, (_, at) => ({
    action: "create",
    code: `V${at + 1}`,
    values: new Map(),
    number: at + 1,
  }));

const created = (variants = 0): RecordPlan => ({
  action: "create",
  code: "A",
  values: new Map(),
  variants: newVariants(variants),
  left: 0,
});

const updated = (variants: number, changes = new Map()): RecordPlan => ({
  action: "update",
  id: 7,
  changes,
  variants: newVariants(variants),
  left: 0,
});

Deno.test("a tariff leaves room for what it holds less what is there (R226–R228)", () => {
  const counts = { products: 8, variants: 120, categories: 3 };
  assert.deepEqual(roomWithin({ products: 10, variants: 100, categories: null }, counts), {
    products: 2,
    variants: 0,
    categories: Infinity,
  });
  assert.deepEqual(roomWithin(undefined, counts), boundless());
});

Deno.test("what fits is created and takes from the room; the next one is left out", () => {
  const room = { products: 1, variants: 5, categories: 0 };
  assert.equal(fitPlan(created(2), "products", room).plan.action, "create");
  assert.deepEqual(room, { products: 0, variants: 3, categories: 0 });
  assert.deepEqual(fitPlan(created(), "products", room).plan, {
    action: "skip",
    reason: "tariff_full",
  });
});

Deno.test("a product whose variants do not all fit is not created in part", () => {
  const room = { products: 5, variants: 1, categories: 0 };
  assert.equal(fitPlan(created(2), "products", room).plan.action, "skip");
  assert.deepEqual(room, { products: 5, variants: 1, categories: 0 }, "it takes nothing");
});

Deno.test("what is there is updated over the tariff too; new variants of it that do not fit are named", () => {
  const room = { products: 0, variants: 1, categories: 0 };
  const changes = new Map([["price:CZK:", [1, 2] as const]]);
  const { plan, variantsLeft } = fitPlan(updated(3, changes), "products", room);
  assert.equal(plan.action === "update" && plan.variants.length, 1);
  assert.deepEqual(variantsLeft, ["V2", "V3"]);
  assert.deepEqual(fitPlan(updated(1), "products", room).plan, {
    action: "leave",
    id: 7,
    left: 1,
  });
});

Deno.test("customers and orders are not limited by a tariff", () => {
  const none = { products: 0, variants: 0, categories: 0 };
  assert.equal(hasRoomFor("customers", none), true);
  assert.equal(fitPlan(created(), "customers", none).plan.action, "create");
});

Deno.test("whatever comes in whatever order, no more is created than there is room for", () => {
  const plan = fc.oneof(
    fc.nat(6).map((variants) => created(variants)),
    fc.nat(6).map((variants) => updated(variants)),
  );
  const size = fc.nat(20);
  fc.assert(fc.property(size, size, fc.array(plan), (products, variants, plans) => {
    const room = { products, variants, categories: 0 };
    const fitted = plans.map((each) => fitPlan(each, "products", room).plan);
    const made = fitted.filter(({ action }) => action === "create").length;
    const madeVariants = fitted.flatMap((each) => "variants" in each ? each.variants : []);
    assert.ok(made <= products && madeVariants.length <= variants);
    assert.equal(room.products, products - made);
    assert.equal(room.variants, variants - madeVariants.length);
  }));
});
