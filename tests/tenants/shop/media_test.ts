import { strict as assert } from "node:assert";
import { queryAll, type Row } from "../../../tenants/engine/database.ts";
import { mediaByKey, mediaOfAddresses } from "../../../tenants/shop/media.ts";
import { settleMedia } from "../../../tenants/shop/media_outcomes.ts";
import { collectWanted, nextWanted } from "../../../tenants/shop/media_queue.ts";
import { addRunMedia, beginRunMedia, runMedia } from "../../../tenants/shop/run_media.ts";
import { importText, openTestShop, testNow } from "../../support/test_shop.ts";

const item = (code: string, ...pictures: string[]) =>
  `<SHOPITEM><ITEM_ID>${code}</ITEM_ID><PRODUCTNAME>Hrnek ${code}</PRODUCTNAME>` +
  `<PRICE_VAT>100</PRICE_VAT><ITEMGROUP_ID>G</ITEMGROUP_ID>` +
  `<PARAM><PARAM_NAME>Barva</PARAM_NAME><VAL>${code}</VAL></PARAM>` +
  `${pictures.map((url) => `<IMGURL>${url}</IMGURL>`).join("")}</SHOPITEM>`;

const media = { key: "a".repeat(64), type: "image/png", size: 70, width: 8, height: 6 };

for (const engine of ["file", "server"] as const) {
  Deno.test(`pictures of products and variants are collected and settled on a ${engine}`, async () => {
    await using shop = await openTestShop(engine);
    const { database } = shop;
    const first = item("A", "https://a.example/1.png", "https://a.example/2.png");
    const feed = `<SHOP>${first}${item("B", "https://a.example/3.png")}</SHOP>`;
    const { id: runId } = await importText(shop, feed);
    const held = { runId, fence: 1 };
    await addRunMedia(database, runId);
    await beginRunMedia(database, held, testNow);
    await collectWanted(database, held, 0, testNow);
    const wanted = await nextWanted(database, runId, 10);
    assert.deepEqual(
      wanted.map(({ address }) => address),
      ["1", "2", "3"].map((name) => `https://a.example/${name}.png`),
    );

    const [one, two, three] = wanted;
    const failure = { reason: "not_found" as const, details: { status: 404 } };
    await settleMedia(database, held, [
      { kind: "downloaded", of: one!, media: { ...media, name: "1.png" } },
      { kind: "downloaded", of: two!, media: { ...media, name: "2.png" } },
      { kind: "failed", of: three!, failure, wasAsked: true },
    ], testNow);

    assert.deepEqual(await runMedia(database, runId), {
      ...{ state: "fetching", total: 3, downloaded: 2, reused: 0, failed: 1 },
    });
    const stored = await mediaOfAddresses(database, wanted.map(({ address }) => address));
    assert.deepEqual([...stored.keys()], [one!.address, two!.address]);
    assert.deepEqual(stored.get(two!.address), { ...media, name: "2.png", address: two!.address });
    assert.equal((await mediaByKey(database, media.key))?.address, one!.address);
    assert.equal(await mediaByKey(database, "b".repeat(64)), undefined);
    const failed = await queryAll<Row>(
      database,
      "SELECT address, failure, attempts, next_attempt_at FROM media_sources WHERE failure <> ''",
    );
    assert.deepEqual(failed.map((row) => Object.values(row)), [
      [three!.address, "not_found", 1, "2026-11-23T10:00:00.000Z"],
    ]);
  });
}
