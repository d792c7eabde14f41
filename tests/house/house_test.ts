import { strict as assert } from "node:assert";
import { fileURLToPath } from "node:url";
import { bulkActions } from "../../core/catalogue/bulk_change.ts";
import { productFields } from "../../core/catalogue/fields.ts";
import { interventionKinds } from "../../tenants/billing/interventions.ts";
import { migrationsOf } from "../../tenants/migrate.ts";
import { isAuditDetailKnown } from "../../views/settings/audit_details.ts";
import { auditActionText } from "../../views/texts/audit.ts";

/** The rooms of the house, and which rooms each may call: imports point one way. */
const mayImport: Record<string, readonly string[]> = {
  core: ["core"],
  tenants: ["tenants", "core"],
  views: ["views", "core"],
  routes: ["routes", "tenants", "views", "core"],
};

const root = fileURLToPath(new URL("../../", import.meta.url));

interface SourceFile {
  path: string;
  room: string;
  text: string;
}

async function sourcesOf(room: string, folder = room): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const entry of Deno.readDir(root + folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) files.push(...await sourcesOf(room, path));
    else if (/\.tsx?$/.test(entry.name)) {
      files.push({ path, room, text: await Deno.readTextFile(root + path) });
    }
  }
  return files;
}

const sources = (await Promise.all(Object.keys(mayImport).map((room) => sourcesOf(room)))).flat();

function roomsImportedBy({ path, text }: SourceFile): string[] {
  const imports = text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...imports].map(([, target = ""]) =>
    new URL(target, `file:///${path}`).pathname.slice(1)
  );
}

Deno.test("imports point one way: routes to tenants and views, and all to core", () => {
  const wrong = sources.flatMap((file) =>
    roomsImportedBy(file)
      .filter((target) => !mayImport[file.room]!.includes(target.split("/")[0]!))
      .map((target) => `${file.path} imports ${target}`)
  );
  assert.deepEqual(wrong, []);
});

Deno.test("SQL stands in tenants only", () => {
  const sql =
    /(["'`])\s*(SELECT\s.+\sFROM\s|INSERT INTO\s|UPDATE \w+\s+SET\s|DELETE FROM\s|CREATE TABLE\s)/s;
  const wrong = sources.filter(({ room, text }) => room !== "tenants" && sql.test(text));
  assert.deepEqual(wrong.map(({ path }) => path), []);
});

Deno.test("core knows no files, network, clock and chance", () => {
  const outside =
    /\bDeno\.|\bfetch\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bTemporal\.Now\b/;
  const wrong = sources.filter(({ room, text }) => room === "core" && outside.test(text));
  assert.deepEqual(wrong.map(({ path }) => path), []);
});

Deno.test("only the engine opens databases", () => {
  const opening = /from "(node:sqlite|@libsql\/client[^"]*)"/;
  const wrong = sources.filter(({ path, text }) =>
    opening.test(text) && !path.startsWith("tenants/engine/")
  );
  assert.deepEqual(wrong.map(({ path }) => path), []);
});

Deno.test("views wait for nothing", () => {
  const wrong = sources.filter(({ room, text }) => room === "views" && /\bawait\b/.test(text));
  assert.deepEqual(wrong.map(({ path }) => path), []);
});

Deno.test("raw HTML is written only where it was made safe", () => {
  const wrong = sources.filter(({ room, text }) =>
    room === "views" && /dangerouslySetInnerHTML|\braw\(/.test(text)
  );
  assert.deepEqual(wrong.map(({ path }) => path).sort(), rawHtmlFiles);
});

/** The doctype, the inlined icons, HTML that went through the sanitizer, and data in a script. */
const rawHtmlFiles = [
  "views/components/doctype.tsx",
  "views/components/icon.tsx",
  "views/components/rich_text.tsx",
  "views/web/structured_data.tsx",
];

Deno.test("migrations are numbered without gaps, each number once", () => {
  for (const set of ["platform", "shop"] as const) {
    const numbers = migrationsOf(set).map(({ number }) => number);
    assert.deepEqual(numbers, numbers.map((_, index) => index + 1));
  }
});

Deno.test("every field of a product has its column", () => {
  const schema = migrationsOf("shop").map(({ sql }) => sql).join("\n");
  for (const [field, { kind }] of Object.entries(productFields)) {
    if (field === "categories") continue; // a table of its own
    const column = field.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase()) +
      (kind === "money" ? "_minor" : "");
    assert.match(schema, new RegExp(`^  ${column} +`, "m"), field);
  }
});

Deno.test("whatever the audit log tells of has words in all languages", () => {
  const logging = sources.filter(({ text }) => /\baudit(Record|Of)?\(/.test(text));
  const told = logging.flatMap(({ text }) => [
    ...text.matchAll(/\baction: "([a-z_]+\.[a-z_]+)"/g),
    ...text.matchAll(/\bawait auditRecord\(c, "([a-z_.]+)"/g),
  ]).map(([, action = ""]) => action);
  const bulk = bulkActions.map((action) => `products.${action}`);
  const holds = interventionKinds.map((kind) => `shop.${kind}`);
  const actions = new Set([...told, ...bulk, ...holds]);
  assert.ok(actions.size > 80, "the pattern still finds them");
  const wordless = [...actions].filter((action) => auditActionText("cs", action) === action);
  assert.deepEqual(wordless, []);
});

/** Of ledger entries, tokens and jobs that are written beside an entry of the log. */
const ofOthers = [
  "what",
  "tariff",
  "ticket",
  "minutes",
  "restoreId",
  "newEmail",
  "change",
  "sizeBytes",
  "sizeMax",
];

/** Names that reach the log by a value of another form, which is spread or handed on. */
const handedOn = [
  ...["street", "city", "zip", "country", "vatId", "name", "languages", "resolved", "stateId"],
  ...["from", "until", "amountMinor", "reason"],
  ...["ledgerEntries", "invoices", "unknownShops", "shopsWithoutData"],
];

Deno.test("every detail that the audit log keeps has words, or is left untold on purpose", () => {
  const logging = sources.filter(({ text }) => /\baudit(Record|Of)?\(/.test(text));
  const literals = logging.flatMap(({ text }) => [
    ...text.matchAll(/\bdetails(?::| =) \{([^{}]*)\}/g),
    ...text.matchAll(/\bauditRecord\(c, [`"][^`"]*[`"],[^;{]*\{([^{};]*)/g),
  ]).map(([, literal = ""]) => literal);
  const told = literals.flatMap((literal) =>
    [...literal.matchAll(/(?:^|,)\s*(\w+)(?=\s*(?::|,|$))/g)].map(([, name = ""]) => name)
  );
  const names = new Set([...told.filter((name) => !ofOthers.includes(name)), ...handedOn]);
  assert.ok(names.size > 30, "the pattern still finds them");
  assert.deepEqual([...names].filter((name) => !isAuditDetailKnown(name)), []);
});
