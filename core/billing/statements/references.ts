import type { Movement } from "./statement.ts";

/** A movement whose bank may have given it no name. */
export type NamelessMovement = Omit<Movement, "bankReference"> & { bankReference?: string };

/**
 * Names the movements of one statement: by the bank's reference, or by day, amount and payer where
 * there is none. A statement lists nothing twice, so equal names in one are told apart by a number;
 * and as statements cover whole days, another file gives the same movements the same names.
 */
export function named(movements: readonly NamelessMovement[]): Movement[] {
  const seen = new Map<string, number>();
  return movements.map((movement) => {
    const name = movement.bankReference || factsOf(movement);
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return { ...movement, bankReference: ordinal === 1 ? name : `${name}#${ordinal}` };
  });
}

function factsOf(movement: NamelessMovement): string {
  const { bookedDay, amountMinor, variableSymbol = "", counterAccount = "" } = movement;
  return `~${bookedDay}:${amountMinor}:${variableSymbol}:${counterAccount}`;
}
