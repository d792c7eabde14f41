import { strict as assert } from "node:assert";
import { createClient } from "@libsql/client";
import {
  type Database,
  queryAll,
  queryFirst,
  type ResultSet,
} from "../../../tenants/engine/database.ts";
import { openDatabase } from "../../../tenants/engine/open.ts";
import { type HranaServer, startHranaServer } from "../../support/hrana_server.ts";

/** The same code must do the same on a local file and on a libSQL server. */
interface Opened extends AsyncDisposable {
  database: Database;
  open(): Database;
}

const schema = `
  CREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE things (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    shelf_id INTEGER NOT NULL REFERENCES shelves (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    price_minor INTEGER CHECK (price_minor >= 0),
    weight REAL,
    UNIQUE (shelf_id, name)
  ) STRICT;`;

const engines: Record<string, () => Promise<Opened>> = {
  async "a local file"() {
    const folder = await Deno.makeTempDir();
    const open = () => openDatabase({ url: `file:${folder}/shop.db` });
    return await prepared(open, () => Deno.remove(folder, { recursive: true }));
  },
  async "a libSQL server"() {
    const server: HranaServer = await startHranaServer("secret");
    const url = server.createDatabase("shop");
    const open = () => openDatabase({ url, authToken: "secret" });
    return await prepared(open, async () => await server[Symbol.asyncDispose]());
  },
};

async function prepared(open: () => Database, end: () => Promise<void>): Promise<Opened> {
  const opened: Database[] = [];
  const openOne = () => {
    const database = open();
    opened.push(database);
    return database;
  };
  const database = openOne();
  await database.executeMultiple(schema);
  await database.execute("INSERT INTO shelves (name) VALUES ('A')");
  return {
    database,
    open: openOne,
    async [Symbol.asyncDispose]() {
      for (const each of opened) each.close();
      await end();
    },
  };
}

for (const [engine, open] of Object.entries(engines)) {
  const test = (name: string, work: (opened: Opened) => Promise<void>) =>
    Deno.test(`${engine}: ${name}`, async () => {
      await using opened = await open();
      await work(opened);
    });

  test("execute() tells rows by the names of their columns", async ({ database }) => {
    const { rows } = await database.execute({ sql: "SELECT id, name FROM shelves", args: [] });
    assert.deepEqual(rows.map((row) => ({ ...row })), [{ id: 1, name: "A" }]);
  });

  test("cells() gives rows as lists, in a transaction too", async ({ database }) => {
    const statement = { sql: "SELECT name, id, NULL AS name FROM shelves WHERE id = ?", args: [1] };
    assert.deepEqual(await database.cells(statement), [["A", 1, null]]);
    await database.write(async (transaction) => {
      await transaction.execute("UPDATE shelves SET name = 'B'");
      assert.deepEqual(await transaction.cells(statement), [["B", 1, null]]);
    });
  });

  test("execute() tells how many rows it changed", async ({ database }) => {
    const { rowsAffected } = await database.execute("UPDATE shelves SET name = 'B'");
    assert.equal(rowsAffected, 1);
  });

  test("execute() gives what RETURNING returns", async ({ database }) => {
    const sql = "INSERT INTO shelves (name) VALUES (?) RETURNING id";
    const { rows }: ResultSet = await database.execute({ sql, args: ["C"] });
    assert.equal(rows[0]?.id, 2);
  });

  test("integers stay integers, and null stays null", async ({ database }) => {
    await database.executeMany(
      "INSERT INTO things (shelf_id, name, price_minor, weight) VALUES (?, ?, ?, ?)",
      [[1, "big", Number.MAX_SAFE_INTEGER, 0.5], [1, "none", null, null]],
    );
    const rows = await queryAll(database, "SELECT price_minor, weight FROM things ORDER BY id");
    assert.deepEqual(rows.map((row) => Object.values(row as object)), [
      [Number.MAX_SAFE_INTEGER, 0.5],
      [null, null],
    ]);
  });

  test("executeMany() writes thousands of rows in one go", async ({ database }) => {
    const rows = Array.from({ length: 4_500 }, (_, index) => [1, `thing ${index}`, index]);
    await database.executeMany(
      "INSERT INTO things (shelf_id, name, price_minor) VALUES (?, ?, ?)",
      rows,
    );
    const found = await queryFirst(
      database,
      "SELECT count(*) AS n, sum(price_minor) AS s FROM things",
    );
    assert.deepEqual({ ...found as object }, { n: 4_500, s: 4_500 * 4_499 / 2 });
  });

  test("executeMany() updates what is there with ON CONFLICT", async ({ database }) => {
    const sql = `INSERT INTO shelves (id, name) VALUES (?, ?)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name`;
    await database.executeMany(sql, [[1, "renamed"], [2, "new"]]);
    const rows = await queryAll<{ name: string }>(database, "SELECT name FROM shelves ORDER BY id");
    assert.deepEqual(rows.map(({ name }) => name), ["renamed", "new"]);
  });

  test("executeMany() runs statements that are no inserts", async ({ database }) => {
    await database.executeMany("UPDATE shelves SET name = ? WHERE id = ?", [["Z", 1]]);
    assert.equal(
      (await queryFirst<{ name: string }>(database, "SELECT name FROM shelves"))?.name,
      "Z",
    );
  });

  test("batch() does all or nothing", async ({ database }) => {
    await assert.rejects(database.batch([
      "INSERT INTO shelves (name) VALUES ('kept?')",
      "INSERT INTO shelves (name) VALUES ('A')", // is there already
    ]));
    assert.equal((await queryAll(database, "SELECT id FROM shelves")).length, 1);
  });

  test("write() commits what its work did", async ({ database, open }) => {
    const value = await database.write(async (transaction) => {
      await transaction.execute("INSERT INTO shelves (name) VALUES ('B')");
      return "done";
    });
    assert.equal(value, "done");
    assert.equal((await queryAll(open(), "SELECT id FROM shelves")).length, 2);
  });

  test("write() leaves nothing of work that throws", async ({ database }) => {
    await assert.rejects(
      database.write(async (transaction) => {
        await transaction.execute("INSERT INTO shelves (name) VALUES ('B')");
        throw new Error("changed my mind");
      }),
      /changed my mind/,
    );
    assert.equal((await queryAll(database, "SELECT id FROM shelves")).length, 1);
  });

  test("a transaction reads what it wrote; others read it only after the end", async ({ database, open }) => {
    const other = open();
    await database.write(async (transaction) => {
      await transaction.execute("INSERT INTO shelves (name) VALUES ('B')");
      assert.equal((await queryAll(transaction, "SELECT id FROM shelves")).length, 2);
      assert.equal((await queryAll(other, "SELECT id FROM shelves")).length, 1);
    });
    assert.equal((await queryAll(other, "SELECT id FROM shelves")).length, 2);
  });

  test("foreign keys hold on every connection", async ({ database, open }) => {
    for (const each of [database, open()]) {
      await assert.rejects(
        each.execute("INSERT INTO things (shelf_id, name) VALUES (99, 'lost')"),
        /FOREIGN KEY/i,
      );
    }
  });

  test("a broken rule of the schema is refused by name", async ({ database }) => {
    await assert.rejects(
      database.execute("INSERT INTO things (shelf_id, name, price_minor) VALUES (1, 'x', -1)"),
      /CHECK/i,
    );
  });

  test("text keeps its diacritics, quotes and emptiness", async ({ database }) => {
    for (const name of ["žluťoučký kůň", 'd\'Hermès "x"', "", "\u00a0", "👍"]) {
      const sql = "SELECT ? AS name";
      assert.equal((await queryFirst<{ name: string }>(database, sql, [name]))?.name, name);
    }
  });
}

Deno.test("a local file: two writers of one process take turns", async () => {
  await using opened = await engines["a local file"]!();
  const other = opened.open();
  const add = (database: Database, name: string) =>
    database.write(async (transaction) => {
      await transaction.execute({ sql: "INSERT INTO shelves (name) VALUES (?)", args: [name] });
      await Promise.resolve();
    });
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => add(index % 2 ? other : opened.database, `s${index}`)),
  );
  assert.equal((await queryAll(opened.database, "SELECT id FROM shelves")).length, 41);
});

Deno.test("a local file is read by libSQL's own client as we wrote it", async () => {
  const folder = await Deno.makeTempDir();
  const database = openDatabase({ url: `file:${folder}/shop.db` });
  await database.executeMultiple(schema);
  await database.execute("INSERT INTO shelves (name) VALUES ('Květen')");
  database.close();
  const reference = createClient({ url: `file:${folder}/shop.db` });
  const { rows } = await reference.execute("SELECT name FROM shelves");
  assert.equal(rows[0]?.name, "Květen");
  reference.close();
  await Deno.remove(folder, { recursive: true });
});
