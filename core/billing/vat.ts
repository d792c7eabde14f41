/** Country of the operator, whose VAT law holds. @see R168 */
const homeCountry = "CZ";
const homeRatePercent = 21;

const unionCountries: ReadonlySet<string> = new Set(
  ("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK").split(" "),
);

/** How VAT is dealt with in what a customer is charged. */
export interface VatTreatment {
  kind: "standard" | "reverse_charge" | "outside_union";
  ratePercent: number;
}

/** What VAT goes by: who the customer is. */
export interface VatCustomer {
  /** ISO 3166-1 alpha-2. */
  country: string;
  vatId?: string | undefined;
}

/**
 * A customer of another country of the Union who has a VAT id accounts for VAT himself; one outside
 * the Union pays none; everybody else pays the operator's.
 *
 * @see R166
 */
export function vatTreatment({ country, vatId }: VatCustomer): VatTreatment {
  const from = country.toUpperCase();
  if (!unionCountries.has(from)) return { kind: "outside_union", ratePercent: 0 };
  return from !== homeCountry && vatId
    ? { kind: "reverse_charge", ratePercent: 0 }
    : { kind: "standard", ratePercent: homeRatePercent };
}
