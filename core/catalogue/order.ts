import { netOfVat } from "../money.ts";
import { type Address, searchText } from "./customer.ts";

export const orderStateTypes = [
  ...["received", "processing", "sent", "delivered", "cancelled", "custom"] as const,
];
export type OrderStateType = typeof orderStateTypes[number];

export const lineKinds = ["product", "shipment", "payment", "discount"] as const;
export type LineKind = typeof lineKinds[number];

/** An address as an order keeps it: what is not known is not there. */
export type OrderAddress = Partial<Address> & {
  companyId?: string | null;
  vatId?: string | null;
  phone?: string | null;
};

/** The part of an order that one rate of VAT makes. */
export interface VatPart {
  rate: number;
  netMinor: number;
  vatMinor: number;
  grossMinor: number;
}

/** Recaps lines by rate, the highest first; prices have VAT in them, so the net is what remains. */
export function vatSummary(
  lines: readonly { vatRate: number; totalMinor: number }[],
): VatPart[] {
  const sums = new Map<number, number>();
  for (const { vatRate, totalMinor } of lines) {
    sums.set(vatRate, (sums.get(vatRate) ?? 0) + totalMinor);
  }
  return [...sums].sort(([a], [b]) => b - a).map(([rate, grossMinor]) => {
    const netMinor = netOfVat(grossMinor, rate);
    return { rate, netMinor, vatMinor: grossMinor - netMinor, grossMinor };
  });
}

interface FoundBy {
  number: string;
  email: string;
  phone: string | null;
  billing: OrderAddress;
  delivery: OrderAddress | null;
  trackingCode: string | null;
}

/** Words by which an order is found. */
export function orderWords(order: FoundBy): string {
  const { number, email, phone, billing, delivery, trackingCode } = order;
  const names = [billing, delivery ?? {}].flatMap(({ companyName, firstName, lastName, city }) => [
    companyName,
    firstName,
    lastName,
    city,
  ]);
  return searchText([number, email, phone, trackingCode, ...names]);
}
