import { strict as assert } from "node:assert";
import { queryFirst } from "../../../tenants/engine/database.ts";
import { chooseFormat } from "../../../tenants/shop/format_choice.ts";
import { balance, importText, openTestShop, sourceOf } from "../../support/test_shop.ts";

const offers = (interval: string) =>
  `<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:id>A</g:id><title>Hrnek</title>
  <g:price>100 CZK</g:price><g:sale_price>80 CZK</g:sale_price>
  <g:sale_price_effective_date>${interval}</g:sale_price_effective_date></item>
  <item><g:id>B</g:id><title>Miska</title><g:price>50 CZK</g:price></item></channel></rss>`;

Deno.test("a sale begins and ends on its day, though the file stays the same", async () => {
  await using shop = await openTestShop();
  const text = offers("2026-11-23/2026-11-24");
  const on = (now: string, of?: number) =>
    importText(shop, text, { format: "google", hash: "same", now, ...(of ? { of } : {}) });
  const first = await on("2026-11-22T10:00:00.000Z");

  const found: [string, number | undefined][] = [];
  for (const moment of ["22T10:59", "23T12:00", "24T12:00", "25T12:00"]) {
    const run = await on(`2026-11-${moment}:00.000Z`, first.importId);
    const row = await queryFirst<{ price_minor: number }>(
      shop.database,
      `SELECT price_minor FROM product_prices
        WHERE product_id = (SELECT id FROM products WHERE code = 'A')`,
    );
    found.push([balance(run), row?.price_minor]);
  }

  assert.deepEqual(found, [
    ["0 = 0 + 0 + 0 + 0 + 0", 10_000], // nobody reads the same file twice in one hour
    ["2 = 0 + 1 + 1 + 0 + 0", 8_000],
    ["2 = 0 + 0 + 2 + 0 + 0", 8_000],
    ["2 = 0 + 1 + 1 + 0 + 0", 10_000],
  ]);
});

const choices: [wanted: string, feed: string, chosen: string | undefined][] = [
  ["zbozi", "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID></SHOPITEM></SHOP>", "zbozi"],
  ["heureka", "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><UNIT/></SHOPITEM></SHOP>", "heureka"],
  ["auto", "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><UNIT/></SHOPITEM></SHOP>", "zbozi"],
  ["heureka", offers(""), undefined],
];
for (const [wanted, feed, chosen] of choices) {
  const name = chosen === undefined ? "is refused" : `is read as ${chosen}`;
  Deno.test(`${wanted} chosen for ${feed.slice(0, 60)}… ${name}`, async () => {
    await using shop = await openTestShop();

    const answer = await chooseFormat(shop.database, sourceOf(feed), {
      wanted,
      entity: "products",
    });

    assert.equal(answer.ok ? answer.value : undefined, chosen);
  });
}
