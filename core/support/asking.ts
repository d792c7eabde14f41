import type { ShopState } from "../lifecycle/shop_state.ts";
import { stateAllows } from "../lifecycle/shop_state.ts";
import { entitlements, needsExpert, type Support } from "./levels.ts";
import type { Quota } from "./quota.ts";
import { isCounted, kindsWhenSuspended, type Severity, type TicketKind } from "./ticket.ts";

/**
 * Why a request is not taken. `no_requests_left`, `needs_pro` and `vip_over` have a way round:
 * paid work.
 */
export type AskingRefusal =
  | "suspended"
  | "ticket_centre_closed"
  | "needs_pro"
  | "vip_over"
  | "no_requests_left";

interface Asking {
  kind: TicketKind;
  severity: Severity;
  /** As paid work, whose price is told beforehand. @see R121 */
  isPaid: boolean;
  state: ShopState;
  support: Support;
  quota: Quota;
}

/** Kinds that every shop may write at any time: the contract is about them. @see R111, R112, R199 */
const contractKinds: readonly TicketKind[] = ["billing", "terms", "termination", "campaign"];

/** @returns `undefined` for a request that is taken */
export function askingRefused(asking: Asking): AskingRefusal | undefined {
  const { kind, severity, isPaid, state, quota } = asking;
  if (!stateAllows(state, "administration") && !kindsWhenSuspended.includes(kind)) {
    return "suspended";
  }
  const refusal = isPaid || contractKinds.includes(kind) ? undefined : levelRefusal(asking);
  if (refusal) return refusal;
  return isCounted({ kind, severity, isPaid }) && quota.left === 0 ? "no_requests_left" : undefined;
}

/** A crisis is heard from everybody. @see R101, R124–R126, R132 */
function levelRefusal({ kind, severity, support }: Asking): AskingRefusal | undefined {
  const { level, isVipOver } = support;
  const { questions, ticketCentre } = entitlements[level];
  if (severity === "crisis" || ticketCentre && !isVipOver) return undefined;
  if (questions === "general" && needsExpert(kind)) return "needs_pro";
  if (severity === "question") return isVipOver && needsExpert(kind) ? "vip_over" : undefined;
  return isVipOver ? "vip_over" : "ticket_centre_closed";
}
