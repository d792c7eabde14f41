import type { Language } from "../language.ts";

/**
 * What does not work: everything, or the webs of shops alone. A planned interruption was announced
 * beforehand.
 *
 * @see R216, R218
 */
export const outageKinds = ["everything", "web", "planned"] as const;
export type OutageKind = typeof outageKinds[number];

/** From one instant to another, RFC 3339 UTC with milliseconds, so that they compare as text. */
export interface Interval {
  from: string;
  to: string;
}

/** When something did not work. */
export interface OutageTime {
  kind: OutageKind;
  startedAt: string;
  /** Without it the outage goes on; a planned one has its end from the beginning. */
  endedAt?: string | undefined;
}

/** What an outage is, and what the public is told of it: paragraphs in each language. */
export interface NewOutage extends OutageTime {
  text: Record<Language, readonly string[]>;
}

export const lengthMs = ({ from, to }: Interval): number => Date.parse(to) - Date.parse(from);

/** Whether an outage goes on, is to come, or is over. */
export function standingOf(
  { startedAt, endedAt }: OutageTime,
  now: string,
): "coming" | "going_on" | "over" {
  if (startedAt > now) return "coming";
  return endedAt === undefined || endedAt > now ? "going_on" : "over";
}

/** The same time with every instant once: overlapping and adjoining intervals are one. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const inOrder = intervals.filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from < b.from ? -1 : 1);
  const result: Interval[] = [];
  for (const { from, to } of inOrder) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = to > last.to ? to : last.to;
    else result.push({ from, to });
  }
  return result;
}

/**
 * The whole interruption that an outage is a part of: a silence that was cut by an announced
 * interruption is still one.
 *
 * @param all outages, this one among them
 */
export const interruptionOf = ({ from, to }: Interval, all: readonly Interval[]): Interval =>
  merged(all).find((each) => each.from <= from && to <= each.to) ?? { from, to };

/** When an outage was, until an instant. */
export const spanOf = ({ startedAt, endedAt }: OutageTime, now: string): Interval => ({
  from: startedAt,
  to: endedAt !== undefined && endedAt < now ? endedAt : now,
});

/** What of an interval none of the others covers. */
export function uncovered({ from, to }: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let reached = from;
  for (const other of merged(others)) {
    if (other.from > reached) left.push({ from: reached, to: other.from < to ? other.from : to });
    if (other.to > reached) reached = other.to;
    if (reached >= to) break;
  }
  if (reached < to) left.push({ from: reached, to });
  return left.filter((each) => each.from < each.to);
}
