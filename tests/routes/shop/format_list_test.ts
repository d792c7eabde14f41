import { strict as assert } from "node:assert";
import { exportFormats } from "../../../core/exports/registry.ts";
import { formats } from "../../../core/formats/registry.ts";
import { undocumentedSystems } from "../../../core/formats/undocumented.ts";
import { openTestInstallation } from "../../support/installation.ts";

Deno.test("a shop sees what each format carries, and of which systems nothing is known (R34–R37)", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.shop({ slug: "lipa" });
  const { text, html, status } = await browser.visit("/shops/lipa/formats");
  assert.equal(status, 200);
  for (const { id, name, entities, fields } of formats) {
    const [, own = ""] = html.split(`id="${id}"`);
    const section = own.slice(0, own.indexOf("</details>"));
    assert.ok(section.includes(name), name);
    for (const entity of entities) {
      assert.ok(section.includes(`druhů údajů ${fields[entity]!.length}<`), `${id} ${entity}`);
    }
    const isWritten = exportFormats.some((format) => format.id === id);
    assert.equal(section.includes("Umí ho i export"), isWritten, id);
    // names of fields, none of which is a word of ours
    assert.doesNotMatch(section, /<dd>[^<]*[a-z][A-Z]/, id);
  }
  for (const { name } of undocumentedSystems) assert.ok(text.includes(name), name);
});

Deno.test("the wizard names systems without a description, and says what to do with their files", async () => {
  await using installation = await openTestInstallation();
  const { browser } = await installation.shop({ slug: "lipa" });
  for (const entity of ["products", "categories", "customers"]) {
    const { text, html } = await browser.visit(`/shops/lipa/imports/new?entity=${entity}`);
    for (const { name } of undocumentedSystems) assert.ok(text.includes(name), `${entity} ${name}`);
    assert.ok(html.includes("/shops/lipa/formats#undocumented"), entity);
  }
  const orders = await browser.visit("/shops/lipa/imports/new?entity=orders");
  assert.ok(!orders.text.includes("Rocketoo"));
});
