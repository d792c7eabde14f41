import type { TicketKind } from "./ticket.ts";

/** How much support a shop has. @see R123 */
export const supportLevels = ["trial", "free", "pro"] as const;
export type SupportLevel = typeof supportLevels[number];

/** What a level may use. `questions`: what is answered in writing. @see R124–R126 */
export interface Entitlements {
  questions: "general" | "expert";
  community: boolean;
  /** Requests with a reaction time and an assigned technician. */
  ticketCentre: boolean;
  vip: boolean;
}

export const entitlements: Record<SupportLevel, Entitlements> = {
  trial: { questions: "expert", community: true, ticketCentre: false, vip: false },
  free: { questions: "general", community: true, ticketCentre: false, vip: false },
  pro: { questions: "expert", community: true, ticketCentre: true, vip: true },
};

/** Kinds that need professional knowledge of the shop. */
const expertKinds: readonly TicketKind[] = ["technical", "import"];
export const needsExpert = (kind: TicketKind): boolean => expertKinds.includes(kind);

/** What a level is made of: the life of the shop and its tariff. */
interface LevelFacts {
  isTrial: boolean;
  tariff: string;
  /** Last day of a licence's support, when the shop has a licence. @see R127, R135 */
  vipUntil?: string;
}

/** A shop's support on a day. */
export interface Support {
  level: SupportLevel;
  /** Last day of VIP; `undefined` as long as the tariff pays for it. */
  vipUntil?: string;
  /** The licence works on, but its ticket centre is closed until VIP is renewed. @see R131, R132 */
  isVipOver: boolean;
}

/**
 * The level comes from the contract. A rented tariff pays for its support day by day (R238); a
 * licence has brought it for a year, which is renewed or not.
 *
 * @see R123, R127–R132
 */
export function supportOn({ isTrial, tariff, vipUntil }: LevelFacts, day: string): Support {
  if (vipUntil !== undefined) return { level: "pro", vipUntil, isVipOver: day > vipUntil };
  const level = isTrial ? "trial" : tariff === "free" ? "free" : "pro";
  return { level, isVipOver: false };
}
