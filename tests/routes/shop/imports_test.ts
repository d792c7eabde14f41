import { strict as assert } from "node:assert";
import { queryAll } from "../../../tenants/engine/database.ts";
import { feedSizeMax } from "../../../tenants/files/feed_files.ts";
import { shopFolder } from "../../../tenants/platform.ts";
import { listAudit } from "../../../tenants/platform/audit.ts";
import { openTestInstallation, type TestShop } from "../../support/installation.ts";

type Installation = Awaited<ReturnType<typeof openTestInstallation>>;

const test = (name: string, work: (installation: Installation, shop: TestShop) => Promise<void>) =>
  Deno.test(`imports: ${name}`, async () => {
    await using installation = await openTestInstallation();
    await work(installation, await installation.shop({ slug: "lipa" }));
  });

const item = (code: string, price = "100") =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>${price}</PRICE_VAT></SHOPITEM>`;
const feed = (...items: string[]) => `<?xml version="1.0"?><SHOP>${items.join("\n")}</SHOP>`;
const fields = { entity: "products", mode: "both", format: "auto", codeTag: "ITEM_ID" };

/** Uploads a file, waits until the import has ended, and opens its run. */
async function importFile(
  installation: Installation,
  { browser, slug }: TestShop,
  content: string | Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
) {
  const file = { name: "feed.xml", content };
  const answer = await browser.upload(`/shops/${slug}/imports`, { ...fields, ...more }, file);
  assert.equal(answer.status, 303, answer.text);
  await installation.services.runner.idle();
  return { path: answer.location!, page: await browser.visit(answer.location!) };
}

const filesOf = async ({ platform }: Installation, { shop }: TestShop) =>
  await Array.fromAsync(Deno.readDir(`${shopFolder(platform.folder, shop.id)}/files`));

test("an uploaded feed fills the shop, and its page says so", async (installation, shop) => {
  const { page } = await importFile(installation, shop, feed(item("A"), item("B")));
  assert.match(page.text, /OK/);
  assert.match(page.text, /Založeno\s*2/);
  await using lease = await installation.platform.shops.lease(shop.shop.id);
  const products = await queryAll<{ code: string }>(lease.database, "SELECT code FROM products");
  assert.deepEqual(products.map(({ code }) => code), ["A", "B"]);
});

test(
  "the run's page asks for itself again while it waits, and stops when it has ended",
  async (installation, shop) => {
    const file = { name: "feed.xml", content: feed(item("A")) };
    const answer = await shop.browser.upload("/shops/lipa/imports", fields, file);
    const waiting = await shop.browser.visit(answer.location!);
    await installation.services.runner.idle();
    const ended = await shop.browser.visit(answer.location!);
    assert.doesNotMatch(ended.html, /hx-trigger="every 1s"/);
    assert.match(waiting.html + ended.html, /id="run"/);
  },
);

test("each figure leads to the records behind it", async (installation, shop) => {
  await importFile(installation, shop, feed(item("A"), item("B")));
  const { path } = await importFile(
    installation,
    shop,
    feed(item("A"), item("B", "150"), item("C")),
  );
  const updated = await shop.browser.visit(`${path}/items/updated`);
  assert.match(updated.text, /Hrnek B/);
  assert.match(updated.text, /100,00.Kč.*150,00.Kč/s);
  assert.match((await shop.browser.visit(`${path}/items/created`)).text, /Hrnek C/);
  assert.match((await shop.browser.visit(`${path}/items/unchanged`)).text, /Hrnek A/);
  assert.equal((await shop.browser.visit(`${path}/items/eaten`)).status, 404);
});

test(
  "a run whose journal is gone keeps its figures, and says why it cannot be undone",
  async (installation, shop) => {
    const { path } = await importFile(installation, shop, feed(item("A")));
    await using lease = await installation.platform.shops.lease(shop.shop.id);
    await lease.database.execute({ sql: "UPDATE runs SET journal_kept = 0", args: [] });
    const page = await shop.browser.visit(path);
    assert.match(page.text, /Založeno\s*1/);
    assert.match(page.text, /Tento běh už nelze vrátit zpět/);
    assert.doesNotMatch(page.html, /items\/created/);
    const undone = await shop.browser.submit(`${path}/undo`);
    assert.match(undone.text, /Tento běh už nelze vrátit zpět/);
    assert.equal((await shop.browser.visit(`${path}/undo`)).status, 404);
  },
);

test("problems are told with line and value, and come as a file", async (installation, shop) => {
  const { path, page } = await importFile(installation, shop, feed(item("A", "=1+1"), item("A")));
  assert.match(page.text, /Varování/);
  assert.match(page.text, /Řádek.1, PRICE_VAT: „=1\+1“ není cena/);
  const csv = await shop.browser.visit(`${path}/problems.csv`);
  assert.match(csv.headers.get("Content-Type")!, /text\/csv/);
  assert.match(csv.html, /;'=1\+1;/, "a formula is made harmless");
  assert.equal(csv.html.charCodeAt(0), 0xfeff);
});

test("an empty file ends well with zeros", async (installation, shop) => {
  const { page } = await importFile(installation, shop, "<SHOP/>");
  assert.match(page.text, /OK/);
  assert.match(page.text, /Přečteno\s*0/);
});

const refusedFiles: [what: string, content: string, says: RegExp][] = [
  ["a web page", "<!doctype html><html><body>x</body></html>", /webová stránka/],
  ["an unknown format", "<objednavky><objednavka/></objednavky>", /jsme nepoznali/],
  [
    "an address book",
    "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD",
    /V souboru je vCard a v něm zákazníci/,
  ],
  ["a calendar", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR", /jsme nepoznali/],
];
for (const [what, content, says] of refusedFiles) {
  test(
    `${what} is refused before anything is written, and leaves no file`,
    async (installation, shop) => {
      const typed = { ...fields, mode: "update", codePrefix: "LIP-" };
      const answer = await shop.browser.upload("/shops/lipa/imports", typed, {
        name: "x",
        content,
      });
      assert.equal(answer.status, 422);
      assert.match(answer.text, says);
      assert.match(answer.html, /name="mode" value="update"/, "what was answered is kept");
      assert.deepEqual(await filesOf(installation, shop), []);
    },
  );
}

const otherKinds: [what: string, content: string, says: RegExp][] = [
  ["a web page", "<!doctype html><html><body>x</body></html>", /webová stránka/],
  ["another format", "[PRODUCT_CODE];[TITLE]\nA;Hrnek", /V souboru je Upgates CSV/],
];
for (const [what, content, says] of otherKinds) {
  test(
    `${what} is refused where the format was chosen by hand (UP-3)`,
    async (installation, shop) => {
      const typed = { ...fields, format: "heureka" };
      const answer = await shop.browser.upload("/shops/lipa/imports", typed, {
        name: "x",
        content,
      });
      assert.equal(answer.status, 422);
      assert.match(answer.text, says);
      assert.deepEqual(await filesOf(installation, shop), []);
    },
  );
}

test(
  "a file is kept under a name of ours, and comes back as a download (UP-2, UP-19)",
  async (installation, shop) => {
    const file = { name: "../../platform.db", content: feed(item("A")) };
    const answer = await shop.browser.upload("/shops/lipa/imports", fields, file);
    await installation.services.runner.idle();
    assert.ok((await filesOf(installation, shop)).every(({ name }) => /^[a-z0-9]{24}$/.test(name)));
    const { headers } = await shop.browser.visit(`${answer.location}/file`);
    assert.match(headers.get("Content-Disposition")!, /^attachment; filename="file"/);
    assert.equal(headers.get("Content-Type"), "application/octet-stream");
    assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
    assert.match(headers.get("Content-Security-Policy")!, /sandbox/);
  },
);

test("no file chosen is said beside the field", async (_installation, { browser }) => {
  const answer = await browser.upload("/shops/lipa/imports", fields, { name: "", content: "" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Vyberte soubor/);
});

test(
  "a file over the limit is stopped while it comes, and leaves no file (R17, UP-1)",
  async (installation, shop) => {
    const content = new Uint8Array(feedSizeMax + 1).fill(0x20);
    const answer = await shop.browser.upload("/shops/lipa/imports", fields, { name: "x", content });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /větší než 100 MB/);
    assert.deepEqual(await filesOf(installation, shop), []);
  },
);

test("an upload that breaks off leaves no file", async (installation, shop) => {
  const head = [
    "--x",
    'Content-Disposition: form-data; name="csrf"',
    "",
    await shop.browser.csrf(),
    "--x",
    'Content-Disposition: form-data; name="file"; filename="feed.xml"',
    "",
    "<SHOP>",
  ].join("\r\n");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(head));
    },
    pull(controller) {
      controller.error(new Error("the connection was closed"));
    },
  });
  const headers = { "Content-Type": "multipart/form-data; boundary=x" };
  const answer = await shop.browser.request("/shops/lipa/imports", {
    method: "POST",
    body,
    headers,
  });
  assert.equal(answer.status, 500);
  assert.deepEqual(await filesOf(installation, shop), []);
});

test(
  "a form that is cut short, or has no boundary of use, is answered as malformed and leaves no file",
  async (installation, shop) => {
    const csrf = await shop.browser.csrf();
    const part = (name: string, text: string) =>
      `--x\r\nContent-Disposition: form-data; ${name}\r\n\r\n${text}\r\n`;
    const whole = part('name="csrf"', csrf) +
      part('name="file"; filename="feed.xml"', feed(item("A")));
    for (const boundary of ["; boundary=x", "", `; boundary=${"y".repeat(5_000)}`]) {
      const answer = await shop.browser.request("/shops/lipa/imports", {
        method: "POST",
        body: whole,
        headers: { "Content-Type": `multipart/form-data${boundary}` },
      });
      assert.equal(answer.status, 400, boundary);
    }
    assert.deepEqual(await filesOf(installation, shop), []);
    assert.ok(installation.logged.every(({ event }) => event !== "request.failed"));
  },
);

test("an upload with a wrong token stores nothing", async (installation, shop) => {
  const body = new FormData();
  body.set("csrf", "wrong");
  body.set("file", new File([feed(item("A"))], "feed.xml"));
  const answer = await shop.browser.request("/shops/lipa/imports", { method: "POST", body });
  assert.equal(answer.status, 403);
  assert.deepEqual(await filesOf(installation, shop), []);
});

test("an upload from another site stores nothing", async (installation, shop) => {
  const body = new FormData();
  body.set("csrf", await shop.browser.csrf());
  body.set("file", new File([feed(item("A"))], "feed.xml"));
  const headers = { "Sec-Fetch-Site": "cross-site" };
  const answer = await shop.browser.request("/shops/lipa/imports", {
    method: "POST",
    body,
    headers,
  });
  assert.equal(answer.status, 403);
  assert.deepEqual(await filesOf(installation, shop), []);
});

test("who may only read sees runs but starts none", async (installation, shop) => {
  const { path } = await importFile(installation, shop, feed(item("A")));
  const { browser } = await installation.member(shop.shop, "read_only");
  assert.equal((await browser.visit(path)).status, 200);
  const list = await browser.visit("/shops/lipa/products/import");
  assert.doesNotMatch(list.text, /Nový import/);
  const answer = await browser.upload("/shops/lipa/imports", fields, { name: "x", content: "" });
  assert.equal(answer.status, 403);
});

test("another shop's run is as if it did not exist", async (installation, shop) => {
  const { path } = await importFile(installation, shop, feed(item("TAJNE")));
  const other = await installation.shop({ slug: "jina" });
  const foreign = await other.browser.visit(path);
  const missing = await other.browser.visit(path.replace("lipa", "neni"));
  assert.equal(foreign.status, 404);
  assert.equal(foreign.text, missing.text);
  const sameNumbers = await other.browser.visit(path.replace("lipa", "jina"));
  assert.equal(sameNumbers.status, 404);
  assert.doesNotMatch(sameNumbers.text, /TAJNE/);
});

test("the start of an import is in the audit log", async (installation, shop) => {
  await importFile(installation, shop, feed(item("A")));
  const entries = await listAudit(installation.platform.database, {
    shopId: shop.shop.id,
    limit: 10,
  });
  const entry = entries.find(({ action }) => action === "import.order");
  assert.deepEqual([entry?.actor_name, entry?.subject], [shop.owner.name, "feed.xml"]);
});

test("two shops import side by side without meeting", async (installation, shop) => {
  const other = await installation.shop({ slug: "jina" });
  const file = (code: string) => ({ name: "feed.xml", content: feed(item(code)) });
  await Promise.all([
    shop.browser.upload("/shops/lipa/imports", fields, file("LIPA-1")),
    other.browser.upload("/shops/jina/imports", fields, file("JINA-1")),
  ]);
  await installation.services.runner.idle();
  for (const [each, code] of [[shop, "LIPA-1"], [other, "JINA-1"]] as const) {
    await using lease = await installation.platform.shops.lease(each.shop.id);
    const rows = await queryAll<{ code: string }>(lease.database, "SELECT code FROM products");
    assert.deepEqual(rows.map((row) => row.code), [code]);
  }
});
