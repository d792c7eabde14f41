import ICAL from "ical.js";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { type Argument, queryAll, type Row } from "../../tenants/engine/database.ts";
import { openSqlite } from "../../tenants/engine/sqlite.ts";
import { migrate } from "../../tenants/migrate.ts";
import type { FeedKind } from "./feeds.ts";
import { timed } from "./measure.ts";

/**
 * What cannot be beaten with these libraries: the bare parser that sees every text of the file and
 * does nothing with it.
 */
export async function parserFloor(file: string, kind: ParserKind): Promise<number> {
  const { ms } = await timed(() => parsers[kind](file));
  return ms;
}

export type ParserKind = "xml" | "csv" | "cards";

export function parserOf(kind: FeedKind): ParserKind {
  if (kind === "vcard") return "cards";
  return kind.endsWith("csv") ? "csv" : "xml";
}

const parsers: Record<ParserKind, (file: string) => Promise<number>> = {
  xml: parseXml,
  csv: parseCsv,
  cards: parseCards,
};

/** The library's parser wants a card at a time: it is given each up to its end. */
async function parseCards(file: string): Promise<number> {
  const end = "END:VCARD\n";
  let properties = 0;
  let rest = "";
  for await (const chunk of decoded(file)) {
    const text = rest + chunk;
    let from = 0;
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(end, from)) {
      const [, found] = ICAL.parse(text.slice(from, at + end.length)) as [string, unknown[]];
      properties += found.length;
      from = at + end.length;
    }
    rest = text.slice(from);
  }
  return properties;
}

async function* decoded(file: string): AsyncGenerator<string> {
  using opened = await Deno.open(file);
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(256 * 1024);
  for (let read = await opened.read(buffer); read !== null; read = await opened.read(buffer)) {
    yield decoder.decode(buffer.subarray(0, read), { stream: true });
  }
}

async function parseXml(file: string): Promise<number> {
  const parser = new SaxesParser();
  let text = "";
  let length = 0;
  parser.on("opentag", () => text = "");
  parser.on("text", (some) => text += some);
  parser.on("cdata", (some) => text += some);
  parser.on("closetag", () => {
    length += text.length;
    text = "";
  });
  for await (const chunk of decoded(file)) parser.write(chunk);
  parser.close();
  return length;
}

/** Papa's own parser, piece by piece: it says where the last whole row of a piece ended. */
async function parseCsv(file: string): Promise<number> {
  const parser = new Papa.Parser({ delimiter: ";", newline: "\n" });
  let cells = 0;
  let rest = "";
  for await (const chunk of decoded(file)) {
    const text = rest + chunk;
    const { data, meta } = parser.parse(text, 0, true);
    for (const row of data as string[][]) cells += row.length;
    rest = text.slice(meta.cursor);
  }
  return cells;
}

/** Tables that an import fills, in the order of their references. */
const tables = [
  "categories",
  "category_texts",
  "imports",
  "products",
  "product_texts",
  "product_prices",
  "product_categories",
  "variants",
  "variant_texts",
  "variant_prices",
  "runs",
  "run_items",
];

/** SQLite's own bulk insert of the very rows that an import has made, indexes and search included. */
export async function insertFloor(shopDatabase: string, scratch: string): Promise<number> {
  const from = openSqlite(shopDatabase, { synchronous: "normal" });
  const to = openSqlite(scratch, { synchronous: "normal" });
  await migrate(to, "shop", new Date().toISOString());
  let total = 0;
  for (const name of tables) {
    const rows = await queryAll<Row>(from, `SELECT * FROM ${name}`);
    if (rows.length === 0) continue;
    const columns = Object.keys(rows[0]!);
    const marks = columns.map(() => "?").join(", ");
    const sql = `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${marks})`;
    const values = rows.map((row) => Object.values(row) as Argument[]);
    total += (await timed(() => to.executeMany(sql, values))).ms;
  }
  const words = await queryAll<Row>(
    from,
    `SELECT product.id, coalesce(max(label.title), '') AS title,
            coalesce(product.code, '') || ' ' || coalesce(
              (SELECT group_concat(code, ' ') FROM variants WHERE product_id = product.id), ''),
            coalesce(product.manufacturer, '')
       FROM products AS product JOIN product_texts AS label ON label.product_id = product.id
      GROUP BY product.id`,
  );
  const search =
    "INSERT INTO product_search (rowid, title, codes, manufacturer) VALUES (?, ?, ?, ?)";
  const values = words.map((row) => Object.values(row) as Argument[]);
  total += (await timed(() => to.executeMany(search, values))).ms;
  from.close();
  to.close();
  return total;
}
