import type { BillingRegime } from "../billing/regime.ts";
import type { SupportLevel } from "./levels.ts";
import type { Severity } from "./ticket.ts";
import { addWorkingMinutes, workingMinutesBetween } from "./working_time.ts";

/**
 * Minutes in which somebody answers: of support hours, but of any hours for a crisis. Who has no
 * paid support waits longer for a professional answer.
 *
 * @see R101, R114, R124
 */
export const reactionMinutes: Record<Severity, Record<SupportLevel, number>> = {
  crisis: { trial: 60, free: 60, pro: 60 },
  serious: { trial: 240, free: 480, pro: 240 },
  minor: { trial: 480, free: 960, pro: 480 },
  question: { trial: 960, free: 1920, pro: 960 },
};

interface Waiting {
  severity: Severity;
  level: SupportLevel;
  regime: BillingRegime;
}

/** When the answer is due to somebody who waits since an instant. */
export function reactionDue(waitingSince: string, { severity, level, regime }: Waiting): string {
  const minutes = reactionMinutes[severity][level];
  if (severity !== "crisis") return addWorkingMinutes(waitingSince, minutes, regime);
  return new Date(Date.parse(waitingSince) + minutes * 60_000).toISOString();
}

/** From this share of the time on, the queue warns. */
const warningShare = 0.75;

export interface Reaction {
  /** `soon`: a quarter of the time is left at most. */
  state: "fine" | "soon" | "late";
  /** How much of the time is gone, 0 to 1. */
  share: number;
  /** Minutes left until the answer is due, of the hours that count; negative when it is late. */
  minutesLeft: number;
}

/** How an answer stands against its target. */
export function reactionOf(
  { waitingSince, dueAt, severity, regime }: {
    waitingSince: string;
    dueAt: string;
    severity: Severity;
    regime: BillingRegime;
  },
  now: string,
): Reaction {
  const minutes = (from: string, to: string) =>
    severity === "crisis"
      ? (Date.parse(to) - Date.parse(from)) / 60_000
      : workingMinutesBetween(from, to, regime);
  const whole = minutes(waitingSince, dueAt);
  const gone = minutes(waitingSince, now);
  const share = whole > 0 ? Math.min(1, Math.max(0, gone / whole)) : 1;
  const state = now > dueAt ? "late" : share >= warningShare ? "soon" : "fine";
  return { state, share, minutesLeft: Math.round(minutes(now, dueAt)) };
}
