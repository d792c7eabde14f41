import type { Values } from "../../catalogue/values.ts";
import type { Report } from "../report.ts";
import { type Card, type CardProperty, valueText } from "./property.ts";

/** Where values of a card go, and what is wrong with it. */
export interface CardContext {
  card: Card;
  values: Values;
  report: Report;
}

export const propertiesNamed = (card: Card, name: string): readonly CardProperty[] =>
  card.byName.get(name) ?? [];

/** The first text that is not empty; empty when there is none. */
export function firstText(card: Card, name: string): string {
  for (const property of propertiesNamed(card, name)) {
    const text = valueText(card, property);
    if (text !== "") return text;
  }
  return "";
}

const notPreferred = 1_000;

/** The preferred first; those alike by rank, then in the order of the card. */
export function byPreference(
  properties: readonly CardProperty[],
  rank: (property: CardProperty) => number,
): readonly CardProperty[] {
  if (properties.length < 2) return properties;
  const preferenceOf = ({ preference = notPreferred }: CardProperty) => preference;
  return properties.toSorted((a, b) => preferenceOf(a) - preferenceOf(b) || rank(a) - rank(b));
}
