import assert from "node:assert/strict";
import { type NavItem, phoneBar } from "../../views/navigation.ts";

const item = (key: string, more: Partial<NavItem> = {}): NavItem => ({
  key,
  text: "overview",
  icon: "package",
  href: `/${key}`,
  ...more,
});
const inBar = (...items: NavItem[]) => {
  const { shown, hasMore } = phoneBar(items);
  return [shown.map(({ key }) => key).join(" "), hasMore];
};
const phone = true as const;

Deno.test("the bar of a phone has the foremost four sections in their order, the rest behind it", () => {
  const sections = [
    ...[item("a", { phone }), item("b"), item("c", { phone }), item("d")],
    ...[item("e", { phone }), item("f", { phone })],
  ];
  assert.deepEqual(inBar(...sections), ["a c e f", true]);
});

Deno.test("where few sections can be seen, the bar has them all and nothing is behind it", () => {
  assert.deepEqual(inBar(item("wallet"), item("support")), ["wallet support", false]);
  assert.deepEqual(inBar(item("a"), item("b", { phone }), item("c")), ["a b c", false]);
});

Deno.test("what is below a section stands behind the bar", () => {
  const products = item("products", { phone, children: [item("products/import")] });
  assert.deepEqual(inBar(products, item("wallet")), ["products wallet", true]);
});
