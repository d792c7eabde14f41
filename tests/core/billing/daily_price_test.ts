import { strict as assert } from "node:assert";
import fc from "fast-check";
import { dailyPrice, monthlyPrice, shareOfDay } from "../../../core/billing/daily_price.ts";
import { decideDeposit, depositLimits } from "../../../core/billing/deposit.ts";
import { shippedPriceList } from "../../../core/billing/shipped_prices.ts";
import { vatTreatment } from "../../../core/billing/vat.ts";
import { addDays, daysInMonth } from "../../../core/calendar.ts";
import { account } from "../../support/billing.ts";

const basic = account().pricing;

Deno.test("a month's shares come to the month's price and differ by one minor unit at most (MO-3)", () => {
  const month = fc.constantFrom("2026-02", "2028-02", "2026-04", "2026-12");
  fc.assert(fc.property(month, fc.integer({ min: 0, max: 10_000_000 }), (month, amountMinor) => {
    const shares = Array.from(
      { length: daysInMonth(`${month}-01`) },
      (_, at) => shareOfDay(amountMinor, addDays(`${month}-01`, at)),
    );
    assert.equal(shares.reduce((sum, share) => sum + share, 0), amountMinor);
    assert.ok(Math.max(...shares) - Math.min(...shares) <= 1);
  }));
});

Deno.test("a day costs its share of the tariff, with VAT: list prices are without (R158, R166)", () => {
  const price = dailyPrice(basic, "2026-04-01");
  assert.deepEqual(price, {
    day: "2026-04-01",
    amountMinor: 12_90,
    vatRatePercent: 21,
    parts: [{
      what: "tariff",
      tariff: "basic",
      quantity: 1,
      monthMinor: 320_00,
      amountMinor: 12_90,
    }],
  });
  assert.equal(monthlyPrice(basic, "2026-04-01"), 387_20);
});

Deno.test("regular imports of products are charged by the price list, each of them (R11)", () => {
  const scheduled = { ...basic, scheduledImports: { daily: 2, hourly: 1 } };
  const { parts } = dailyPrice(scheduled, "2026-04-01");
  assert.deepEqual(
    parts.map(({ what, quantity, monthMinor }) => [what, quantity, monthMinor]),
    [
      ["tariff", 1, 320_00],
      ["scheduled_import_daily", 2, 90_00],
      ["scheduled_import_hourly", 1, 190_00],
    ],
  );
  assert.equal(monthlyPrice(scheduled, "2026-04-01"), 387_20 + 217_80 + 229_90);
});

Deno.test("a shop without regular imports pays for none: one-off imports are free (R7)", () => {
  const { parts } = dailyPrice(basic, "2026-04-01");
  assert.deepEqual(parts.map(({ what }) => what), ["tariff"]);
});

Deno.test("the web without the operator's link costs 350 Kč a month beside the rent (R176)", () => {
  const [terms] = basic.contract.terms;
  const removed = {
    ...basic,
    contract: { ...basic.contract, terms: [{ ...terms!, footerLinkRemoved: true }] },
  };
  const month = monthlyPrice(removed, "2026-04-01") - monthlyPrice(basic, "2026-04-01");
  assert.equal(month, 423_50, "350 Kč and 21 % of VAT");
});

Deno.test("a tariff paid for a year costs nothing by the day; services beside it do (R160, R161)", () => {
  const prepaid = {
    ...basic,
    scheduledImports: { daily: 1, hourly: 0 },
    contract: {
      ...basic.contract,
      prepayments: [{ tariff: "basic", from: "2026-04-01", until: "2027-03-31" }],
    },
  };
  assert.deepEqual(
    dailyPrice(prepaid, "2026-04-01").parts.map(({ what, amountMinor }) => [what, amountMinor]),
    [["tariff", 0], ["scheduled_import_daily", 3_63]],
  );
  assert.equal(dailyPrice(prepaid, "2027-04-01").parts[0]!.amountMinor, 12_90);
});

Deno.test("a day goes by the contract and the list that hold on it", () => {
  const dearer = { ...shippedPriceList("CZK"), validFrom: "2026-05-01" };
  dearer.tariffs = dearer.tariffs.map((tariff) => ({
    ...tariff,
    monthMinor: tariff.monthMinor * 2,
  }));
  const terms = [...basic.contract.terms, {
    validFrom: "2026-04-15",
    tariff: "free",
    footerLinkRemoved: false,
    ownServer: false,
  }];
  const changed = {
    ...basic,
    priceLists: [...basic.priceLists, dearer],
    contract: { ...basic.contract, terms },
  };
  assert.equal(dailyPrice(changed, "2026-04-14").parts[0]!.tariff, "basic");
  assert.equal(dailyPrice(changed, "2026-04-15").amountMinor, 0);
  const stayed = { ...basic, priceLists: changed.priceLists };
  assert.equal(monthlyPrice(stayed, "2026-04-30"), 387_20);
  assert.equal(monthlyPrice(stayed, "2026-05-01"), 774_40);
});

Deno.test("at least 100 Kč or 5 €, at most three times the recommended month is paid in (R154, R155, MO-8)", () => {
  const limits = depositLimits({ monthlyPriceMinor: 387_20, currency: "CZK", balanceMinor: 0 });
  assert.deepEqual(limits, { minMinor: 100_00, maxMinor: 1_164_00 });
  assert.equal(decideDeposit(100_00, limits).ok, true);
  assert.deepEqual(decideDeposit(99_99, limits), {
    ok: false,
    error: { code: "deposit_too_small", amountMinor: 99_99, limits },
  });
  assert.deepEqual(decideDeposit(1_164_01, limits), {
    ok: false,
    error: { code: "deposit_too_large", amountMinor: 1_164_01, limits },
  });
  const free = depositLimits({ monthlyPriceMinor: 0, currency: "EUR", balanceMinor: 0 });
  assert.deepEqual(free, { minMinor: 5_00, maxMinor: 15_00 });
});

Deno.test("a debt may be paid on top of the greatest deposit", () => {
  const owing = depositLimits({ monthlyPriceMinor: 0, currency: "CZK", balanceMinor: -50_00 });
  assert.equal(owing.maxMinor, 350_00);
});

Deno.test("who accounts for VAT goes by country and VAT id (R166)", () => {
  assert.deepEqual(
    [
      { country: "CZ", vatId: "CZ12345678" },
      { country: "sk" },
      { country: "SK", vatId: "SK2020202020" },
      { country: "CH", vatId: "CHE1" },
    ].map((customer) => vatTreatment(customer)),
    [
      { kind: "standard", ratePercent: 21 },
      { kind: "standard", ratePercent: 21 },
      { kind: "reverse_charge", ratePercent: 0 },
      { kind: "outside_union", ratePercent: 0 },
    ],
  );
});
