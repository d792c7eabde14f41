import assert from "node:assert/strict";
import { issueMissingInvoices } from "../../../tenants/billing/issue_invoice.ts";
import { takePaymentBack } from "../../../tenants/billing/payment_decisions.ts";
import { receiveMoney } from "../../../tenants/billing/receive_money.ts";
import { importStatements } from "../../../tenants/billing/import_statements.ts";
import { listPayments } from "../../../tenants/platform/bank_movements.ts";
import { listInvoices } from "../../../tenants/platform/invoices.ts";
import { postTopUp, type TopUp } from "../../../tenants/billing/top_up.ts";
import { writeCamt053 } from "../../support/bank_statements.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";
import { bringPayments, bytesOf, credit, statementOf, symbolOf } from "../../support/payments.ts";

const invoicesOf = async ({ platform }: TestInstallation, shopId?: string) =>
  (await listInvoices(platform.database, { shopId }, { limit: 99, offset: 0 })).toReversed()
    .map(({ document }) => document);

Deno.test("R157, R168: money that comes has one document, for its owner, of the day on which it came", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await house.shop();
  await house.platform.database.execute({
    sql:
      `UPDATE accounts SET kind = 'company', company_name = 'Hrnky s.r.o.', company_id = '25596641',
                 vat_id = 'CZ25596641', street = 'Žižkova 12', city = 'Jihlava', zip = '586 01'
           WHERE id = ?`,
    args: [owner.id],
  });
  house.clock.set("2026-03-05T09:00:00.000Z");
  const variableSymbol = await symbolOf(house, { shop });
  await bringPayments(house, credit({ variableSymbol, amountMinor: 121_000 }));
  await bringPayments(house, credit({ variableSymbol, amountMinor: 100 }));

  const [first, second] = await invoicesOf(house, shop.id);
  assert.deepEqual([first!.number, second!.number], ["2026000001", "2026000002"]);
  const { issuedOn, taxableOn, customer, netMinor, vatMinor, paidBy } = first!;
  assert.deepEqual({ issuedOn, taxableOn, customer, netMinor, vatMinor, paidBy }, {
    ...{ issuedOn: "2026-03-05", taxableOn: "2026-03-02", netMinor: 100_000, vatMinor: 21_000 },
    customer: {
      ...{ name: "Hrnky s.r.o.", street: "Žižkova 12", city: "Jihlava", zip: "586 01" },
      ...{ country: "CZ", companyId: "25596641", vatId: "CZ25596641" },
    },
    paidBy: "bank",
  });
  const [mail] = await mailsTo(house, owner.email);
  assert.equal(mail!.subject, `Faktura 2026000001 pro e-shop ${shop.name}`);
  assert.match(mail!.text, /přišlo 1\s210,00\sKč/);
  assert.equal(mail!.path, `/shops/${shop.slug}/invoices/2026000001`);
});

const topUp = (shopId: string, changes: Partial<TopUp> = {}): TopUp => ({
  ...{ id: "topup:1", shopId, from: "card", amountMinor: 50_000, currency: "CZK", ...changes },
});

Deno.test("the same money again has no second document, and goodwill has none at all", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  const receive = (order: TopUp) =>
    house.platform.database.write((transaction) =>
      receiveMoney(house.platform, transaction, order)
    );
  await receive(topUp(shop.id));
  await receive(topUp(shop.id));
  await receive(topUp(shop.id, { id: "credit:1", from: "goodwill" }));
  assert.deepEqual((await invoicesOf(house)).map(({ paidBy }) => paidBy), ["card"]);
});

Deno.test("a number that a failed transaction took is taken by the next: there are no gaps", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  const { database } = house.platform;
  await assert.rejects(database.write(async (transaction) => {
    await receiveMoney(house.platform, transaction, topUp(shop.id));
    throw new Error("killed");
  }));
  await database.write((transaction) => receiveMoney(house.platform, transaction, topUp(shop.id)));
  assert.deepEqual((await invoicesOf(house)).map(({ number }) => number), ["2026000001"]);
});

Deno.test("each year begins its own series", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  const variableSymbol = await symbolOf(house, { shop });
  await bringPayments(house, credit({ variableSymbol }));
  // Prague's new year begins an hour before that of the stored instants
  house.clock.set("2026-12-31T23:30:00.000Z");
  await bringPayments(house, credit({ variableSymbol }));
  assert.deepEqual((await invoicesOf(house)).map(({ number }) => number), [
    "2026000001",
    "2027000001",
  ]);
});

Deno.test("money that is taken back has a credit note of its own series, once (MO-7)", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await house.shop();
  await bringPayments(house, credit({ variableSymbol: await symbolOf(house, { shop }) }));
  const [payment] = await listPayments(house.platform.database, "decided", { limit: 1, offset: 0 });
  const order = {
    movementId: payment!.id,
    reason: "jiný e-shop",
    actor: { kind: "staff", name: "B" },
  } as const;
  await takePaymentBack(house.platform, order);
  await takePaymentBack(house.platform, order);

  const [invoice, note, ...more] = await invoicesOf(house);
  assert.deepEqual(more, []);
  const { number, kind, corrects, reason, grossMinor } = note!;
  assert.deepEqual({ number, kind, corrects, reason, grossMinor }, {
    ...{ number: "D2026000001", kind: "credit_note", corrects: invoice!.number },
    ...{ reason: "jiný e-shop", grossMinor: -50_000 },
  });
  assert.equal((await mailsTo(house, owner.email)).at(-1)!.kind, "credit_note_issued");
});

Deno.test("what came while nobody knew who issues documents gets them later, but not what was taken back", async () => {
  await using house = await openTestInstallation();
  const { shop } = await house.shop();
  const { database } = house.platform;
  await database.write(async (transaction) => {
    for (const id of ["topup:1", "topup:2"]) {
      await postTopUp(house.platform, transaction, topUp(shop.id, { id }));
    }
    await transaction.execute(`INSERT INTO ledger (id, shop_id, kind, from_account, to_account,
        amount_minor, currency, reverses, posted_at)
      SELECT 'reversal', shop_id, 'reversal', 'wallet', 'card', amount_minor, currency, id, posted_at
        FROM ledger WHERE id = 'topup:2'`);
  });
  assert.equal(await issueMissingInvoices({ ...house.platform, operator: undefined }), 0);
  assert.equal(await issueMissingInvoices(house.platform), 1);
  assert.equal(await issueMissingInvoices(house.platform), 0);
});

Deno.test("a document never changes: not when its owner moves, and not by anybody's hand", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await house.shop();
  await bringPayments(house, credit({ variableSymbol: await symbolOf(house, { shop }) }));
  const before = await invoicesOf(house);
  const { database } = house.platform;
  await database.execute({
    sql: "UPDATE accounts SET name = 'Jiný' WHERE id = ?",
    args: [owner.id],
  });
  assert.deepEqual(await invoicesOf(house), before);
  await assert.rejects(database.execute("UPDATE invoices SET gross_minor = 1"), /not rewritten/);
  await assert.rejects(database.execute("DELETE FROM invoices"), /not removed/);
});

Deno.test("R168: a Slovak company with a VAT id pays to the account in euro and accounts for VAT itself", async () => {
  await using house = await openTestInstallation();
  const { shop, owner } = await house.shop({ currency: "EUR", languages: ["sk"] });
  await house.platform.database.execute({
    sql: "UPDATE accounts SET country = 'SK', vat_id = 'SK2020202020' WHERE id = ?",
    args: [owner.id],
  });
  const variableSymbol = await symbolOf(house, { shop });
  const paid = credit({ variableSymbol, currency: "EUR", amountMinor: 10_000 });
  const bytes = bytesOf(writeCamt053([statementOf(paid)]));
  await importStatements(house.platform, { bytes, fileName: "vypis.xml", by: "test" });
  const [invoice] = await invoicesOf(house);
  const { vat, vatMinor, grossMinor, language, currency } = invoice!;
  assert.deepEqual({ vat, vatMinor, grossMinor, language, currency }, {
    ...{ vat: "reverse_charge", vatMinor: 0, grossMinor: 10_000, language: "sk", currency: "EUR" },
  });
});
