export const customerKinds = ["contact", "person", "company"] as const;
export type CustomerKind = typeof customerKinds[number];

export const newsletterStates = ["unknown", "no", "yes", "excluded"] as const;
export type NewsletterState = typeof newsletterStates[number];

/** Where to send an invoice or a parcel. */
export interface Address {
  companyName: string | null;
  firstName: string | null;
  lastName: string | null;
  street: string | null;
  city: string | null;
  zip: string | null;
  country: string | null;
}

export const addressFields = [
  ...["companyName", "firstName", "lastName", "street", "city", "zip", "country"] as const,
];

/** How many delivery addresses a customer can have. */
export const deliveriesMax = 10;

export interface CustomerNames {
  kind: CustomerKind;
  email: string;
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
}

/** What a customer is called: the company, the person, else the e-mail. */
export function customerName({ kind, email, firstName, lastName, companyName }: CustomerNames) {
  const person = joined(firstName, lastName);
  return (kind === "company" ? companyName || person : person || companyName) || email;
}

/** What a customer is sorted by: people by their last name. */
export function customerSortText(customer: CustomerNames): string {
  const { kind, firstName, lastName } = customer;
  return kind === "company" || !lastName ? customerName(customer) : joined(lastName, firstName);
}

/** An address in one line; empty when there is nothing in it. */
export function addressLine(address: Partial<Address>): string {
  const { companyName, firstName, lastName, street, city, zip, country } = address;
  const name = companyName || joined(firstName, lastName);
  return [name, street, joined(zip, city), country].filter(Boolean).join(", ");
}

/** Words by which somebody is found; a phone also without spaces, with its country and without. */
export function searchText(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).flatMap((part) => [part!, ...phoneWords(part!)]).join(" ");
}

const nationalDigits = 9;

function phoneWords(text: string): string[] {
  if (!/^\+?[\d ]{9,}$/.test(text)) return [];
  const digits = text.replace(/\D/g, "");
  return digits.length > nationalDigits ? [digits, digits.slice(-nationalDigits)] : [digits];
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(" ");
