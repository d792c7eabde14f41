import { strict as assert } from "node:assert";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { type FeedServer, startFeedServer } from "../../support/feed_server.ts";
import { serveFtp } from "../../support/ftp_server.ts";
import {
  openTestInstallation,
  type TestInstallation,
  type TestShop,
} from "../../support/installation.ts";

interface World {
  installation: TestInstallation;
  shop: TestShop;
  server: FeedServer;
}

const test = (name: string, work: (world: World) => Promise<void>) =>
  Deno.test(`a pasted address: ${name}`, async () => {
    await using server = startFeedServer();
    await using installation = await openTestInstallation({ allowedSources: server.place });
    await work({ installation, shop: await installation.shop({ slug: "lipa" }), server });
  });

const feed = (code: string) =>
  `<?xml version="1.0"?><SHOP><SHOPITEM><ITEM_ID>${code}</ITEM_ID>` +
  `<PRODUCTNAME>Hrnek ${code}</PRODUCTNAME><PRICE_VAT>100</PRICE_VAT></SHOPITEM></SHOP>`;

const serve = (server: FeedServer, body = feed("A")) => {
  server.answers["/feed.xml"] = () => new Response(body);
};

/** With a user and a password that must be nowhere but with the supplier. */
const addressOf = ({ url }: FeedServer) => `${url.replace("//", "//jana:tajne@")}/feed.xml`;

const recognise = "/shops/lipa/imports/recognise-address";

/** What the form that creates the import carries unseen. */
function hiddenFields(html: string): Record<string, string> {
  const found: Record<string, string> = {};
  const form = /<form [^>]*action="\/shops\/lipa\/imports".*?<\/form>/s.exec(html)![0];
  for (const [input] of form.matchAll(/<input type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)![1]!;
    if (name !== "csrf") found[name] = /value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  return found;
}

/** Answers what is left after an address was recognised, up to the last page. */
async function reviewed({ shop, server }: World, frequency: string) {
  const given = { entity: "products", address: addressOf(server), mode: "both" };
  const answer = await shop.browser.post(recognise, given);
  assert.equal(answer.status, 303, answer.text);
  return await shop.browser.visit(`${answer.location}&frequency=${frequency}`);
}

async function rowsOf({ installation, shop }: World, sql: string): Promise<Row[]> {
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  return await queryAll<Row>(lease.database, sql);
}

const filesOf = async ({ installation, shop }: World) =>
  await Array.fromAsync(
    Deno.readDir(`${shopFolder(installation.platform.folder, shop.shop.id)}/files`),
  );

test("what lies there is recognised, and its first records are shown before anything is created (R42, R48)", async (world) => {
  serve(world.server);
  const given = { entity: "products", address: addressOf(world.server) };
  const asked = await world.shop.browser.submit(recognise, given);
  assert.match(asked.text, /Poznali jsme Heureka/);
  assert.match(asked.text, /Jak chcete údaje importovat\?/);
  const page = await reviewed(world, "daily");
  assert.match(page.text, /Hrnek A/);
  assert.match(page.text, /založí se/);
  assert.equal((await rowsOf(world, "SELECT id FROM imports")).length, 0);
});

test("a product with variants is shown with the price of the first", async (world) => {
  const variant = (size: string) =>
    `<SHOPITEM><ITEM_ID>V-${size}</ITEM_ID><ITEMGROUP_ID>V</ITEMGROUP_ID><PRODUCT>Hrnek</PRODUCT>` +
    `<PRODUCTNAME>Hrnek ${size}</PRODUCTNAME><PRICE_VAT>149</PRICE_VAT><PARAM>` +
    `<PARAM_NAME>Velikost</PARAM_NAME><VAL>${size}</VAL></PARAM></SHOPITEM>`;
  serve(world.server, `<SHOP>${variant("malý")}${variant("velký")}</SHOP>`);
  assert.match((await reviewed(world, "once")).text, /149,00.Kč/);
});

test("the last page creates a scheduled import with the settings that it shows", async (world) => {
  serve(world.server);
  const page = await reviewed(world, "daily");
  const fields = { ...hiddenFields(page.html), createItems: "true", codePrefix: "LIP-" };
  const created = await world.shop.browser.post("/shops/lipa/imports", fields);
  assert.equal(created.status, 303, created.text);
  const [row] = await rowsOf(world, "SELECT * FROM imports");
  assert.equal(row!.frequency, "daily");
  assert.equal(JSON.parse(String(row!.settings)).codePrefix, "LIP-");
  assert.match((await world.shop.browser.visit(created.location!)).text, /3\. 3\. 2026 v? ?0?4:00/);
  assert.deepEqual(await filesOf(world), [], "the file that was looked at is not kept");
});

test("a refused setting keeps all that was typed, the address too", async (world) => {
  serve(world.server);
  const page = await reviewed(world, "daily");
  const refused = await world.shop.browser.post("/shops/lipa/imports", {
    ...hiddenFields(page.html),
    createItems: "true",
    marginPercent: "moc",
    name: "Můj dodavatel",
  });
  assert.equal(refused.status, 422);
  assert.match(refused.html, /value="Můj dodavatel"/);
  const mended = { ...hiddenFields(refused.html), createItems: "true", name: "Můj dodavatel" };
  const created = await world.shop.browser.post("/shops/lipa/imports", mended);
  assert.equal(created.status, 303, created.text);
});

test("a one-off import runs on the very file that was looked at", async (world) => {
  serve(world.server, feed("SEEN"));
  const page = await reviewed(world, "once");
  serve(world.server, feed("LATER"));
  const fields = { ...hiddenFields(page.html), createItems: "true" };
  await world.shop.browser.post("/shops/lipa/imports", fields);
  await world.installation.services.runner.idle();
  const products = await rowsOf(world, "SELECT code FROM products");
  assert.deepEqual(products.map(({ code }) => code), ["SEEN"]);
});

test("a table of nobody's leads to its pairing, and goes on with the same file and address (R20, R42)", async (world) => {
  serve(world.server, "Kód;Název zboží;Cena s DPH\nA-1;Hrnek modrý;149\n");
  const given = { entity: "products", address: addressOf(world.server) };
  const answer = await world.shop.browser.post(recognise, given);
  assert.equal(answer.status, 303, answer.text);
  assert.match(
    answer.location!,
    /\/csv-configurations\/pairing\?entity=products&file=[a-z0-9]{24}&/,
  );
  const page = await world.shop.browser.visit(answer.location!);
  assert.match(page.text, /Formát souboru neznáme/);
  assert.doesNotMatch(page.html, /tajne/);
  assert.match(page.html, /<input type="hidden" name="sealedAddress"/);
  const carried = Object.fromEntries(new URL(answer.location!, "http://kramek.test").searchParams);
  const form = { ...carried, name: "Sklad", hasHeader: "true" };
  const saved = await world.shop.browser.post("/shops/lipa/csv-configurations", form);
  assert.equal(saved.status, 303, saved.text);
  const review = await world.shop.browser.visit(`${saved.location}&mode=both&frequency=daily`);
  assert.match(review.text, /Hrnek modrý/);
  const fields = { ...hiddenFields(review.html), createItems: "true" };
  await world.shop.browser.post("/shops/lipa/imports", fields);
  const [row] = await rowsOf(world, "SELECT format, source, frequency FROM imports");
  assert.deepEqual({ ...row }, { format: "csv:1", source: "address", frequency: "daily" });
});

test("what no pairing can read is said beside the address, and not kept", async (world) => {
  for (const body of ["<!doctype html><html><body>a, b</body></html>", "BEGIN:VCALENDAR"]) {
    serve(world.server, body);
    const given = { entity: "products", address: addressOf(world.server) };
    assert.equal((await world.shop.browser.post(recognise, given)).status, 422);
    assert.deepEqual(await filesOf(world), []);
  }
});

test("what would change can be shown first, on the file that was looked at", async (world) => {
  serve(world.server);
  const page = await reviewed(world, "daily");
  const fields = { ...hiddenFields(page.html), createItems: "true", then: "preview" };
  const ordered = await world.shop.browser.post("/shops/lipa/imports", fields);
  await world.installation.services.runner.idle();
  assert.match((await world.shop.browser.visit(ordered.location!)).text, /Hrnek A|Založ/);
  assert.equal((await rowsOf(world, "SELECT id FROM products")).length, 0);
  assert.equal(world.server.requests.length, 1);
});

test("its password is in no page, no address bar, no log and no database (FE-11, FE-12, LO-2)", async (world) => {
  serve(world.server);
  const given = { entity: "products", address: addressOf(world.server), mode: "both" };
  const answer = await world.shop.browser.post(recognise, given);
  const question = await world.shop.browser.visit(answer.location!);
  const page = await world.shop.browser.visit(`${answer.location}&frequency=daily`);
  assert.match(page.text, /jana:\*\*\*@127\.0\.0\.1/);
  const fields = { ...hiddenFields(page.html), createItems: "true" };
  const created = await world.shop.browser.post("/shops/lipa/imports", fields);
  assert.equal(created.status, 303, created.text);
  const imports = await rowsOf(world, "SELECT * FROM imports");
  const seen = [answer.location, question.html, page.html, created.location, imports];
  seen.push(world.installation.logged as never);
  assert.doesNotMatch(JSON.stringify(seen), /tajne/);
  assert.equal(
    world.server.requests[0]?.headers.get("Authorization"),
    `Basic ${btoa("jana:tajne")}`,
  );
});

test("a sealed address is of no use to another shop or person, nor after two hours (FE-11)", async (world) => {
  serve(world.server);
  const { shop, installation } = world;
  const fields = hiddenFields((await reviewed(world, "daily")).html);
  await installation.shop({ slug: "jina", owner: shop.owner });
  const other = await installation.member(shop.shop, "manager");
  const create = { ...fields, createItems: "true" };
  const foreign = await shop.browser.post("/shops/jina/imports", create);
  const colleague = await other.browser.post("/shops/lipa/imports", create);
  installation.clock.pass(2 * 3600);
  const late = await shop.browser.post("/shops/lipa/imports", create);
  for (const answer of [foreign, colleague, late]) {
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Vložte ji znovu/);
  }
  assert.equal((await rowsOf(world, "SELECT id FROM imports")).length, 0);
});

const failures: [what: string, answer: (() => Response) | undefined, says: RegExp][] = [
  ["a file that is not there", undefined, /Na adrese žádný soubor není/],
  ["a wrong password", () => new Response("", { status: 401 }), /heslo/],
  ["a web page", () => new Response("<html><body>Login</body></html>"), /webová stránka/],
  ["another kind of file", () => new Response("<objednavky/>"), /jsme nepoznali/],
  ["an empty file", () => new Response(""), /je prázdný/],
  ["a broken archive", () => new Response("PK\x03\x04 and no more"), /ZIP|archiv/i],
];
for (const [what, answer, says] of failures) {
  test(`${what} is said beside the field, what was typed stays, and one can go on by hand`, async (world) => {
    if (answer) world.server.answers["/feed.xml"] = answer;
    const address = addressOf(world.server);
    const refused = await world.shop.browser.post(recognise, { entity: "products", address });
    assert.equal(refused.status, 422);
    assert.match(refused.text, says);
    assert.match(refused.text, /Adresa zůstává/);
    assert.ok(refused.html.includes(`value="${address}"`));
    assert.deepEqual(await filesOf(world), []);
    const choice = /href="([^"]*format=heureka[^"]*)"/.exec(refused.html)![1]!;
    const path = `${choice.replaceAll("&amp;", "&")}&mode=both&frequency=daily`;
    const last = await world.shop.browser.visit(path);
    assert.match(last.text, /jana:\*\*\*@127\.0\.0\.1/);
    const created = await world.shop.browser.post("/shops/lipa/imports", hiddenFields(last.html));
    assert.equal(created.status, 303, created.text);
    assert.equal((await rowsOf(world, "SELECT id FROM imports")).length, 1);
  });
}

test("an address that nobody may use is refused before anything is fetched (FE-1, FE-3)", async ({ shop, server }) => {
  for (const address of ["file:///etc/passwd", "http://10.0.0.1/feed.xml", "ne adresa"]) {
    const refused = await shop.browser.post(recognise, { entity: "products", address });
    assert.equal(refused.status, 422);
    assert.ok(refused.html.includes(`value="${address}"`));
  }
  assert.equal(server.requests.length, 0);
});

test("an address that leads inside is in the log, seen at once or only when fetched (LO-3)", async ({ installation, shop, server }) => {
  const said = () =>
    installation.logged.filter(({ event }) => event === "address.refused").map(({ details }) => [
      details.shop,
      details.reason,
      details.host,
      details.port,
    ]);
  const hidden = "http://jana:tajne@10.0.0.1/feed.xml";
  await shop.browser.post(recognise, { entity: "products", address: hidden });
  const inside = [shop.shop.id, "refused_address", "10.0.0.1", 80];
  assert.deepEqual(said(), [inside]);
  server.answers["/away"] = () =>
    new Response(null, { status: 302, headers: { Location: "http://169.254.169.254/latest" } });
  await shop.browser.post(recognise, { entity: "products", address: `${server.url}/away` });
  assert.deepEqual(said()[1]?.slice(0, 3), [shop.shop.id, "refused_address", "169.254.169.254"]);
  assert.doesNotMatch(JSON.stringify(installation.logged), /tajne/);
});

test("at the last question an address that fails can be taken without looking", async (world) => {
  const fields = {
    entity: "products",
    format: "heureka",
    mode: "both",
    frequency: "daily",
    source: "address",
    address: addressOf(world.server),
    name: "Dodavatel",
  };
  const refused = await world.shop.browser.post(recognise, fields);
  assert.match(refused.text, /Na adrese žádný soubor není/);
  assert.match(refused.html, /value="Dodavatel"/);
  assert.match(refused.text, /Vytvořit bez pohledu na soubor/);
  assert.equal((await world.shop.browser.post("/shops/lipa/imports", fields)).status, 303);
});

test("from the last question the file is looked at too, and the name is kept", async (world) => {
  serve(world.server);
  const page = await world.shop.browser.submit(recognise, {
    entity: "products",
    format: "heureka",
    mode: "both",
    frequency: "daily",
    source: "address",
    address: addressOf(world.server),
    name: "Dodavatel",
  });
  assert.match(page.text, /Hrnek A/);
  assert.match(page.html, /value="Dodavatel"/);
});

Deno.test("a pasted address: ftp with a user and a password is recognised too (R49)", async () => {
  await using ftp = await serveFtp({ files: { "feed.xml": feed("F") }, users: { jana: "tajne" } });
  await using installation = await openTestInstallation({
    allowedSources: `127.0.0.1:${ftp.port}`,
  });
  const { browser } = await installation.shop({ slug: "lipa" });
  const address = `ftp://jana:tajne@127.0.0.1:${ftp.port}/feed.xml`;
  const page = await browser.submit(recognise, { entity: "products", address });
  assert.match(page.text, /Poznali jsme Heureka/);
});
