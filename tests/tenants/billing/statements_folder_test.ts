import assert from "node:assert/strict";
import { importStatementsFolder } from "../../../tenants/billing/statements_folder.ts";
import { balanceOf } from "../../../tenants/platform/ledger.ts";
import { writeCamt053 } from "../../support/bank_statements.ts";
import { openTestInstallation, type TestInstallation } from "../../support/installation.ts";
import { credit, statementOf, symbolOf } from "../../support/payments.ts";

async function put({ platform }: TestInstallation, name: string, text: string, ageMs = 60_000) {
  const folder = `${platform.folder.path}/statements`;
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeTextFile(`${folder}/${name}`, text);
  const written = new Date(Date.now() - ageMs);
  await Deno.utime(`${folder}/${name}`, written, written);
}

const look = ({ platform }: TestInstallation) =>
  importStatementsFolder(platform, ({ code }) => `why: ${code}`);

async function filesIn({ platform }: TestInstallation, folder: string): Promise<string[]> {
  const names = [];
  for await (
    const { name, isFile } of Deno.readDir(`${platform.folder.path}/statements/${folder}`)
  ) {
    if (isFile) names.push(name);
  }
  return names.sort();
}

Deno.test("R156: a statement in the folder is posted and moves to done, a bad one to refused with its reason", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  await put(house, "2026-03-02.xml", writeCamt053([statementOf(credit({ variableSymbol }))]));
  await put(house, "page.html", "<html></html>");

  const outcomes = await look(house);

  assert.deepEqual(outcomes.map(({ file }) => file), ["2026-03-02.xml", "page.html"]);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 50_000);
  assert.deepEqual(await filesIn(house, ""), []);
  assert.deepEqual(await filesIn(house, "done"), ["2026-03-02.xml"]);
  assert.deepEqual(await filesIn(house, "refused"), ["page.html", "page.html.txt"]);
  const why = await Deno.readTextFile(
    `${house.platform.folder.path}/statements/refused/page.html.txt`,
  );
  assert.equal(why, "why: statement_is_html\n");
});

Deno.test("a file that may still be growing, and a hidden one, are left for later", async () => {
  await using house = await openTestInstallation();
  await put(house, "growing.xml", "<Doc", 0);
  await put(house, ".hidden", "x");
  await put(house, "vypis.part", "x");
  assert.deepEqual(await look(house), []);
  assert.deepEqual(await filesIn(house, ""), [".hidden", "growing.xml", "vypis.part"]);
});

Deno.test("a file of the same name again keeps the older one, and posts nothing twice", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const text = writeCamt053([statementOf(credit({ variableSymbol: await symbolOf(house, shop) }))]);
  for (const _ of [1, 2, 3]) {
    await put(house, "vypis.xml", text);
    await look(house);
  }
  assert.deepEqual(await filesIn(house, "done"), ["2-vypis.xml", "3-vypis.xml", "vypis.xml"]);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 50_000);
});

Deno.test("an installation without the folder has nothing to look at", async () => {
  await using house = await openTestInstallation();
  assert.deepEqual(await look(house), []);
});

Deno.test("a file that cannot be moved stays and is told of, and keeps no other file from its turn", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  const text = writeCamt053([statementOf(credit({ variableSymbol }))]);
  await put(house, "1.html", "<html></html>");
  await put(house, "2.xml", text);
  // where refused files would go there is a file
  await put(house, "refused", "not a folder", 0);

  const outcomes = await look(house);

  assert.deepEqual(outcomes.map((each) => [each.file, Object.keys(each)[1]]), [
    ...[["1.html", "failed"], ["2.xml", "imported"]],
  ]);
  assert.deepEqual(await filesIn(house, ""), ["1.html", "refused"]);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 50_000);
});
