/** Who runs the demonstration: an invented company, so that there is somebody to pay to. */
export const demoOperator = {
  name: "Krámkárna s.r.o.",
  street: "Tržní 7",
  city: "Brno",
  zip: "602 00",
  country: "CZ",
  companyId: "27074358",
  vatId: "CZ27074358",
  register: "C 12345 vedená u Krajského soudu v Brně",
  email: "faktury@example.cz",
  accounts: [
    { account: "19-2000145399/0800", currency: "CZK" },
    { account: "2918599669/1100", currency: "EUR" },
  ],
  exchangeRates: [{ from: "2026-01-01", crownsPerEuro: "24.5" }],
};
