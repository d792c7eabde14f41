import type { Address, CustomerKind, NewsletterState } from "../../core/catalogue/customer.ts";
import { plainText } from "../../core/catalogue/search_words.ts";
import { after } from "../clock.ts";

/** A customer whom nobody knows: names are put together, e-mails lead nowhere. */
export interface InventedCustomer {
  email: string;
  code: string | null;
  kind: CustomerKind;
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
  companyId: string | null;
  vatId: string | null;
  phone: string | null;
  newsletter: NewsletterState;
  groups: string[];
  note: string | null;
  createdAt: string;
  addresses: (Address & { kind: "billing" | "delivery" })[];
}

type Random = () => number;

export const pick = <T>(random: Random, choices: readonly T[]): T =>
  choices[Math.floor(random() * choices.length)]!;

const people: readonly (readonly [first: string, last: string])[] = [
  ["Jana", "Hrušková"],
  ["Petr", "Doležel"],
  ["Šárka", "Říhová"],
  ["Čeněk", "Chalupa"],
  ["Tereza", "Málková"],
  ["Ondřej", "Žďárský"],
  ["Ludmila", "Šťastná"],
  ["Bořivoj", "Kučera"],
  ["Hedvika", "Černá"],
  ["Radim", "Holub"],
  ["Zdeňka", "Chytilová"],
  ["Vojtěch", "Jelínek"],
  ["Alžběta", "Ryšavá"],
  ["Matouš", "Dvořák"],
  ["Květa", "Žáková"],
  ["Štěpán", "Novotný"],
  ["Ilona", "Ďurišová"],
  ["Kryštof", "Hora"],
  ["Věra", "Šimková"],
  ["Adam", "Cibulka"],
];
const companies = [
  "Truhlářství Pod Kopcem s.r.o.",
  "Zahradnictví U Mlýna",
  "Kavárna Čtvrtek s.r.o.",
  "Dílna Řemesel z.s.",
  "Stavby Horák a syn s.r.o.",
  "Chalupáři Šumava z.s.",
  "Železářství Na Růžku",
  "Penzion Žabka s.r.o.",
];
const streets = ["Lipová", "Nádražní", "Školní", "Husova", "Na Výsluní", "U Potoka", "Žižkova"];
const places: readonly (readonly [city: string, zip: string])[] = [
  ["Praha", "110 00"],
  ["Brno", "602 00"],
  ["Ostrava", "702 00"],
  ["Plzeň", "301 00"],
  ["Olomouc", "779 00"],
  ["České Budějovice", "370 01"],
  ["Třebíč", "674 01"],
  ["Hradec Králové", "500 02"],
];
const groups = ["Velkoobchod", "Stálí zákazníci", "Řemeslníci"];
const notes = [
  "Volat až po 16. hodině.",
  "Faktury posílat na e-mail účetní.",
  "Platí vždy předem.",
];

interface InventOptions {
  count: number;
  now: string;
  random: Random;
}

/** Most are people, some companies, a few only contacts with an e-mail. */
export function inventCustomers({ count, now, random }: InventOptions): InventedCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    const kind: CustomerKind = index % 10 === 9
      ? "contact"
      : index % 4 === 3
      ? "company"
      : "person";
    return inventCustomer({ index, kind, now, random });
  });
}

function inventCustomer(
  { index, kind, now, random }: { index: number; kind: CustomerKind; now: string; random: Random },
): InventedCustomer {
  const [firstName, lastName] = people[(index * 7) % people.length]!;
  const companyName = kind === "company" ? companies[(index >> 2) % companies.length]! : null;
  const companyId = kind === "company" ? companyIdOf(index) : null;
  const isKnown = kind !== "contact";
  const [city, zip] = pick(random, places);
  const address: Address = {
    companyName,
    firstName,
    lastName,
    street: `${pick(random, streets)} ${1 + Math.floor(random() * 90)}`,
    city,
    zip,
    country: "CZ",
  };
  return {
    email: `${plainText(firstName)}.${plainText(lastName)}${index + 1}@example.cz`,
    code: isKnown ? `Z${String(index + 1).padStart(4, "0")}` : null,
    kind,
    firstName: isKnown ? firstName : null,
    lastName: isKnown ? lastName : null,
    companyName,
    companyId,
    vatId: companyId && random() < 0.7 ? `CZ${companyId}` : null,
    phone: isKnown ? phoneOf(index) : null,
    newsletter: pick(random, ["yes", "yes", "no", "unknown", "unknown", "excluded"] as const),
    groups: random() < 0.25 ? [pick(random, groups)] : [],
    note: random() < 0.12 ? pick(random, notes) : null,
    createdAt: after(now, -86_400 * (100 + Math.floor(random() * 600)) - index),
    addresses: !isKnown ? [] : [
      { kind: "billing", ...address },
      ...(random() < 0.25 ? [{ kind: "delivery" as const, ...elsewhere(address, random) }] : []),
    ],
  };
}

function elsewhere(address: Address, random: Random): Address {
  const [city, zip] = pick(random, places);
  const street = `${pick(random, streets)} ${1 + Math.floor(random() * 90)}`;
  return { ...address, companyName: null, street, city, zip };
}

const phoneOf = (index: number): string => `+420 601 000 ${String(index + 1).padStart(3, "0")}`;

/** Eight digits with a right check digit, of a range that has no companies. */
function companyIdOf(index: number): string {
  const digits = String(9_900_000 + index * 13);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  return `${digits}${(11 - (sum % 11)) % 10}`;
}
