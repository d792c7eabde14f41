import type { BillingRegime } from "./regime.ts";

/** What a shop has ordered, from a day on. */
export interface ContractTerms {
  validFrom: string;
  tariff: string;
  /** The operator's link does not stand on the shop's web. @see R176 */
  footerLinkRemoved: boolean;
  /** @see R202 */
  ownServer: boolean;
}

/** A year of a tariff that was paid beforehand: its rent is not charged by the day. @see R160 */
export interface Prepayment {
  tariff: string;
  from: string;
  /** Last day. */
  until: string;
}

export interface Contract {
  regime: BillingRegime;
  /** What was ordered, oldest first; at least one. */
  terms: readonly ContractTerms[];
  prepayments: readonly Prepayment[];
}

/** What holds on a day; before the first of all, the first. */
export function termsOn(contract: Pick<Contract, "terms">, day: string): ContractTerms {
  return contract.terms.findLast(({ validFrom }) => validFrom <= day) ?? contract.terms[0]!;
}

export function prepaymentOn(contract: Contract, day: string): Prepayment | undefined {
  return contract.prepayments.find(({ from, until }) => from <= day && day <= until);
}

/**
 * What an order changes from a day on. It changes what was ordered for later days too, and nothing
 * else of it: an order of a tariff takes back another that was to come, and leaves the rest.
 *
 * @returns terms to be added, oldest first
 */
export function changedTerms(
  contract: Pick<Contract, "terms">,
  validFrom: string,
  change: Partial<Omit<ContractTerms, "validFrom">>,
): ContractTerms[] {
  const later = contract.terms.filter((terms) =>
    terms.validFrom > validFrom && termsOn(contract, terms.validFrom) === terms
  );
  return [{ ...termsOn(contract, validFrom), validFrom }, ...later]
    .map((terms) => ({ ...terms, ...change }));
}

/** The tariff of a new shop. */
export const firstTariff = "basic";
