import assert from "node:assert/strict";
import fc from "fast-check";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { importStatements } from "../../../tenants/billing/import_statements.ts";
import {
  countPayments,
  listPayments,
  listStatements,
} from "../../../tenants/platform/bank_movements.ts";
import { checkAll } from "../../../tenants/check.ts";
import { balanceOf, listEntries, postEntry } from "../../../tenants/platform/ledger.ts";
import {
  windows1250,
  writeCamt053,
  writeFioJson,
  writeGpc,
} from "../../support/bank_statements.ts";
import { openTestInstallation } from "../../support/installation.ts";
import { bringPayments, bytesOf, credit, statementOf, symbolOf } from "../../support/payments.ts";
import { runOutOfMoney } from "../../support/billing.ts";
import { shopById } from "../../../tenants/platform/shops.ts";

Deno.test("R156: a transfer with a shop's symbol goes to its wallet, with who paid it", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);

  const brought = await bringPayments(house, credit({ bankReference: "1", variableSymbol }));

  assert.ok(brought.ok);
  assert.deepEqual(brought.value, {
    ...{ statements: 1, movements: 1, fresh: 1, matched: 1, waiting: 0, warnings: [] },
  });
  const { entries } = await listEntries(house.platform.database, shop.shop.id, {
    limit: 9,
    offset: 0,
  });
  assert.deepEqual(
    entries.map(({ id, kind, from, changeMinor, details }) => ({
      id,
      kind,
      from,
      changeMinor,
      details,
    })),
    [{
      ...{
        id: "topup:CZ6508000000192000145399:1",
        kind: "top_up",
        from: "bank",
        changeMinor: 50_000,
      },
      details: {
        ...{ bookedDay: "2026-03-02", variableSymbol, counterAccount: "131-3021140217/0100" },
        counterName: "NOVÁK JAN",
      },
    }],
  );
});

Deno.test("the same statement twice, and another one that overlaps it, post nothing twice", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  const [one, two, three] = [1, 2, 3].map(() => credit({ variableSymbol }));
  await bringPayments(house, one!, two!);

  const again = await bringPayments(house, one!, two!);
  const overlapping = await bringPayments(house, two!, three!);

  assert.equal(again.ok && again.value.fresh, 0);
  assert.equal(overlapping.ok && overlapping.value.fresh, 1);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 150_000);
  const statements = await listStatements(house.platform.database, { limit: 9, offset: 0 });
  assert.deepEqual(statements.map(({ movements, newMovements }) => [movements, newMovements]), [[
    2,
    1,
  ], [2, 2]]);
});

Deno.test("the same payment in another kind of file waits for a person instead of being posted twice", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const paid = credit({ variableSymbol: await symbolOf(house, shop) });
  await bringPayments(house, paid);

  const bytes = windows1250(writeGpc([statementOf(paid)])) as Uint8Array<ArrayBuffer>;
  const brought = await importStatements(house.platform, {
    bytes,
    fileName: "vypis.gpc",
    by: "test",
  });

  assert.deepEqual(brought.ok && [brought.value.matched, brought.value.waiting], [0, 1]);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 50_000);
  const [waiting] = await listPayments(house.platform.database, "waiting", { limit: 9, offset: 0 });
  assert.equal(waiting!.doubt, "possible_duplicate");
});

Deno.test("R156: payments without a symbol, with an unknown one and in another currency are kept for a person", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  await bringPayments(
    house,
    credit(),
    credit({ variableSymbol: "999" }),
    credit({ kind: "reversal", amountMinor: -50_000 }),
    credit({ amountMinor: -700 }),
    credit({ kind: "pending", variableSymbol }),
  );
  await bringPayments(house, credit({ variableSymbol, currency: "EUR" }));

  const waiting = await listPayments(house.platform.database, "waiting", { limit: 9, offset: 0 });
  assert.deepEqual(waiting.map(({ doubt }) => doubt).sort(), [
    ...["currency_differs", "reversal", "symbol_missing", "symbol_unknown"],
  ]);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 0);
});

Deno.test("a payment to a shop that has ended waits for a person, who sends it back", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  await house.platform.database.execute("UPDATE shops SET state = 'ended'");
  await bringPayments(house, credit({ variableSymbol: await symbolOf(house, shop) }));
  const [waiting] = await listPayments(house.platform.database, "waiting", { limit: 9, offset: 0 });
  assert.equal(waiting!.doubt, "shop_closed");
});

Deno.test("the debt of a contract that has ended can be paid, and nothing beyond it comes back to life (R184, R185)", async () => {
  await using house = await openTestInstallation();
  const { platform } = house;
  const shop = await house.shop();
  await platform.database.write((transaction) =>
    postEntry(transaction, {
      ...{ id: "fee:1", shopId: shop.shop.id, kind: "fee", from: "wallet", to: "revenue" },
      ...{ amountMinor: 73_87, currency: "CZK" },
    }, platform.now())
  );
  const actor = { kind: "system", name: "test" } as const;
  const order = { shopId: shop.shop.id, cause: "withdrawn", reason: "dluh", actor } as const;
  await endContract(platform, order);
  const variableSymbol = await symbolOf(house, shop);

  await bringPayments(house, credit({ variableSymbol, amountMinor: 73_87 }));
  assert.equal(await balanceOf(platform.database, shop.shop.id), 0);
  assert.equal((await shopById(platform.database, shop.shop.id))!.state, "ended");
  await bringPayments(house, credit({ variableSymbol, amountMinor: 10_00 }));

  assert.equal(await balanceOf(platform.database, shop.shop.id), 0);
  const [waiting] = await listPayments(platform.database, "waiting", { limit: 9, offset: 0 });
  assert.deepEqual([waiting!.doubt, waiting!.amountMinor], ["shop_closed", 10_00]);
});

Deno.test("a bank that gives one reference to two payments loses none of them", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  const first = credit({ variableSymbol });
  const second = { ...first, amountMinor: 70_000 };
  await bringPayments(house, first);
  for (const fresh of [1, 0]) {
    const brought = await bringPayments(house, second);
    assert.equal(brought.ok && brought.value.fresh, fresh);
  }
  const [waiting] = await listPayments(house.platform.database, "waiting", { limit: 9, offset: 0 });
  assert.deepEqual([waiting!.doubt, waiting!.amountMinor], ["reference_reused", 70_000]);
});

Deno.test("a payment renews a suspended shop in the transaction that posts it (R194)", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  await runOutOfMoney(house.platform, shop.shop.id);
  await bringPayments(house, credit({ variableSymbol: await symbolOf(house, shop) }));
  assert.equal((await shopById(house.platform.database, shop.shop.id))!.state, "active");
});

const foreign: [what: string, text: string, code: string][] = [
  [
    "of another account",
    writeCamt053([{ ...statementOf(), account: { iban: "CZ7920100000002400222222" } }]),
    "statement_account_foreign",
  ],
  [
    "in another currency",
    writeCamt053([{ ...statementOf(), currency: "EUR" }]),
    "statement_currency_differs",
  ],
  [
    "cut in the middle",
    writeCamt053([statementOf(credit({ variableSymbol: "1000001" }))]).slice(0, 900),
    "statement_truncated",
  ],
  [
    "of Fio with three decimals",
    writeFioJson(statementOf(credit())).replace("500.00", "500.001"),
    "statement_amount_decimals",
  ],
  ["that is a page", "<html></html>", "statement_is_html"],
];
for (const [what, text, code] of foreign) {
  Deno.test(`a statement ${what} is refused and leaves nothing behind: ${code}`, async () => {
    await using house = await openTestInstallation();
    await house.shop();
    const brought = await importStatements(house.platform, {
      bytes: bytesOf(text),
      fileName: "x",
      by: "test",
    });
    assert.equal(brought.ok ? "" : brought.error.code, code);
    assert.deepEqual(await listStatements(house.platform.database, { limit: 9, offset: 0 }), []);
  });
}

Deno.test("one foreign statement among ours refuses the whole file", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const ours = statementOf(credit({ variableSymbol: await symbolOf(house, shop) }));
  const text = writeCamt053([ours, {
    ...statementOf(),
    account: { iban: "CZ7920100000002400222222" },
  }]);
  const brought = await importStatements(house.platform, {
    bytes: bytesOf(text),
    fileName: "x",
    by: "test",
  });
  assert.equal(brought.ok, false);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 0);
});

Deno.test("an installation that does not know its operator takes no statements", async () => {
  await using house = await openTestInstallation();
  const bytes = bytesOf(writeCamt053([statementOf()]));
  const platform = { ...house.platform, operator: undefined };
  const brought = await importStatements(platform, { bytes, fileName: "x", by: "test" });
  assert.equal(brought.ok ? "" : brought.error.code, "operator_missing");
});

Deno.test("kept movements are never rewritten or removed", async () => {
  await using house = await openTestInstallation();
  await bringPayments(house, credit());
  const { database } = house.platform;
  await assert.rejects(
    database.execute("UPDATE bank_movements SET amount_minor = 1"),
    /not rewritten/,
  );
  await assert.rejects(database.execute("DELETE FROM bank_movements"), /not removed/);
  assert.equal(await countPayments(database, "waiting"), 1);
});

Deno.test("a thousand payments in one file are each posted once", async () => {
  await using house = await openTestInstallation();
  const shop = await house.shop();
  const variableSymbol = await symbolOf(house, shop);
  const many = Array.from({ length: 1_000 }, () => credit({ variableSymbol, amountMinor: 100 }));
  const brought = await bringPayments(house, ...many);
  assert.equal(brought.ok && brought.value.matched, 1_000);
  assert.equal(await balanceOf(house.platform.database, shop.shop.id), 100_000);
});

Deno.test("however statements overlap, repeat and follow each other, each payment is posted once (MO-9)", async () => {
  const day = fc.integer({ min: 0, max: 4 });
  const amount = fc.integer({ min: 1, max: 3 }).map((hundreds) => hundreds * 10_000);
  const payments = fc.array(fc.tuple(day, amount, fc.boolean()), { minLength: 1, maxLength: 12 });
  const files = fc.array(fc.tuple(day, day), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(payments, files, async (payments, files) => {
      await using house = await openTestInstallation();
      const shop = await house.shop();
      const symbol = await symbolOf(house, shop);
      const movements = payments.map(([day, amountMinor, isNamed]) =>
        credit({
          ...{ bookedDay: `2026-03-0${day + 1}`, amountMinor },
          ...(isNamed ? { variableSymbol: symbol } : {}),
        })
      );
      const seen = new Set<string>();
      for (const [from, to] of [...files, ...files.toReversed()]) {
        const some = movements.filter(({ bookedDay }) =>
          bookedDay >= `2026-03-0${from + 1}` && bookedDay <= `2026-03-0${to + 1}`
        );
        if (some.length === 0) continue;
        await bringPayments(house, ...some);
        for (const { bankReference } of some) seen.add(bankReference);
      }
      const sum = (isNamed: boolean) =>
        movements.filter((each) =>
          seen.has(each.bankReference) && (each.variableSymbol !== undefined) === isNamed
        ).reduce((total, { amountMinor }) => total + amountMinor, 0);
      assert.equal(await balanceOf(house.platform.database, shop.shop.id), sum(true));
      const waiting = await listPayments(house.platform.database, "waiting", {
        limit: 99,
        offset: 0,
      });
      assert.equal(waiting.reduce((total, { amountMinor }) => total + amountMinor, 0), sum(false));
      assert.deepEqual((await checkAll(house.platform)).findings, []);
    }),
    { numRuns: 15 },
  );
});
