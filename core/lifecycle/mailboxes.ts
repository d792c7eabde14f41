import { type LifecycleFacts, type StateCause, stateOn } from "./lifecycle.ts";

/**
 * Why a shop has no mailboxes on a day: its wallet has been out for ten days, or its contract has
 * ended. A web that our people have suspended comes back, and so does one that waits for an invoice;
 * what is in a mailbox would not, so these keep theirs.
 *
 * @see R190–R192, D3
 */
export function mailboxesLostOn(facts: LifecycleFacts, day: string): StateCause | undefined {
  const { state, cause } = stateOn(facts, day);
  if (state === "ended" || state === "deleted") return cause;
  const isOut = state === "web_suspended" && facts.regime === "wallet" && cause !== "staff";
  return isOut ? cause : undefined;
}
