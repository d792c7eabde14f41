/** What a request is about. @see R104, R112, R122, R199, R220 */
export const ticketKinds = [
  "technical",
  "import",
  "billing",
  "terms",
  "termination",
  "campaign",
  "claim",
  "other",
] as const;
export type TicketKind = typeof ticketKinds[number];

/** How much of the shop a problem takes away, the worst first: the order of the queue. @see R102 */
export const severities = ["crisis", "serious", "minor", "question"] as const;
export type Severity = typeof severities[number];

/** Whether a request of a kind is asked how serious it is: a campaign to come limits nothing. @see R220 */
export const severityAskedOf = (kind: TicketKind): boolean => kind !== "campaign";

/**
 * `blocked`: the fix is being carried out and the shop writes when it is done; `closed`: solved, for
 * good.
 *
 * @see R107, R109
 */
export const ticketStates = ["open", "blocked", "closed"] as const;
export type TicketState = typeof ticketStates[number];

/** How a request was solved; none is closed without one. @see R115 */
export const resolutions = [
  "cause_removed",
  "restored_from_backup",
  "workaround",
  "third_party",
  "answered",
  "duplicate",
] as const;
export type Resolution = typeof resolutions[number];

/** What support writes down for a request; a duplicate is closed by merging it. */
export const givenResolutions: readonly Resolution[] = resolutions.filter((each) =>
  each !== "duplicate"
);

/** Kinds that the contract itself calls for: they are free at any number. @see D9 */
const uncountedKinds: readonly TicketKind[] = ["billing", "terms", "termination"];

/** Whether a request uses up one of the month's free ones. @see R103, D9 */
export function isCounted(
  { kind, severity, isPaid = false, isCredited = false }: {
    kind: TicketKind;
    severity: Severity;
    /** Sent as paid work. */
    isPaid?: boolean;
    /** Support took the blame for it. */
    isCredited?: boolean;
  },
): boolean {
  return !isPaid && !isCredited && severity !== "crisis" && !uncountedKinds.includes(kind);
}

/** What may be asked while the administration is suspended. @see D8 */
export const kindsWhenSuspended: readonly TicketKind[] = ["billing", "termination"];

/** Why the shop cannot write now; `undefined`: it can. @see R107, R109 */
export const writingRefused = (state: TicketState): "blocked" | "closed" | undefined =>
  state === "open" ? undefined : state;

/** Where a request began: what support looks at first. Each is an id in the shop's database. */
export interface TicketContext {
  importId?: number;
  runId?: number;
  /** Kind of a problem of that run. */
  problem?: string;
  productId?: number;
  /** Entry of the wallet. */
  entryId?: string;
  /** First day of a campaign that is told of. @see R220 */
  campaignOn?: string;
}

export const subjectLengthMax = 150;
export const messageLengthMax = 20_000;
/** Files of one message. @see UP-20 */
export const attachmentsMax = 10;
/** Bytes of each. */
export const attachmentSizeMax = 10_000_000;
