import { plainText } from "../catalogue/search_words.ts";
import type { Payable } from "./payable.ts";
import type { OwnMovement } from "./statements/own_account.ts";

/** Why a shop is proposed, strongest first. */
export const clues = [
  "symbol_exact",
  "payer_known",
  "symbol_in_text",
  "symbol_near",
  "name_in_text",
  "amount_expected",
] as const;
export type Clue = typeof clues[number];

export interface Proposal {
  shopId: string;
  variableSymbol: string;
  clues: Clue[];
}

/** An amount alone says little: many shops ask for the same one. */
const weights: Record<Clue, number> = {
  ...{ symbol_exact: 16, payer_known: 8, symbol_in_text: 8, symbol_near: 4 },
  ...{ name_in_text: 4, amount_expected: 1 },
};

const proposalsMax = 5;

/** Whose money a movement could be: a few shops with the reasons, the likeliest first. */
export function proposalsFor(movement: OwnMovement, payables: readonly Payable[]): Proposal[] {
  const texts = textsOf(movement);
  return payables
    .map((payable) => ({ payable, found: cluesOf(movement, payable, texts) }))
    .filter(({ found }) => found.length > 0)
    .map(({ payable: { shopId, variableSymbol }, found }) => ({
      shopId,
      variableSymbol,
      clues: found,
    }))
    .sort((one, other) => weightOf(other) - weightOf(one) || (one.shopId < other.shopId ? -1 : 1))
    .slice(0, proposalsMax);
}

const weightOf = ({ clues }: Proposal): number =>
  clues.reduce((sum, clue) => sum + weights[clue], 0);

interface Texts {
  numbers: ReadonlySet<string>;
  words: string;
}

function textsOf({ message = "", counterName = "" }: OwnMovement): Texts {
  const numbers = (message.match(/\d{4,10}/g) ?? []).map((number) => number.replace(/^0+/, ""));
  return { numbers: new Set(numbers), words: ` ${wordsOf(`${message} ${counterName}`)} ` };
}

function cluesOf(movement: OwnMovement, payable: Payable, { numbers, words }: Texts): Clue[] {
  const { variableSymbol, currency, expectedMinor, names, payerAccounts } = payable;
  const { variableSymbol: paid, counterAccount } = movement;
  const isClue: Record<Clue, boolean> = {
    symbol_exact: paid === variableSymbol,
    payer_known: counterAccount !== undefined && payerAccounts.includes(counterAccount),
    symbol_in_text: numbers.has(variableSymbol),
    symbol_near: paid !== undefined && paid !== variableSymbol && isNear(paid, variableSymbol),
    name_in_text: names.some((name) => isNamed(name, words)),
    amount_expected: currency === movement.currency && expectedMinor === movement.amountMinor,
  };
  return clues.filter((clue) => isClue[clue]);
}

/** Names of two letters stand in any text. */
function isNamed(name: string, words: string): boolean {
  const wanted = wordsOf(name);
  return wanted.length >= 4 && words.includes(` ${wanted} `);
}

const wordsOf = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** One digit mistyped, left out, added, or two neighbours swapped; short symbols are all near. */
export function isNear(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) {
    return false;
  }
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const rest = [one.slice(from), other.slice(from)] as const;
  const [a, b] = rest;
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
