import type { FormProblem } from "../catalogue/form_problem.ts";
import { err, ok, type Result } from "../result.ts";
import { type NewOutage, type OutageKind, outageKinds, type OutageTime } from "./outage.ts";
import { readPublicText } from "../public_text.ts";

export type OutageProblem =
  | FormProblem
  /** No day and time of Prague. */
  | { code: "moment" }
  | { code: "start_in_future" }
  | { code: "end_in_future" }
  | { code: "end_before_start" }
  /** An interruption that was not announced beforehand is none that was planned. @see R218 */
  | { code: "planned_in_past" };

export type OutageProblems = Record<string, OutageProblem>;

const timeZone = "Europe/Prague";

/** An instant as the form's field shows it: `2026-12-03T02:00`, the time of Prague. */
export const momentText = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
    .toString({ smallestUnit: "minute" });

/**
 * Reads an outage: fields `kind`, `start`, `end` in the time of Prague, and `text.cs` … for the
 * public.
 *
 * @param current what is corrected: a time that was left as it stood keeps its seconds
 */
export function readOutageForm(
  values: Record<string, string>,
  { now, current }: { now: string; current?: OutageTime },
): Result<NewOutage, OutageProblems> {
  const problems: OutageProblems = {};
  const text = readPublicText(values, problems as Record<string, FormProblem>);
  const kind = outageKinds.find((each) => each === values.kind);
  if (!kind) problems.kind = { code: "choose" };
  const startedAt = readMoment(values.start, current?.startedAt);
  const endedAt = readMoment(values.end, current?.endedAt);
  if (startedAt === undefined) problems.start = { code: "required" };
  else if (startedAt === "unreadable") problems.start = { code: "moment" };
  if (endedAt === "unreadable") problems.end = { code: "moment" };
  else if (endedAt === undefined && kind === "planned") problems.end = { code: "required" };
  if (kind) {
    Object.assign(problems, {
      ...timeProblems(kind, { startedAt, endedAt, now, current }),
      ...problems,
    });
  }
  if (Object.keys(problems).length > 0) return err(problems);
  return ok({ kind: kind!, startedAt: startedAt!, ...(endedAt ? { endedAt } : {}), text });
}

type Moment = string | "unreadable" | undefined;

function timeProblems(
  kind: OutageKind,
  { startedAt, endedAt, now, current }: {
    startedAt: Moment;
    endedAt: Moment;
    now: string;
    current: OutageTime | undefined;
  },
): OutageProblems {
  const problems: OutageProblems = {};
  const isKnown = (moment: Moment): moment is string =>
    moment !== undefined && moment !== "unreadable";
  if (isKnown(startedAt)) {
    const isAnnounced = current?.kind === "planned";
    if (kind === "planned" && !isAnnounced && startedAt <= now) {
      problems.start = { code: "planned_in_past" };
    }
    if (kind !== "planned" && startedAt > now) problems.start = { code: "start_in_future" };
  }
  if (isKnown(endedAt)) {
    if (kind !== "planned" && endedAt > now) problems.end = { code: "end_in_future" };
    if (isKnown(startedAt) && endedAt <= startedAt) problems.end = { code: "end_before_start" };
  }
  return problems;
}

function readMoment(text: string | undefined, current: string | undefined): Moment {
  const written = (text ?? "").trim();
  if (written === "") return undefined;
  if (current !== undefined && momentText(current) === written) return current;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(written)) return "unreadable";
  try {
    const moment = Temporal.PlainDateTime.from(written, { overflow: "reject" })
      .toZonedDateTime(timeZone);
    return new Date(moment.epochMilliseconds).toISOString();
  } catch {
    return "unreadable";
  }
}
