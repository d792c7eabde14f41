import { strict as assert } from "node:assert";
import { startFeedServer } from "../../support/feed_server.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { runCommand } from "../../../routes/commands/run_command.ts";

/** Runs the command line in this process and keeps what it writes. */
const kramek = (...args: string[]) => kramekIn({}, ...args);

async function kramekIn(environment: Record<string, string>, ...args: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const code = await runCommand(args, {
    environment: (name) => environment[name],
    print: (text) => out.push(text),
    tell: (text) => told.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  });
  const text = out.join("\n");
  return { code, text, told: told.join("\n"), json: () => JSON.parse(text) };
}

const test = (name: string, work: (data: string, folder: string) => Promise<void>) =>
  Deno.test(`kramek ${name}`, async () => {
    const folder = await Deno.makeTempDir();
    await work(`${folder}/data`, folder);
    await Deno.remove(folder, { recursive: true });
  });

async function withShop(data: string): Promise<void> {
  assert.equal((await kramek("init", "--data", data, "--sandbox")).code, 0);
  const created = await kramek(
    "shop",
    "create",
    "lipa",
    "--owner",
    "eva@example.cz",
    "--data",
    data,
  );
  assert.equal(created.code, 0, created.told);
}

async function feedFile(folder: string, text: string): Promise<string> {
  const path = `${folder}/feed.xml`;
  await Deno.writeTextFile(path, text);
  return path;
}

const feed = `<SHOP><SHOPITEM><ITEM_ID>A</ITEM_ID><PRODUCTNAME>Hrnek</PRODUCTNAME>` +
  `<PRICE_VAT>1 490,50 Kč</PRICE_VAT></SHOPITEM><SHOPITEM><ITEM_ID>B</ITEM_ID>` +
  `<PRODUCTNAME>Miska</PRODUCTNAME><PRICE_VAT>zdarma</PRICE_VAT></SHOPITEM></SHOP>`;

test("init makes a data folder, and no second time in the same place", async (data) => {
  assert.equal((await kramek("init", "--data", data)).code, 0);
  const again = await kramek("init", "--data", data);
  assert.equal(again.code, 1);
  assert.match(again.told, /is a data folder already/);
});

test("init leaves a folder alone that is not empty", async (_data, folder) => {
  await Deno.writeTextFile(`${folder}/letter.txt`, "dear");
  const answer = await kramek("init", "--data", folder);
  assert.equal(answer.code, 1);
  assert.match(answer.told, /not empty/);
});

test("commands without a data folder say how to make one", async (data) => {
  const answer = await kramek("shops", "--data", data);
  assert.equal(answer.code, 1);
  assert.match(answer.told, /kramek init/);
});

test("commands on a shop of an older version say what upgrades it", async (data, folder) => {
  await withShop(data);
  const platform = openDatabase({ url: `file:${data}/platform.db` });
  await platform.execute({ sql: "UPDATE shops SET schema_version = 3", args: [] });
  platform.close();
  const answer = await kramek("import", "lipa", await feedFile(folder, feed), "--data", data);
  assert.equal(answer.code, 1);
  assert.match(answer.told, /Shop lipa has schema 3.*kramek serve/);
});

test("import --json prints one document that balances", async (data, folder) => {
  await withShop(data);
  const path = await feedFile(folder, feed);
  const answer = await kramek("import", "lipa", path, "--data", data, "--json");
  assert.equal(answer.code, 0, answer.told);
  const { problems, seconds, ...counts } = answer.json();
  assert.deepEqual(counts, {
    run: 1,
    status: "warning",
    read: 2,
    created: 2,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    missing: 0,
  });
  assert.ok(seconds > 0);
  const [problem] = problems;
  assert.deepEqual([problem.code, problem.record, problem.field, problem.value], [
    "price_unreadable",
    2,
    "PRICE_VAT",
    "zdarma",
  ]);
  assert.match(problem.message, /“zdarma” is not a price/);
});

test("import a second time changes nothing", async (data, folder) => {
  await withShop(data);
  const path = await feedFile(folder, feed);
  await kramek("import", "lipa", path, "--data", data);
  const { read, unchanged } = (await kramek("import", "lipa", path, "--data", data, "--json"))
    .json();
  assert.deepEqual([read, unchanged], [2, 2]);
});

test("import --mode and --set change how it is done", async (data, folder) => {
  await withShop(data);
  const path = await feedFile(folder, feed);
  const update = await kramek("import", "lipa", path, "--mode", "update", "--data", data, "--json");
  assert.equal(update.json().skipped, 2);
  await kramek("import", "lipa", path, "--set", "codePrefix=LIP-", "--data", data);
  const again = await kramek(
    "import",
    "lipa",
    path,
    "--set",
    "codePrefix=LIP-",
    "--data",
    data,
    "--json",
  );
  assert.equal(again.json().unchanged, 2);
});

test("import --preview shows what an import would do, and does nothing", async (data, folder) => {
  await withShop(data);
  const path = await feedFile(folder, feed);
  const preview = await kramek("import", "lipa", path, "--preview", "--data", data, "--json");
  assert.deepEqual(
    [preview.json().run, preview.json().preview, preview.json().created],
    [null, true, 2],
  );
  assert.deepEqual((await kramek("runs", "lipa", "--data", data, "--json")).json(), []);
  const names = (await Array.fromAsync(Deno.readDir(data))).map(({ name }) => name);
  assert.ok(!names.some((name) => name.startsWith("preview-")), names.join(" "));
  const run = await kramek("import", "lipa", path, "--data", data, "--json");
  assert.equal(run.json().created, 2);
});

const wrongUses: [args: string[], says: RegExp][] = [
  [["import"], /<shop> is missing/],
  [["import", "lipa"], /<file-or-address> is missing/],
  [["import", "lipa", "x", "y"], /one argument too many/],
  [["import", "lipa", "x", "--entity", "cars"], /--entity is "cars"/],
  [["import", "lipa", "x", "--colour", "red"], /colour/],
  [["shop", "create", "Velký Obchod", "--owner", "a@b.cz"], /the slug/],
  [["shop", "create", "lipa", "--owner", "nobody"], /--owner takes an e-mail/],
];
for (const [args, says] of wrongUses) {
  Deno.test(`kramek ${args.join(" ")} is wrong usage`, async () => {
    const answer = await kramek(...args);
    assert.equal(answer.code, 2);
    assert.match(answer.told, says);
    assert.match(answer.told, /Usage: kramek/);
  });
}

Deno.test("kramek with an unknown command lists the commands", async () => {
  const answer = await kramek("destroy");
  assert.equal(answer.code, 2);
  assert.match(answer.told, /import/);
});

test("import names the shops when it does not know the one asked for", async (data, folder) => {
  await withShop(data);
  const answer = await kramek("import", "buk", await feedFile(folder, feed), "--data", data);
  assert.equal(answer.code, 1);
  assert.match(answer.told, /There are: lipa/);
});

test(
  "import refuses a file that is not there, a web page, and what it does not know",
  async (data, folder) => {
    await withShop(data);
    const missing = await kramek("import", "lipa", `${folder}/no.xml`, "--data", data);
    assert.deepEqual([missing.code, /There is no file/.test(missing.told)], [1, true]);
    const refused: [text: string, code: string][] = [
      ["<!DOCTYPE html><html></html>", "file_is_html"],
      ["<dopis/>", "format_unknown"],
    ];
    for (const [text, problem] of refused) {
      const path = await feedFile(folder, text);
      const answer = await kramek("import", "lipa", path, "--data", data, "--json");
      assert.equal(answer.code, 1);
      assert.deepEqual([answer.json().status, answer.json().problems[0].code], ["error", problem]);
    }
  },
);

test(
  "import of a truncated file ends with an error and keeps what came whole",
  async (data, folder) => {
    await withShop(data);
    const path = await feedFile(folder, feed.slice(0, feed.indexOf("Miska")));
    const answer = await kramek("import", "lipa", path, "--data", data, "--json");
    assert.equal(answer.code, 1);
    const { status, created, problems } = answer.json();
    assert.deepEqual([status, created, problems[0].code], ["error", 1, "file_truncated"]);
  },
);

test("runs, shops, formats and check answer in JSON", async (data, folder) => {
  await withShop(data);
  await kramek("import", "lipa", await feedFile(folder, feed), "--data", data);
  const [run] = (await kramek("runs", "lipa", "--data", data, "--json")).json();
  assert.deepEqual([run.state, run.created], ["warning", 2]);
  const [shop] = (await kramek("shops", "--data", data, "--json")).json();
  assert.deepEqual([shop.slug, shop.state], ["lipa", "trial"]);
  const formats = (await kramek("formats", "--json")).json();
  const written = (id: string) =>
    formats.find((format: { id: string }) => format.id === id)?.written;
  assert.deepEqual([written("heureka"), written("pohoda")], [["products"], []]);
  const check = await kramek("check", "--data", data, "--json");
  assert.deepEqual([check.code, check.json().ok], [0, true]);
});

test("import fetches from an address that the operator allows, and from no other", async (data) => {
  await withShop(data);
  await using server = startFeedServer();
  server.answers["/feed.xml"] = () => new Response(feed);
  const address = `${server.url}/feed.xml`;
  const refused = await kramek("import", "lipa", address, "--data", data, "--json");
  assert.equal(refused.code, 1);
  assert.equal(refused.json().problems[0].code, "source_failed");
  const environment = { KRAMEK_ALLOWED_SOURCES: server.place };
  const fetched = await kramekIn(environment, "import", "lipa", address, "--data", data, "--json");
  assert.equal(fetched.json().created, 2, fetched.told);
  server.answers["/feed.xml"] = () => new Response("", { status: 404 });
  const missing = await kramekIn(environment, "import", "lipa", address, "--data", data);
  assert.equal(missing.code, 1);
  assert.match(missing.told, /no file at the address/i);
});

test("undo reverts a run, once", async (data, folder) => {
  await withShop(data);
  const path = await feedFile(folder, feed);
  const run = (await kramek("import", "lipa", path, "--data", data, "--json")).json().run;
  const undone = await kramek("undo", "lipa", String(run), "--data", data, "--json");
  assert.equal(undone.code, 0, undone.told);
  assert.deepEqual([undone.json().status, undone.json().removed], ["ok", 2]);
  const again = await kramek("undo", "lipa", String(run), "--data", data);
  assert.equal(again.code, 1);
  assert.match(again.told, /nothing to undo/);
  assert.equal((await kramek("undo", "lipa", "first", "--data", data)).code, 2);
});

test("due moves the clock of a sandbox, and refuses the future elsewhere", async (data, folder) => {
  await withShop(data);
  const later = new Date(Date.now() + 86_400_000).toISOString();
  const done = await kramek("due", "--at", later, "--data", data, "--json");
  assert.equal(done.code, 0, done.told);
  assert.equal(done.json().until, later);
  const real = `${folder}/real`;
  await kramek("init", "--data", real);
  const refused = await kramek("due", "--at", later, "--data", real);
  assert.equal(refused.code, 1);
  assert.match(refused.told, /Only a sandbox/);
  assert.equal((await kramek("due", "--at", "tomorrow", "--data", data)).code, 2);
});

test("export writes a file that import takes back unchanged (R18)", async (data, folder) => {
  await withShop(data);
  const file = await feedFile(folder, feed);
  await kramek("import", "lipa", file, "--data", data);
  const output = `${folder}/out.csv`;
  const flags = ["--format", "upgates-csv", "--output", output, "--data", data];
  const exported = await kramek("export", "lipa", ...flags, "--json");
  assert.equal(exported.code, 0, exported.told);
  assert.deepEqual([exported.json().records, exported.json().entity], [2, "products"]);
  const back = await kramek("import", "lipa", output, "--data", data, "--json");
  assert.equal(back.code, 0, back.told);
  assert.equal(back.json().unchanged, 2, back.text);
});

test("export says what it left out, and why", async (data, folder) => {
  await withShop(data);
  const item = (code: string, rest: string) =>
    `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>${rest}</SHOPITEM>`;
  const price = "<PRICE_VAT>100</PRICE_VAT>";
  const whole =
    `${price}<URL>https://lipa.example/a</URL><IMGURL>https://lipa.example/a.jpg</IMGURL>` +
    "<DESCRIPTION>Točený</DESCRIPTION>";
  const file = await feedFile(
    folder,
    `<SHOP>${item("A", whole)}${item("B", "")}${item("C", "")}${item("D", price)}</SHOP>`,
  );
  await kramek("import", "lipa", file, "--data", data);
  const output = `${folder}/out.xml`;
  const flags = ["--format", "zbozi", "--output", output, "--data", data];

  const exported = await kramek("export", "lipa", ...flags, "--json");

  assert.deepEqual(exported.json().leftOut, {
    records: { no_price: 2, no_address: 1 },
    variants: {},
  });
  assert.equal(exported.json().records, 4);
  const said = "3 products left out: 2 without a price, 1 without an address.";
  assert.equal(exported.told.replaceAll("\u00a0", " "), said);
  assert.match(await Deno.readTextFile(output), /<ITEM_ID>A</);
});

test("export says nothing of a file that has everything", async (data, folder) => {
  await withShop(data);
  await kramek("import", "lipa", await feedFile(folder, feed), "--data", data);
  const output = `${folder}/out.xml`;
  const exported = await kramek("export", "lipa", "--output", output, "--data", data, "--json");
  assert.deepEqual(exported.json().leftOut, { records: {}, variants: {} });
  assert.equal(exported.told, "");
});

test("export says which formats there are, and where it cannot write", async (data, folder) => {
  await withShop(data);
  const format = await kramek("export", "lipa", "--format", "pdf", "--data", data);
  assert.equal(format.code, 1);
  assert.match(format.told, /upgates-xml, upgates-csv/);
  const place = await kramek("export", "lipa", "-o", `${folder}/no/where.xml`, "--data", data);
  assert.equal(place.code, 1);
  assert.match(place.told, /cannot be written/);
});

const statement = (number: string, symbol: string) =>
  `<?xml version="1.0"?><AccountStatement><Info><accountId>${number}</accountId><bankId>2010</bankId>
<currency>CZK</currency></Info><TransactionList><Transaction><column_22>1</column_22>
<column_0>2026-03-02</column_0><column_1>500.00</column_1><column_5>${symbol}</column_5></Transaction>
</TransactionList></AccountStatement>`;

const operator = {
  ...{ name: "Provozovna", street: "Tichá 1", city: "Brno", zip: "602 00", country: "CZ" },
  ...{ companyId: "27074358", accounts: [{ account: "2000145399/2010", currency: "CZK" }] },
};

test("statements import posts payments once, and says what it did", async (data, folder) => {
  await withShop(data);
  await Deno.writeTextFile(`${data}/operator.json`, JSON.stringify(operator));
  const file = await feedFile(folder, statement("2000145399", "1000001"));
  const first = await kramek("statements", "import", file, "--data", data, "--json");
  assert.equal(first.code, 0, first.told);
  assert.deepEqual(first.json(), {
    ...{ statements: 1, movements: 1, fresh: 1, matched: 1, waiting: 0, warnings: [] },
  });
  const again = await kramek("statements", "import", file, "--data", data);
  assert.match(again.text, /1 movements, 0 new/);
});

test(
  "statements import refuses a foreign account and a missing file, with what would be right",
  async (data, folder) => {
    await withShop(data);
    const file = await feedFile(folder, statement("1", "1000001"));
    const unknown = await kramek("statements", "import", file, "--data", data);
    assert.equal(unknown.code, 1);
    assert.match(unknown.told, /operator\.json/);
    await Deno.writeTextFile(`${data}/operator.json`, JSON.stringify(operator));
    const foreign = await kramek("statements", "import", file, "--data", data);
    assert.match(foreign.told, /account 1\/2010, which is none of yours.*2000145399\/2010/);
    const missing = await kramek("statements", "import", `${file}.x`, "--data", data);
    assert.match(missing.told, /does not exist/);
  },
);

test("says what is wrong with the operator's file, and does not begin", async (data) => {
  await withShop(data);
  const wrong = { ...operator, companyId: "1" };
  await Deno.writeTextFile(`${data}/operator.json`, JSON.stringify(wrong));
  const shops = await kramek("shops", "--data", data);
  assert.equal(shops.code, 1);
  assert.match(shops.told, /operator\.json: companyId is wrong, expected a company number/);
});

test("backup takes what backups lists, of one shop or of everything", async (data) => {
  await withShop(data);
  assert.match((await kramek("backups", "lipa", "--data", data)).text, /none yet/);
  const one = await kramek("backup", "lipa", "--data", data, "--json");
  assert.equal(one.code, 0, one.told);
  const listed = (await kramek("backups", "lipa", "--data", data, "--json")).json();
  assert.deepEqual(listed.map(({ id }: { id: string }) => id), [one.json()[0].id]);
  assert.equal(listed[0].damaged, false);
  const all = (await kramek("backup", "--data", data, "--json")).json();
  assert.deepEqual(all.map(({ of }: { of: string }) => of), ["platform", "lipa"]);
  assert.equal((await kramek("backups", "--data", data, "--json")).json().length, 1);
  const unknown = await kramek("backup", "nowhere", "--data", data);
  assert.equal(unknown.code, 1);
  assert.match(unknown.told, /There are: lipa/);
});

test("restore puts a shop back, and names what it had", async (data, folder) => {
  await withShop(data);
  const [backup] = (await kramek("backup", "lipa", "--data", data, "--json")).json();
  const path = await feedFile(folder, feed);
  assert.equal((await kramek("import", "lipa", path, "--data", data)).code, 0);
  const restored = await kramek("restore", "lipa", backup.id, "--data", data, "--json");
  assert.equal(restored.code, 0, restored.told);
  const exportOf = () =>
    kramek("export", "lipa", "--entity", "products", "--format", "upgates-csv", "--data", data);
  assert.doesNotMatch((await exportOf()).text, /Hrnek/);
  const { kept } = restored.json();
  assert.equal((await kramek("restore", "lipa", kept, "--data", data)).code, 0);
  assert.equal((await kramek("check", "--data", data)).code, 0);
  const unknown = await kramek("restore", "lipa", "2020-01-01", "--data", data);
  assert.equal(unknown.code, 1);
  assert.match(unknown.told, /kramek backups lipa/);
});
