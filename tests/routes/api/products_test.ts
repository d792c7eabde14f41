import { strict as assert } from "node:assert";
import { type ApiClient, apiClient } from "../../support/api_client.ts";
import {
  auditOf,
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface World {
  installation: TestInstallation;
  shop: TestShop;
  program: ApiClient;
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`api products: ${name}`, async () => {
    await using installation = await openTestInstallation();
    const shop = await installation.shop({ slug: "lipa", languages: ["cs", "sk"] });
    const program = await apiClient(installation, shop, { name: "Skladový program" });
    await work({ installation, shop, program });
  });

const put = (
  program: ApiClient,
  code: string,
  values: Record<string, unknown>,
  headers: Record<string, string> = {},
) => program.ask("PUT", `products/${encodeURIComponent(code)}`, { json: { values }, headers });

const mug = { "title:cs": "Hrnek", "price:CZK:": "129.00", stock: 12 };

/** Imports a product with two variants. */
async function importVariants({ installation, program }: World) {
  const variant = (code: string, colour: string) =>
    `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><ITEMGROUP_ID>T</ITEMGROUP_ID>` +
    `<PRODUCTNAME>Tričko ${colour}</PRODUCTNAME><PRICE_VAT>200</PRICE_VAT>` +
    `<PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>${colour}</VAL></PARAM></SHOPITEM>`;
  const body = new FormData();
  const content = `<SHOP>${variant("T-R", "rudá")}${variant("T-M", "modrá")}</SHOP>`;
  body.set("file", new File([content], "feed.xml"));
  const { json } = await program.ask("POST", "imports", { body });
  await installation.services.runner.idle();
  return json;
}

test("a product is created, read and changed field by field", async ({ program }) => {
  const created = await put(program, "HRN/1", mug);
  assert.equal(created.status, 201, JSON.stringify(created.json));
  assert.deepEqual(created.json.code, "HRN/1");
  assert.deepEqual(created.json.values, { ...mug, active: true, archived: false });
  const changed = await put(program, "HRN/1", { stock: 11.5, "title:sk": "Hrnček" });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
  const { json } = await program.get("products/HRN%2F1");
  assert.deepEqual(json.values, {
    ...mug,
    stock: 11.5,
    "title:sk": "Hrnček",
    active: true,
    archived: false,
  });
  assert.deepEqual(changed.json, json);
  await put(program, "HRN/1", { stock: null });
  assert.ok(!("stock" in (await program.get("products/HRN%2F1")).json.values));
});

test("a change stands in the history under the key's name, and Why? tells of it", async (world) => {
  const { program, shop, installation } = world;
  await put(program, "A", mug);
  installation.clock.pass(60);
  const changed = await put(program, "A", { "price:CZK:": 149.5 });
  const why = await shop.browser.visit(
    `/shops/lipa/products/${changed.json.id}/why?field=price:CZK:`,
  );
  assert.match(why.text, /Skladový program/);
  assert.match(why.text, /129,00.*149,50|149,50.*129,00/s);
  assert.deepEqual((await auditOf(installation)).slice(-2), [
    "product.create A",
    "product.update A",
  ]);
});

test("lists are set as wholes, and what was read can be sent back", async ({ program, shop }) => {
  const made = await shop.browser.post("/shops/lipa/categories", {
    ...{ code: "K1", active: "true", showInMenu: "true", parent: "", place: "" },
    ...Object.fromEntries(
      ["cs", "sk"].flatMap((language) =>
        ["name", "heading", "description", "seoUrl", "seoTitle", "seoDescription"]
          .map((field) => [`${language}.${field}`, field === "name" ? "Hrnky" : ""])
      ),
    ),
  });
  assert.equal(made.status, 303, made.text);
  const values = {
    ...mug,
    "longDescription:cs": "<p>Pěkný<script>x</script></p>",
    images: [{ url: "https://img.example/a.jpg" }, { url: "https://img.example/b.jpg" }],
    parameters: [{ name: { cs: "Barva" }, value: { cs: "modrá" } }],
    categories: [{ code: "K1", primary: true }],
    related: ["B", "C"],
  };
  const created = await put(program, "A", values);
  assert.equal(created.status, 201, JSON.stringify(created.json));
  const { json } = await program.get("products/A");
  assert.equal(json.values["longDescription:cs"], "<p>Pěkný</p>");
  assert.equal(json.values.images[0].main, true);
  assert.deepEqual(json.values.categories, [{ code: "K1", primary: true }]);
  const again = await put(program, "A", json.values);
  assert.deepEqual([again.status, again.json], [200, json], "nothing was changed");
});

const wrong: [values: Record<string, unknown>, field: string, code: string][] = [
  [{ "price:CZK:": "12.345" }, "values.price:CZK:", "money_decimals"],
  [{ "price:CZK:": true }, "values.price:CZK:", "wrong_type"],
  [{ "price:USD:": "1" }, "values.price:USD:", "currency_unknown"],
  [{ price: "1" }, "values.price", "field_unknown"],
  [{ "title:en": "Mug" }, "values.title:en", "language_unknown"],
  [{ "title:cs": "" }, "values.title:cs", "required"],
  [{ stock: "12" }, "values.stock", "wrong_type"],
  [{ colour: "red" }, "values.colour", "field_unknown"],
  [{ __proto__x: 1 }, "values.__proto__x", "field_unknown"],
  [{ active: null }, "values.active", "required"],
  [{ ean: "8594001234567" }, "values.ean", "ean"],
  [{ condition: "broken" }, "values.condition", "choose"],
  [{ main: true }, "values.main", "field_not_taken"],
  [{ categoryPaths: [["A"]] }, "values.categoryPaths", "field_not_taken"],
  [{ images: [{ url: "javascript:alert(1)" }] }, "values.images", "list"],
  [{ images: "https://img.example/a.jpg" }, "values.images", "list"],
  [{ categories: [{ code: "none" }] }, "values.categories", "choose"],
  [{ "manufacturer": "a\u0000b" }, "values.manufacturer", "characters"],
];
for (const [values, field, code] of wrong) {
  test(`${JSON.stringify(values)} is refused by its name`, async ({ program }) => {
    await put(program, "A", mug);
    const before = (await program.get("products/A")).json;
    const answer = await put(program, "A", { ...values, stock: values.stock ?? 99 });
    assert.equal(answer.status, 422, JSON.stringify(answer.json));
    const [problem] = answer.json.error.problems;
    assert.deepEqual([problem.field, problem.code], [field, code]);
    assert.ok(problem.message.length > 5, problem.message);
    assert.deepEqual((await program.get("products/A")).json, before, "nothing of it was stored");
  });
}

test("a new product needs a title, a free code and no variants", async (world) => {
  const { program } = world;
  await importVariants(world);
  const untitled = await put(program, "A", { stock: 1 });
  assert.equal(untitled.json.error.problems[0].field, "values.title:cs");
  const taken = await put(program, "T-R", mug);
  assert.deepEqual(taken.json.error.problems[0].code, "taken", "a variant has this code");
  const json = { values: mug, variants: [{ code: "X", values: { stock: 1 } }] };
  const withVariant = await program.ask("PUT", "products/A", { json });
  assert.equal(withVariant.json.error.problems[0].code, "variant_unknown");
  assert.equal((await program.get("products/A")).status, 404);
});

test("variants are changed by their codes", async (world) => {
  const { program, shop } = world;
  await importVariants(world);
  const { json } = await program.get("products/T");
  assert.deepEqual(json.variants.map(({ code }: { code: string }) => code), ["T-R", "T-M"]);
  const change = (code: string, values: Record<string, unknown>) =>
    program.ask("PUT", "products/T", { json: { variants: [{ code, values }] } });
  const changed = await change("T-M", { stock: 4, "price:CZK:": "210.00" });
  assert.equal(changed.status, 200, JSON.stringify(changed.json));
  const { values } = (await program.get("products/T")).json.variants[1];
  assert.deepEqual([values.stock, values["price:CZK:"]], [4, "210.00"]);
  const page = await shop.browser.visit(`/shops/lipa/products/${json.id}`);
  assert.match(page.text, /Skladový program/);
  const unknown = await change("T-X", { stock: 1 });
  assert.deepEqual(unknown.json.error.problems[0].field, "variants.0.code");
  const wrong = await change("T-M", { manufacturer: "X" });
  assert.deepEqual(wrong.json.error.problems[0].field, "variants.0.values.manufacturer");
});

test("what a program changed survives the undo of the run before it", async (world) => {
  const { program, installation } = world;
  const made = await importVariants(world);
  await put(program, "T", { "title:cs": "Tričko z plátna" });
  await program.ask("POST", `runs/${made.lastRunId}/undo`);
  await installation.services.runner.idle();
  const { json } = await program.get("products/T");
  assert.equal(json.values["title:cs"], "Tričko z plátna", "a product with other changes stays");
});

test("a person's edit is not written over by who has not seen it", async (world) => {
  const { program, installation } = world;
  const { headers } = await put(program, "A", mug);
  const etag = headers.get("ETag")!;
  installation.clock.pass(1);
  await put(program, "A", { stock: 1 });
  const late = await put(program, "A", { stock: 2 }, { "If-Match": etag });
  assert.deepEqual([late.status, late.json.error.code], [412, "changed_meanwhile"]);
  const { headers: newer } = await program.get("products/A");
  // Compression on the way makes an ETag weak.
  const right = await put(program, "A", { stock: 2 }, { "If-Match": `W/${newer.get("ETag")}` });
  assert.deepEqual([right.status, right.json.values.stock], [200, 2]);
  assert.equal((await put(program, "A", mug, { "If-None-Match": "*" })).status, 412);
  assert.equal((await put(program, "B", mug, { "If-Match": "*" })).status, 412);
  assert.equal((await put(program, "B", mug, { "If-None-Match": "*" })).status, 201);
});

test("the list is filtered, and paged without a gap while products come", async ({ program }) => {
  for (const code of ["A", "B", "C", "D"]) {
    await put(program, code, { "title:cs": `Hrnek ${code}`, stock: code === "B" ? 0 : 5 });
  }
  const codes = (page: { items: { code: string }[] }) =>
    page.items.map(({ code }) => code).join("");
  const { json: first } = await program.get("products?limit=2");
  assert.equal(codes(first), "AB");
  await put(program, "0", { "title:cs": "Nový" });
  const { json: second } = await program.get(`products?limit=3&cursor=${first.next}`);
  assert.deepEqual([codes(second), second.next], ["CD0", null]);
  assert.equal(codes((await program.get("products?stock=out")).json), "B");
  assert.equal(codes((await program.get("products?q=hrnek%20c")).json), "C");
  assert.equal(codes((await program.get("products?price=none&limit=100")).json), "ABCD0");
  await put(program, "A", { archived: true });
  assert.equal(codes((await program.get("products")).json), "BCD0");
  assert.equal(codes((await program.get("products?state=archived")).json), "A");
  assert.equal((await program.get("products?sort=price")).status, 422);
});

test("another shop's key sees and changes nothing", async ({ installation, program }) => {
  await put(program, "A", mug);
  const stranger = await apiClient(installation, await installation.shop({ slug: "dub" }));
  assert.equal((await stranger.get("products/A")).status, 404);
  assert.deepEqual((await stranger.get("products?q=Hrnek")).json, { items: [], next: null });
  assert.equal((await put(stranger, "A", { "title:cs": "Cizí" })).status, 201, "its own product");
  assert.equal((await program.get("products/A")).json.values["title:cs"], "Hrnek");
});
