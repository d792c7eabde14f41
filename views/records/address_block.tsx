import type { OrderAddress } from "../../core/catalogue/order.ts";
import type { Language } from "../../core/language.ts";
import type { Page } from "../page.ts";
import { orderTexts } from "../texts/orders.ts";

const names = new Map<Language, Intl.DisplayNames>();

/** `CZ` is Czechia; what is no country's code stays as it is. */
export function countryName(language: Language, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const known = names.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
  names.set(language, known);
  return known.of(code) ?? code;
}

/** An address as it stands on an envelope. */
export function AddressBlock({ page, address }: { page: Page; address: OrderAddress }) {
  const texts = orderTexts[page.language];
  const { companyName, firstName, lastName, street, city, zip, country } = address;
  const lines = [
    companyName,
    [firstName, lastName].filter(Boolean).join(" "),
    street,
    [zip, city].filter(Boolean).join(" "),
    country && countryName(page.language, country),
    address.companyId && `${texts.companyId} ${address.companyId}`,
    address.vatId && `${texts.vatId} ${address.vatId}`,
    address.phone,
  ].filter(Boolean);
  if (lines.length === 0) return <p class="soft">{texts.noAddress}</p>;
  return (
    <address class="address">
      {lines.map((line) => <span>{line}</span>)}
    </address>
  );
}
