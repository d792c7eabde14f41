import { strict as assert } from "node:assert";
import {
  agreeOnDelay,
  callingOf,
  listCalls,
  unpaidCalls,
} from "../../../tenants/platform/payment_calls.ts";
import { accountOfShop } from "../../../tenants/platform/contracts.ts";
import { owedByShop } from "../../../tenants/billing/settle_calls.ts";
import { changeDomain } from "../../../tenants/billing/shop_domain.ts";
import { postTopUp } from "../../../tenants/billing/top_up.ts";
import {
  answerOrder,
  type OrderedService,
  orderOfShop,
  placeOrder,
  refuseOffer,
  setRegime,
} from "../../../tenants/billing/service_orders.ts";
import { takeNotice } from "../../../tenants/billing/planned_ends.ts";
import { endContract } from "../../../tenants/billing/end_contract.ts";
import { refundWallet } from "../../../tenants/billing/refund.ts";
import { queryAll } from "../../../tenants/engine/database.ts";
import { checkAll } from "../../../tenants/check.ts";
import { doDue } from "../../../tenants/jobs/due.ts";
import { shopById } from "../../../tenants/platform/shops.ts";
import {
  mailsTo,
  openTestInstallation,
  type TestInstallation,
} from "../../support/installation.ts";

const order: OrderedService = {
  tariff: "basic",
  frequency: 1,
  footerLinkRemoved: false,
  goods: "Keramika",
  contact: { name: "Eva", email: "eva@example.cz", phone: "+420 777 123 456" },
};
const actor = { kind: "system", name: "test" } as const;

/** A shop by invoice, in its trial until 1 April 2026. */
async function byInvoice(house: TestInstallation) {
  const { shop, owner } = await house.shop({ slug: "lipa" });
  await setRegime(house.platform, { shopId: shop.id, regime: "invoice", actor });
  return { shopId: shop.id, owner };
}

async function until({ platform, services, clock }: TestInstallation, day: string) {
  await platform.database.execute("DELETE FROM recurring WHERE name <> 'settlement'");
  const instant = `${day}T10:00:00.000Z`;
  await Array.fromAsync(doDue(platform, services.runner, { until: instant, setClock: clock.set }));
  clock.set(instant);
}

const concluded = async (house: TestInstallation, changes: Partial<OrderedService> = {}) => {
  const { shopId, owner } = await byInvoice(house);
  await placeOrder(house.platform, { shopId, order: { ...order, ...changes }, actor });
  await answerOrder(house.platform, { shopId, answer: { kind: "accept" }, actor });
  return { shopId, owner };
};

let payments = 0;
const pay = ({ platform }: TestInstallation, shopId: string, amountMinor: number) =>
  platform.database.write((transaction) =>
    postTopUp(platform, transaction, {
      ...{ id: `topup:${++payments}`, shopId, from: "bank", amountMinor, currency: "CZK" },
    })
  );

const stateOf = async ({ platform }: TestInstallation, shopId: string) =>
  (await shopById(platform.database, shopId))!.state;

const kindsTo = async (house: TestInstallation, email: string) =>
  (await mailsTo(house, email)).map(({ kind }) => kind);

const fees = ({ platform }: TestInstallation, shopId: string) =>
  queryAll<{ id: string; amount: number }>(
    platform.database,
    `SELECT id, amount_minor AS amount FROM ledger WHERE shop_id = ? AND kind = 'fee'
      ORDER BY sequence`,
    [shopId],
  );

Deno.test("a trial by invoice that nobody orders ends on its last day, and the data go in 14 days (R149, R207, D7)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await byInvoice(house);
  await until(house, "2026-04-01");
  assert.equal(await stateOf(house, shopId), "trial");
  await until(house, "2026-04-02");
  assert.equal(await stateOf(house, shopId), "ended");
  const { facts } = await accountOfShop(house.platform.database, shopId);
  assert.deepEqual(facts.end, { on: "2026-04-02", cause: "not_ordered" });
  assert.ok((await kindsTo(house, owner.email)).includes("shop_ended"));
});

Deno.test("an order that is accepted is called for, due in five days at least (R147, R148, R167, R169)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await concluded(house, { frequency: 3 });
  const [call] = await listCalls(house.platform.database, shopId);
  assert.equal(call, undefined, "a month of trial is left");
  await until(house, "2026-03-20");
  const [first] = await listCalls(house.platform.database, shopId);
  assert.deepEqual(
    { ...first, id: "", thresholdMinor: 0 },
    {
      id: "",
      from: "2026-04-02",
      until: "2026-07-01",
      // 29 of April's 30 days, May, June, and one of July's 31.
      amountMinor: 1_161_19,
      issuedOn: "2026-03-19",
      dueOn: "2026-04-01",
      agreedOn: undefined,
      thresholdMinor: 0,
      reminders: 0,
      paidOn: undefined,
    },
  );
  assert.ok((await kindsTo(house, owner.email)).includes("payment_call"));
  await pay(house, shopId, first!.amountMinor);
  assert.equal((await listCalls(house.platform.database, shopId))[0]!.paidOn, "2026-03-20", "R170");
  await until(house, "2026-07-02");
  const calls = await listCalls(house.platform.database, shopId);
  assert.deepEqual(calls.map(({ from }) => from), ["2026-07-02", "2026-04-02"]);
  const { balanceMinor } = await accountOfShop(house.platform.database, shopId);
  assert.ok(balanceMinor < 0 && balanceMinor > -20_00, "one day of the period that is owed");
  assert.equal(await stateOf(house, shopId), "active");
});

Deno.test("late payment costs a permille a day, four reminders with their fees, then functions and the web (R180–R184)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await concluded(house);
  await until(house, "2026-04-02");
  assert.deepEqual((await fees(house, shopId)).map(({ amount }) => amount), [39], "R180");
  await until(house, "2026-04-08");
  assert.equal(await stateOf(house, shopId), "active");
  await until(house, "2026-04-09");
  assert.equal(await stateOf(house, shopId), "administration_suspended", "R182");
  await until(house, "2026-04-13");
  assert.equal(await stateOf(house, shopId), "web_suspended", "R184");
  const posted = await fees(house, shopId);
  const reminders = posted.filter(({ id }) => id.startsWith("reminder:"));
  assert.deepEqual(reminders.map(({ amount }) => amount), [100_00, 200_00], "R182, R183");
  assert.equal(posted.filter(({ id }) => id.startsWith("penalty:")).length, 12);
  const kinds = await kindsTo(house, owner.email);
  assert.equal(kinds.filter((kind) => kind === "payment_reminder").length, 4);
});

/** Words that are true of wallets alone. */
const ofWallets = /dobij|dobít|dobit|deset dn|deseti dn|šesti měs|peněženk/i;

Deno.test("a shop by invoice is mailed in its own terms: what is owed, what comes, and its calls (R182–R187)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await concluded(house);
  await until(house, "2026-04-13");
  const { fundsMinor } = (await callingOf(house.platform.database, shopId))!;
  await pay(house, shopId, await owedByShop(house.platform.database, shopId, fundsMinor));
  const mails = (await mailsTo(house, owner.email)).filter(({ kind }) =>
    kind.endsWith("_by_invoice")
  );
  assert.deepEqual(mails.map(({ kind }) => kind), [
    "paid_service_began_by_invoice",
    "administration_suspended_by_invoice",
    "web_suspended_by_invoice",
    "shop_renewed_by_invoice",
  ]);
  for (const { text, path } of mails) {
    assert.doesNotMatch(text, ofWallets);
    assert.equal(path, "/shops/lipa/wallet/calls");
  }
  const [, administration, web] = mails;
  assert.match(administration!.text, /dlužíte 489,91\sKč.*13\.\s4\.\s2026 pozastavíme i web/s);
  assert.match(web!.text, /dlužíte \d+,\d\d\sKč.*delší než 14 dní, můžeme od smlouvy odstoupit/s);
});

Deno.test("the end of a trial by invoice asks for an order, and money in it begins nothing (R145, R149)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await byInvoice(house);
  await changeDomain(house.platform, { shopId, domain: "www.lipa.example", actor });
  await pay(house, shopId, 500_00);
  const { facts } = await accountOfShop(house.platform.database, shopId);
  assert.equal(facts.trialUntil, "2026-04-01");
  await until(house, "2026-03-31");
  const mails = (await mailsTo(house, owner.email)).filter(({ kind }) => kind.startsWith("trial"));
  assert.deepEqual([...new Set(mails.map(({ kind }) => kind))], ["trial_ending_by_invoice"]);
  assert.match(mails[0]!.text, /Od 2\.\s4\.\s2026 pokračuje, jen když službu objednáte/);
  assert.doesNotMatch(mails[0]!.text, ofWallets);
});

Deno.test("only the whole debt with its fees brings the service back; a penalty alone pays no call (R184, R185)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await concluded(house);
  await until(house, "2026-04-13");
  const sum = (await fees(house, shopId)).reduce((total, { amount }) => total + amount, 0);
  await pay(house, shopId, sum);
  assert.equal(await stateOf(house, shopId), "web_suspended");
  const [{ amountMinor } = { amountMinor: 0 }] = await unpaidCalls(house.platform.database, shopId);
  await pay(house, shopId, amountMinor - 1);
  assert.equal(await stateOf(house, shopId), "web_suspended");
  await pay(house, shopId, 1);
  assert.equal(await stateOf(house, shopId), "active");
  const unpaid = await unpaidCalls(house.platform.database, shopId);
  assert.deepEqual(unpaid, []);
  assert.deepEqual((await checkAll(house.platform)).findings, []);
});

Deno.test("a later day that was agreed on beforehand costs nothing; once late it is too late (R179)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await concluded(house);
  await until(house, "2026-04-01");
  const agree = async (agreedOn: string, today: string) => {
    const { database } = house.platform;
    const [{ id } = { id: "" }] = await unpaidCalls(database, shopId);
    return await agreeOnDelay(database, { id, shopId, agreedOn, today });
  };
  assert.equal(await agree("2026-04-10", "2026-04-01"), true);
  await until(house, "2026-04-10");
  assert.deepEqual(await fees(house, shopId), []);
  await until(house, "2026-04-11");
  assert.equal((await fees(house, shopId)).length, 1);
  assert.equal(await agree("2026-04-20", "2026-04-11"), false);
});

Deno.test("delay is told by SMS too, when the operator has a gateway (R181)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await concluded(house);
  await house.platform.database.execute({
    sql: "UPDATE accounts SET phone = '777 123 456' WHERE id = ?",
    args: [owner.id],
  });
  house.platform.operator!.smsGateway = "sms.example";
  await until(house, "2026-04-02");
  const [sms] = await mailsTo(house, "420777123456@sms.example");
  assert.match(sms!.text, /byla splatná 1\.\s4\.\s2026; dlužíte 387,18\sKč/);
  assert.equal((await orderOfShop(house.platform.database, shopId))!.state, "concluded");
});

Deno.test("a changed acceptance is a new offer: refused in two working days, or it holds (R148)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await byInvoice(house);
  const answer = { kind: "change", tariff: "business", frequency: 12, text: "Jen ročně" } as const;
  await placeOrder(house.platform, { shopId, order, actor });
  await answerOrder(house.platform, { shopId, answer, actor });
  const offered = (await orderOfShop(house.platform.database, shopId))!;
  assert.equal(offered.answerUntil, "2026-03-04", "from Monday to Wednesday");
  assert.equal(await refuseOffer(house.platform, { shopId, actor }), true);
  await placeOrder(house.platform, { shopId, order, actor });
  await answerOrder(house.platform, { shopId, answer, actor });
  await until(house, "2026-03-05");
  const held = (await orderOfShop(house.platform.database, shopId))!;
  assert.deepEqual([held.state, held.tariff, held.frequency], ["concluded", "business", 12]);
});

Deno.test("an order that nobody answers for thirty working days is refused (R148)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await byInvoice(house);
  await placeOrder(house.platform, { shopId, order, actor });
  await house.platform.database.execute("UPDATE shops SET trial_until = '2026-06-30'");
  const { answerUntil } = (await orderOfShop(house.platform.database, shopId))!;
  assert.equal(answerUntil, "2026-04-15", "Good Friday and Easter Monday are no working days");
  await until(house, "2026-04-16");
  assert.equal((await orderOfShop(house.platform.database, shopId))!.state, "refused");
});

Deno.test("a trial does not end while an order waits: the shop goes on when it is accepted late (R148, R149)", async () => {
  await using house = await openTestInstallation();
  const { shopId, owner } = await byInvoice(house);
  await until(house, "2026-03-31");
  await placeOrder(house.platform, { shopId, order, actor });
  await until(house, "2026-04-10");
  assert.equal(await stateOf(house, shopId), "trial");
  const trialMails = (await kindsTo(house, owner.email)).filter((kind) => kind.startsWith("trial"));
  assert.equal(trialMails.length, 3, "those before the order");
  await answerOrder(house.platform, { shopId, answer: { kind: "accept" }, actor });
  assert.equal(await stateOf(house, shopId), "active");
  const { facts } = await accountOfShop(house.platform.database, shopId);
  assert.deepEqual([facts.trialUntil, facts.paidFrom], ["2026-04-01", "2026-04-10"]);
});

Deno.test("a changed offer that nobody refuses after the trial's end holds as well (R148, R149)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await byInvoice(house);
  await until(house, "2026-03-31");
  await placeOrder(house.platform, { shopId, order, actor });
  await until(house, "2026-04-10");
  const answer = { kind: "change", tariff: "business", frequency: 12, text: "Jen ročně" } as const;
  await answerOrder(house.platform, { shopId, answer, actor });
  await until(house, "2026-04-15");
  assert.equal(await stateOf(house, shopId), "active");
  const { facts } = await accountOfShop(house.platform.database, shopId);
  assert.equal(facts.paidFrom, "2026-04-15");
});

Deno.test("an order that is refused after the trial's end ends it the next day (R148, R149)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await byInvoice(house);
  await until(house, "2026-03-31");
  await placeOrder(house.platform, { shopId, order, actor });
  await until(house, "2026-04-20");
  await answerOrder(house.platform, { shopId, answer: { kind: "refuse" }, actor });
  assert.equal(await stateOf(house, shopId), "trial");
  await until(house, "2026-04-21");
  assert.equal(await stateOf(house, shopId), "ended");
  const { facts } = await accountOfShop(house.platform.database, shopId);
  assert.deepEqual(facts.end, { on: "2026-04-21", cause: "not_ordered" });
});

Deno.test("notice runs from the period that follows, and is called for no further than its last day (R205)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await concluded(house, { frequency: 3 });
  await until(house, "2026-03-20");
  const { database } = house.platform;
  const [first] = await unpaidCalls(database, shopId);
  await pay(house, shopId, first!.amountMinor);
  await until(house, "2026-06-25");
  const [next] = await unpaidCalls(database, shopId);
  assert.deepEqual([next!.from, next!.until], ["2026-07-02", "2026-10-01"]);
  const notice = { shopId, notice: "by_invoice", reason: "E-mail", actor } as const;
  assert.equal(await takeNotice(house.platform, notice), "2026-08-01");
  const [last] = await unpaidCalls(database, shopId);
  assert.deepEqual([last!.from, last!.until, last!.dueOn], [
    "2026-07-02",
    "2026-08-01",
    "2026-07-01",
  ]);
  assert.ok(last!.amountMinor < next!.amountMinor / 2);
  await pay(house, shopId, last!.amountMinor);
  await until(house, "2026-08-02");
  assert.equal(await stateOf(house, shopId), "ended");
  assert.deepEqual(await unpaidCalls(database, shopId), []);
  assert.equal((await accountOfShop(database, shopId)).balanceMinor, 0);
});

Deno.test("of a contract by invoice only what was paid too much goes back (R208)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await concluded(house);
  await until(house, "2026-03-20");
  const [call] = await unpaidCalls(house.platform.database, shopId);
  await pay(house, shopId, call!.amountMinor + 50_00);
  await until(house, "2026-04-10");
  await endContract(house.platform, { shopId, cause: "terminated", reason: "Dopis", actor });
  const order = { shopId, account: "19-2000145399/0800", actor };
  assert.deepEqual(await refundWallet(house.platform, order), { ok: true, value: 50_00 });
  const again = await refundWallet(house.platform, order);
  assert.deepEqual(again, { ok: false, error: { code: "nothing_left" } });
});

Deno.test("who goes back to paying from a wallet has no order that waits (D6, R148)", async () => {
  await using house = await openTestInstallation();
  const { shopId } = await byInvoice(house);
  await placeOrder(house.platform, { shopId, order, actor });
  assert.equal(await setRegime(house.platform, { shopId, regime: "wallet", actor }), true);
  assert.equal((await orderOfShop(house.platform.database, shopId))!.state, "refused");
  const answer = { kind: "accept" } as const;
  assert.equal(await answerOrder(house.platform, { shopId, answer, actor }), false);
  assert.equal((await accountOfShop(house.platform.database, shopId)).facts.paidFrom, undefined);
});
