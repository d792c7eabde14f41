import type { Payable } from "./payable.ts";
import { type Proposal, proposalsFor } from "./proposals.ts";
import type { OwnMovement } from "./statements/own_account.ts";

/** A movement that is kept already, from any file. */
export interface KnownMovement {
  bankReference: string;
  bookedDay: string;
  amountMinor: number;
  variableSymbol?: string;
  /** Which kind of file it came from. */
  format: string;
}

export const unmatchedReasons = [
  "symbol_missing",
  "symbol_unknown",
  "symbol_shared",
  "currency_differs",
  "shop_closed",
  "reversal",
  "possible_duplicate",
  "reference_reused",
] as const;
export type UnmatchedReason = typeof unmatchedReasons[number];

/** Compared with what was asked for. */
export type Settlement = "exactly" | "partly" | "more" | "unasked";

export type MatchOutcome =
  | { kind: "matched"; shopId: string; variableSymbol: string; settlement: Settlement }
  | { kind: "unmatched"; reason: UnmatchedReason; proposals: Proposal[] }
  /** What went from our account, and what is not money yet. */
  | { kind: "not_a_credit" };

export interface MatchContext {
  payables: readonly Payable[];
  /** Movements of the same account and day. */
  known: readonly KnownMovement[];
  format: string;
}

/**
 * Decides whose money a movement is: by its variable symbol alone, in its currency, whatever the
 * amount. Nobody is guessed by a name; what is not certain waits for a person, with proposals.
 *
 * @see R156
 */
export function matchMovement(movement: OwnMovement, context: MatchContext): MatchOutcome {
  if (movement.kind === "pending") return { kind: "not_a_credit" };
  if (movement.kind === "reversal") return unmatched("reversal", movement, context);
  if (movement.amountMinor <= 0) return { kind: "not_a_credit" };
  const doubt = doubtOf(movement, context);
  if (doubt !== undefined) return unmatched(doubt, movement, context);
  const symbol = movement.variableSymbol ?? bareSymbol(movement, context.payables);
  if (symbol === undefined) return unmatched("symbol_missing", movement, context);
  const named = context.payables.filter(({ variableSymbol }) => variableSymbol === symbol);
  const [payable] = named;
  if (payable === undefined) return unmatched("symbol_unknown", movement, context);
  if (named.length > 1) return unmatched("symbol_shared", movement, context);
  if (payable.currency !== movement.currency) {
    return unmatched("currency_differs", movement, context);
  }
  if (payable.isClosed) return unmatched("shop_closed", movement, context);
  const { shopId, variableSymbol } = payable;
  const settlement = settlementOf(movement.amountMinor, payable.expectedMinor);
  return { kind: "matched", shopId, variableSymbol, settlement };
}

/** The same money may come in two kinds of files, which name it differently. */
function doubtOf(
  movement: OwnMovement,
  { known, format }: MatchContext,
): UnmatchedReason | undefined {
  const sameName = known.find(({ bankReference }) => bankReference === movement.bankReference);
  if (sameName) return isSameMoney(sameName, movement) ? undefined : "reference_reused";
  const isTwin = known.some((each) => each.format !== format && isSameMoney(each, movement));
  return isTwin ? "possible_duplicate" : undefined;
}

export const isSameMoney = (
  one: Omit<KnownMovement, "bankReference" | "format">,
  other: Omit<KnownMovement, "bankReference" | "format">,
): boolean =>
  one.bookedDay === other.bookedDay && one.amountMinor === other.amountMinor &&
  (one.variableSymbol ?? "") === (other.variableSymbol ?? "");

/** A ten-digit number in the text that is somebody's symbol; two such numbers are a doubt. */
function bareSymbol(
  { message = "" }: OwnMovement,
  payables: readonly Payable[],
): string | undefined {
  const numbers = new Set(message.match(/(?<!\d)\d{10}(?!\d)/g) ?? []);
  const found = payables.map(({ variableSymbol }) => variableSymbol).filter((each) =>
    numbers.has(each)
  );
  return found.length === 1 ? found[0] : undefined;
}

function settlementOf(amountMinor: number, expectedMinor: number | undefined): Settlement {
  if (expectedMinor === undefined) return "unasked";
  if (amountMinor === expectedMinor) return "exactly";
  return amountMinor < expectedMinor ? "partly" : "more";
}

function unmatched(
  reason: UnmatchedReason,
  movement: OwnMovement,
  { payables }: MatchContext,
): MatchOutcome {
  return { kind: "unmatched", reason, proposals: proposalsFor(movement, payables) };
}
