import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { archiveTypeOf } from "../../../core/feeds/archive_type.ts";
import type { FeedFailureReason } from "../../../core/feeds/failure.ts";
import { unpackFeed } from "../../../tenants/feeds/archive.ts";
import { fetchLimits } from "../../../tenants/feeds/limits.ts";
import { feedPath, storeFeed } from "../../../tenants/files/feed_files.ts";
import { buildZip } from "../../support/zip_builder.ts";

const heureka = '<?xml version="1.0"?><SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID></SHOPITEM></SHOP>';

async function openFolder() {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/files`);
  return {
    folder,
    async [Symbol.asyncDispose]() {
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Stores bytes as a file and unpacks it; gives the name and the text, or why not. */
async function unpack(bytes: Uint8Array, limits: Partial<typeof fetchLimits> = {}) {
  await using shop = await openFolder();
  const stored = await storeFeed(shop.folder, "feed.xml.gz", once(bytes));
  const unpacked = await unpackFeed(shop.folder, stored, { limits: { ...fetchLimits, ...limits } });
  const left = Array.from(Deno.readDirSync(`${shop.folder}/files`)).map(({ name }) => name);
  assert.deepEqual(left, unpacked.ok ? [unpacked.value.key] : []);
  if (!unpacked.ok) return unpacked.error;
  const text = await Deno.readTextFile(feedPath(shop.folder, unpacked.value.key));
  assert.equal(unpacked.value.size, new TextEncoder().encode(text).length);
  return { name: unpacked.value.name, text };
}

async function refusal(bytes: Uint8Array, limits: Partial<typeof fetchLimits> = {}) {
  const result = await unpack(bytes, limits);
  assert.ok("kind" in result, JSON.stringify(result).slice(0, 200));
  return result;
}

const feedEntry = { name: "feed.xml", data: heureka };

Deno.test("a file that is no archive stays as it is", async () => {
  const bytes = new TextEncoder().encode(heureka);
  assert.deepEqual(await unpack(bytes), { name: "feed.xml.gz", text: heureka });
});

Deno.test("a gzip file is known by its content and unpacked", async () => {
  assert.deepEqual(await unpack(new Uint8Array(gzipSync(heureka))), {
    name: "feed.xml",
    text: heureka,
  });
});

Deno.test("the first file of a ZIP that can be imported is taken, by its content (R39, UP-13)", async () => {
  const zip = buildZip([
    { name: "readme.txt", data: "Feed for partners" },
    { name: "__MACOSX/._products.xml", data: "\0\x05\x16\x07" },
    { name: "export/", data: "", method: 0 },
    { name: "export/products.dat", data: heureka },
    { name: "older.xml", data: heureka.replace("1<", "2<") },
  ]);
  assert.deepEqual(await unpack(zip), { name: "products.dat", text: heureka });
});

const products = "ID;Kod vyrobku;Nazev vyrobku;Nase cena\n1;A;Triko;9\n";
const variants = "ID;Kod vyrobku;Nazev vyrobku;Nase cena\n1_1;A-S;Triko;9\n";
const catalogue = "Vazbove_cislo;Nazev;Poradie\n1-0;Velikost;\n";
const separator = "\x1c\x1c\x1c\x1c";

Deno.test("tables of one export that complete each other are taken as one file, whatever their order", async () => {
  const zip = buildZip([
    { name: "export/ciselnik.csv", data: catalogue },
    { name: "readme.txt", data: "Export" },
    { name: "export/produkty_var.csv", data: variants },
    { name: "export/produkty.csv", data: products },
  ]);
  const text = [products, variants, catalogue].join(separator);
  assert.deepEqual(await unpack(zip), { name: "produkty.csv", text });
});

const goods = "<goods><item><no>1</no></item></goods>";
const paired: [what: string, entries: [name: string, data: string][], taken: string][] = [
  ["an XML of nobody's", [["readme.txt", "For partners"], ["goods.xml", goods]], "goods.xml"],
  [
    "a table with tabs",
    [["photo.jpg", "\xff\xd8"], ["goods.txt", "no\tname\n1\tCup"]],
    "goods.txt",
  ],
  ["an XML of nobody's before a feed", [["goods.xml", goods], ["feed.xml", heureka]], "feed.xml"],
];
for (const [what, entries, taken] of paired) {
  Deno.test(`of an archive with ${what} one file is taken, which a pairing may read (R39)`, async () => {
    const zip = buildZip(entries.map(([name, data]) => ({ name, data })));
    const text = entries.find(([name]) => name === taken)![1];
    assert.deepEqual(await unpack(zip), { name: taken, text });
  });
}

const alone: [what: string, entries: [name: string, data: string][], taken: string][] = [
  ["a feed before them", [["a.xml", heureka], ["p.csv", products], ["v.csv", variants]], "a.xml"],
  ["a catalogue of options alone", [["c.csv", catalogue]], "c.csv"],
  ["a table that is none of theirs before them", [["a.csv", "x;y"], ["p.csv", products]], "a.csv"],
];
for (const [what, entries, taken] of alone) {
  Deno.test(`of an archive with ${what} one file is taken (R39)`, async () => {
    const zip = buildZip(entries.map(([name, data]) => ({ name, data })));
    const text = entries.find(([name]) => name === taken)![1];
    assert.deepEqual(await unpack(zip), { name: taken, text });
  });
}

Deno.test("tables that complete each other are not too large together", async () => {
  const zip = buildZip([{ name: "p.csv", data: products }, { name: "v.csv", data: variants }]);
  const sizeMax = products.length + variants.length + separator.length;
  assert.ok("text" in await unpack(zip, { sizeMax }));
  assert.equal((await refusal(zip, { sizeMax: sizeMax - 1 })).reason, "too_large");
});

Deno.test("names in a ZIP never become paths (UP-13)", async () => {
  for (const name of ["../../../etc/cron.d/feed.xml", "/etc/feed.xml", "C:\\Windows\\feed.xml"]) {
    assert.deepEqual(await unpack(buildZip([{ name, data: heureka }])), {
      name: "feed.xml",
      text: heureka,
    });
  }
});

Deno.test("a stored entry, a comment and sizes that follow the data are all right", async () => {
  const plain = { ...feedEntry, method: 0 };
  assert.ok("text" in await unpack(buildZip([plain], { comment: new TextEncoder().encode("Hi") })));
  const streamed = { ...feedEntry, flags: 0x808, local: { crc: 0, size: 0 } };
  assert.ok("text" in await unpack(buildZip([streamed])));
});

const secondEnd = buildZip([]);
const refused: [what: string, zip: Uint8Array, reason: FeedFailureReason, problem?: string][] = [
  ["no feed", buildZip([{ name: "a.txt", data: "a" }]), "archive_without_feed"],
  ["a page", buildZip([{ name: "a.html", data: "<!doctype html><p>" }]), "archive_without_feed"],
  ["nothing", buildZip([]), "archive_without_feed"],
  [
    "an archive alone",
    buildZip([{ name: "a.zip", data: buildZip([feedEntry]) }]),
    "archive_nested",
  ],
  ["a gzip file alone", buildZip([{ name: "a.gz", data: gzipSync(heureka) }]), "archive_nested"],
  ["an encrypted entry", buildZip([{ ...feedEntry, flags: 0x801 }]), "archive_encrypted"],
  ["strong encryption", buildZip([{ ...feedEntry, flags: 0x841 }]), "archive_encrypted"],
  ["a symbolic link", buildZip([{ ...feedEntry, externalAttributes: 0xa1ff0000 }]), "archive_link"],
  ["several disks", buildZip([feedEntry], { disk: 1 }), "archive_multi_disk"],
  ["an unknown method", buildZip([{ ...feedEntry, method: 14 }]), "archive_unsupported"],
  [
    "another name in the local header",
    buildZip([{ ...feedEntry, local: { name: "else.xml" } }]),
    "archive_ambiguous",
    "header",
  ],
  [
    "another size in the local header",
    buildZip([{ ...feedEntry, local: { size: 3 } }]),
    "archive_ambiguous",
    "header",
  ],
  [
    "overlapping entries",
    buildZip([feedEntry, { ...feedEntry, claims: { offset: 0 } }]),
    "archive_ambiguous",
    "overlap",
  ],
  [
    "another ZIP before it",
    buildZip([feedEntry], { before: buildZip([{ name: "x", data: "x" }]) }),
    "archive_ambiguous",
    "start",
  ],
  [
    "a second end in its comment",
    buildZip([feedEntry], { comment: secondEnd }),
    "archive_ambiguous",
    "end",
  ],
  [
    "bytes behind its end",
    new Uint8Array([...buildZip([feedEntry]), 0, 0, 0]),
    "archive_ambiguous",
    "end",
  ],
  ["a wrong checksum", buildZip([{ ...feedEntry, claims: { crc: 1 } }]), "archive_mismatch"],
  ["a size too small", buildZip([{ ...feedEntry, claims: { size: 10 } }]), "archive_mismatch"],
  ["a size too large", buildZip([{ ...feedEntry, claims: { size: 9999 } }]), "archive_mismatch"],
  ["its end cut off", buildZip([feedEntry]).subarray(0, -30), "archive_broken"],
  [
    "data that are not deflated",
    (() => {
      const zip = buildZip([feedEntry]);
      zip.fill(0xff, 40, 60);
      return zip;
    })(),
    "archive_broken",
  ],
  ["gzip that is cut", new Uint8Array(gzipSync(heureka).subarray(0, -9)), "archive_broken"],
  ["gzip in gzip", new Uint8Array(gzipSync(gzipSync(heureka))), "archive_nested"],
  ["a ZIP in gzip", new Uint8Array(gzipSync(buildZip([feedEntry]))), "archive_nested"],
];
for (const [what, bytes, reason, problem] of refused) {
  Deno.test(`an archive with ${what} is refused: ${reason} (UP-11, UP-12, UP-14)`, async () => {
    const failure = await refusal(bytes);
    assert.deepEqual([failure.reason, failure.details.problem], [reason, problem]);
  });
}

Deno.test("an archive without a feed says what it holds", async () => {
  const zip = buildZip([{ name: "a/readme.txt", data: "a" }, { name: "logo.png", data: "b" }]);
  assert.deepEqual((await refusal(zip)).details, { names: "readme.txt, logo.png" });
});

const zeros = new Uint8Array(3 * 1024 * 1024);
Deno.test("a bomb is stopped by what comes out of it, in a ZIP and in gzip (UP-11)", async () => {
  const lying = { name: "feed.xml", data: zeros, claims: { size: 2 * 1024 * 1024 } };
  for (const bytes of [buildZip([{ name: "feed.xml", data: zeros }]), buildZip([lying])]) {
    const recognised = { limits: fetchLimits, recognise: () => true };
    await using shop = await openFolder();
    const stored = await storeFeed(shop.folder, "bomb", once(bytes));
    const unpacked = await unpackFeed(shop.folder, stored, recognised);
    assert.equal(!unpacked.ok && unpacked.error.reason, "archive_bomb");
  }
  assert.equal((await refusal(new Uint8Array(gzipSync(zeros)))).reason, "archive_bomb");
});

Deno.test("an archive may not hold too many files, nor too large ones (UP-11)", async () => {
  const many = buildZip(
    Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, data: "x" })),
  );
  const counted = await refusal(many, { archiveEntriesMax: 10 });
  assert.deepEqual(counted.details, { entries: 11, archiveEntriesMax: 10 });
  const limits = { sizeMax: 20 };
  assert.equal((await refusal(buildZip([feedEntry]), limits)).reason, "too_large");
  assert.equal((await refusal(new Uint8Array(gzipSync(heureka)), limits)).reason, "too_large");
});

const others: [type: string, head: number[]][] = [
  ["rar", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["tar", [...new Array(257).fill(0x61), 0x75, 0x73, 0x74, 0x61, 0x72]],
];
for (const [type, head] of others) {
  Deno.test(`a file of type ${type} is refused by its name`, async () => {
    const { reason, details } = await refusal(new Uint8Array(head));
    assert.deepEqual([reason, details], ["archive_unsupported", { type }]);
  });
}

Deno.test("a tar in gzip is refused as a tar", async () => {
  const tar = new Uint8Array([...new Array(257).fill(0x61), 0x75, 0x73, 0x74, 0x61, 0x72]);
  assert.deepEqual((await refusal(new Uint8Array(gzipSync(tar)))).details, { type: "tar" });
});

Deno.test("archiveTypeOf() takes no feed for an archive", () => {
  for (const text of ["<?xml", "[CODE];[TITLE]", "BZ", "", "PK"]) {
    assert.equal(archiveTypeOf(new TextEncoder().encode(text)), undefined);
  }
});
