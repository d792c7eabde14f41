import type { Operator } from "../../core/billing/operator.ts";

/** Who runs the installations of tests: a payer of VAT with an account in each currency. */
export const testOperator: Operator = {
  name: "Provozovna s.r.o.",
  street: "Tichá 1",
  city: "Brno",
  zip: "602 00",
  country: "CZ",
  companyId: "27074358",
  vatId: "CZ27074358",
  register: "C 12345 vedená u Krajského soudu v Brně",
  email: "faktury@operator.example",
  accounts: [
    { iban: "CZ6508000000192000145399", currency: "CZK" },
    { iban: "SK9611000000002918599669", currency: "EUR" },
  ],
  exchangeRates: [{ from: "2026-01-01", crownsPerEuroThousandths: 25_000 }],
};
