import { strict as assert } from "node:assert";
import { categoryPaths } from "../../../tenants/shop/category_paths.ts";
import { importText, openTestShop } from "../../support/test_shop.ts";

/** Of a name behind which it stands: customers of its language do not see the category. */
const hiddenMark = " (skryto)";

const category = (id: number, parent: string, active: number, names: Record<string, string>) =>
  `<CATEGORY><CODE>K${id}</CODE><CATEGORY_ID>${id}</CATEGORY_ID><PARENT_ID>${parent}</PARENT_ID>
  <ACTIVE_YN>${active}</ACTIVE_YN><DESCRIPTIONS>${
    Object.entries(names).map(([language, name]) =>
      `<DESCRIPTION language="${language}">${
        name.endsWith(hiddenMark) ? "<ACTIVE_YN>0</ACTIVE_YN>" : ""
      }<NAME>${name}</NAME></DESCRIPTION>`
    ).join("")
  }</DESCRIPTIONS></CATEGORY>`;

Deno.test("a category's path has the names above it, and none where customers see it not", async () => {
  await using shop = await openTestShop();
  const text = `<CATEGORIES>${
    [
      category(1, "", 1, { cs: "Domov", sk: "Domov SK" }),
      category(2, "1", 1, { cs: "Hrnky" }),
      category(3, "1", 0, { cs: "Skryté" }),
      category(4, "3", 1, { cs: "Pod skrytou" }),
      category(5, "1", 1, { cs: "Jen česky", sk: `Nie po slovensky${hiddenMark}` }),
      category(6, "5", 1, { cs: "Pod ní" }),
    ].join("")
  }</CATEGORIES>`;
  const order = { format: "upgates-xml", entity: "categories", languages: ["cs", "sk"] } as const;
  const run = await importText(shop, text, { ...order, languages: ["cs", "sk"] });
  assert.equal(run.created, 6, JSON.stringify(run.codes));

  assert.deepEqual([...await categoryPaths(shop.database, "sk")], [
    ["K1", ["Domov SK"]],
    ["K2", ["Domov SK", "Hrnky"]],
  ]);
  assert.deepEqual((await categoryPaths(shop.database, "cs")).get("K6"), [
    ...["Domov", "Jen česky", "Pod ní"],
  ]);
});
