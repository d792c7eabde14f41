import type { OrderAddress, OrderStateType } from "../../core/catalogue/order.ts";
import { after, pragueDay } from "../clock.ts";
import { type InventedCustomer, pick } from "./demo_customers.ts";
import { type DemoProduct, type InventedLine, inventLines } from "./demo_lines.ts";

export interface InventedOrder {
  number: string;
  /** Which of the customers. */
  customer: number;
  state: OrderStateType;
  totalMinor: number;
  paidOn: string | null;
  resolved: boolean;
  email: string;
  phone: string | null;
  billing: OrderAddress;
  delivery: OrderAddress | null;
  shipmentName: string;
  paymentName: string;
  trackingCode: string | null;
  trackingUrl: string | null;
  customerNote: string | null;
  internalNote: string | null;
  createdAt: string;
  updatedAt: string;
  lines: InventedLine[];
  /** What became of it, oldest first. */
  steps: { at: string; actorName: string; from: OrderStateType; to: OrderStateType }[];
}

type Random = () => number;

interface InventOptions {
  count: number;
  customers: readonly InventedCustomer[];
  products: readonly DemoProduct[];
  now: string;
  random: Random;
}

const shipments: readonly (readonly [name: string, priceMinor: number])[] = [
  ["Zásilkovna", 7_900],
  ["PPL na adresu", 11_900],
  ["Česká pošta", 12_900],
  ["Osobní odběr", 0],
];
const payments: readonly (readonly [name: string, priceMinor: number])[] = [
  ["Kartou online", 0],
  ["Převodem", 0],
  ["Dobírka", 3_900],
];
const customerNotes = [
  "Prosím zazvonit u souseda.",
  "Potřebuji do pátku, děkuji.",
  "Zabalit jako dárek.",
];
const internalNotes = ["Volal, že přijde až v pondělí.", "Kus chyběl, doposláno."];
const colleagues = ["Jana Krátká", "Marek Dlouhý"];
const daysBack = 90;

/** Orders of the last three months, the oldest first; the older, the further they have come. */
export function inventOrders(options: InventOptions): InventedOrder[] {
  const { count, now, random } = options;
  const ages = Array.from({ length: count }, () => random() ** 1.6 * daysBack)
    .sort((a, b) => b - a);
  return ages.map((ageDays, index) =>
    inventOrder(options, {
      ageDays,
      number: `${now.slice(2, 4)}${String(index + 1).padStart(5, "0")}`,
    })
  );
}

function inventOrder(
  { customers, products, now, random }: InventOptions,
  { ageDays, number }: { ageDays: number; number: string },
): InventedOrder {
  const customer = Math.floor(random() ** 1.5 * customers.length);
  const who = customers[customer]!;
  const [shipmentName, shipmentMinor] = pick(random, shipments);
  const [paymentName, paymentMinor] = pick(random, payments);
  const lines = inventLines({
    products,
    random,
    shipmentName,
    shipmentMinor,
    paymentName,
    paymentMinor,
  });
  const state = stateAt(ageDays, random);
  const createdAt = after(now, -Math.round(ageDays * 86_400));
  const isSent = (state === "sent" || state === "delivered") && shipmentMinor > 0;
  const trackingCode = isSent ? `Z${1_000_000_000 + Math.floor(random() * 8_999_999_999)}` : null;
  const steps = stepsTo(state, { createdAt, ageDays, actorName: pick(random, colleagues) });
  const { billing, delivery } = addressesOf(who);
  return {
    ...{
      number,
      customer,
      state,
      lines,
      steps,
      createdAt,
      shipmentName,
      paymentName,
      trackingCode,
    },
    totalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    paidOn: paidOn({ state, paymentName, createdAt, ageDays }),
    resolved: state === "cancelled" || (state === "delivered" && ageDays > 14),
    email: who.email,
    phone: who.phone,
    billing,
    delivery,
    trackingUrl: trackingCode && `https://tracking.example.com/?id=${trackingCode}`,
    customerNote: random() < 0.15 ? pick(random, customerNotes) : null,
    internalNote: random() < 0.08 ? pick(random, internalNotes) : null,
    updatedAt: steps.at(-1)?.at ?? createdAt,
  };
}

function addressesOf({ addresses, companyId, vatId }: InventedCustomer) {
  const of = (kind: string): OrderAddress | null => {
    const found = addresses.find((address) => address.kind === kind);
    if (!found) return null;
    const { kind: _kind, ...address } = found;
    return address;
  };
  const billing = of("billing") ?? {};
  return {
    billing: companyId ? { ...billing, companyId, ...(vatId ? { vatId } : {}) } : billing,
    delivery: of("delivery"),
  };
}

function stateAt(ageDays: number, random: Random): OrderStateType {
  if (random() < 0.06) return "cancelled";
  if (ageDays < 1) return "received";
  if (ageDays < 3) return "processing";
  return ageDays < 7 ? "sent" : "delivered";
}

const way: readonly OrderStateType[] = ["received", "processing", "sent", "delivered"];

function stepsTo(
  state: OrderStateType,
  { createdAt, ageDays, actorName }: { createdAt: string; ageDays: number; actorName: string },
): InventedOrder["steps"] {
  const states = state === "cancelled" ? ["received", "cancelled"] as const : way.slice(
    0,
    way.indexOf(state) + 1,
  );
  const apartSeconds = Math.min(ageDays / (states.length + 1), 2) * 86_400;
  return states.slice(1).map((to, index) => ({
    at: after(createdAt, Math.round(apartSeconds * (index + 1))),
    actorName,
    from: states[index]!,
    to,
  }));
}

function paidOn(
  { state, paymentName, createdAt, ageDays }: {
    state: OrderStateType;
    paymentName: string;
    createdAt: string;
    ageDays: number;
  },
): string | null {
  const waitDays = { "Kartou online": 0, "Převodem": 2, "Dobírka": 6 }[paymentName] ?? 0;
  const isPaid = state !== "cancelled" && ageDays > waitDays &&
    (paymentName !== "Dobírka" || state === "delivered");
  return isPaid ? pragueDay(after(createdAt, waitDays * 86_400)) : null;
}
