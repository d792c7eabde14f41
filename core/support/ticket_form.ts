import { readDay } from "../calendar.ts";
import { err, ok, type Result } from "../result.ts";
import {
  messageLengthMax,
  severities,
  type Severity,
  severityAskedOf,
  subjectLengthMax,
  type TicketContext,
  type TicketKind,
  ticketKinds,
} from "./ticket.ts";

/** Fields of the form of a new request, as they are sent. */
export const requestFields = [
  "kind",
  "severity",
  "subject",
  "body",
  "phone",
  "campaign",
  "follows",
  "import",
  "run",
  "problem",
  "product",
  "entry",
] as const;
export type RequestFields = Partial<Record<typeof requestFields[number], string>>;

/** What is wrong with a field; `too_long` says how much there may be. */
export type RequestProblem =
  | { code: "kind_missing" | "severity_missing" | "subject_missing" | "body_missing" }
  | { code: "too_long"; most: number; found: number }
  | { code: "phone_wrong" | "phone_missing" | "campaign_missing" };

export interface RequestForm {
  kind: TicketKind;
  severity: Severity;
  subject: string;
  body: string;
  phone?: string;
  follows?: number;
  context: TicketContext;
}

/** Reads a new request. @see R104, R110, R117 */
export function readRequest(
  fields: RequestFields,
): Result<RequestForm, Partial<Record<keyof RequestFields, RequestProblem>>> {
  const problems: Partial<Record<keyof RequestFields, RequestProblem>> = {};
  const kind = ticketKinds.find((each) => each === fields.kind);
  const severity = severityIn(kind, fields.severity);
  const subject = (fields.subject ?? "").replace(/\s+/g, " ").trim();
  const phone = readPhone(fields.phone ?? "");
  const body = readBody(fields.body ?? "");
  if (!kind) problems.kind = { code: "kind_missing" };
  if (!severity) problems.severity = { code: "severity_missing" };
  if (subject === "") problems.subject = { code: "subject_missing" };
  else if (subject.length > subjectLengthMax) {
    problems.subject = { code: "too_long", most: subjectLengthMax, found: subject.length };
  }
  if (!body.ok) problems.body = body.error;
  if (phone === undefined) problems.phone = { code: "phone_wrong" };
  // Who has a crisis is called back.
  else if (phone === "" && severity === "crisis") problems.phone = { code: "phone_missing" };
  const campaignOn = readDay(fields.campaign ?? "");
  if (kind === "campaign" && !campaignOn) problems.campaign = { code: "campaign_missing" };
  if (!kind || !severity || !body.ok || phone === undefined || Object.keys(problems).length > 0) {
    return err(problems);
  }
  const follows = idIn(fields.follows);
  return ok({
    ...{ kind, severity, subject, body: body.value },
    context: {
      ...readContext(fields),
      ...(kind === "campaign" && campaignOn ? { campaignOn } : {}),
    },
    ...(phone ? { phone } : {}),
    ...(follows === undefined ? {} : { follows }),
  });
}

/** What takes nothing away from the shop is a question, whatever was sent with it. */
const severityIn = (kind: TicketKind | undefined, text: string | undefined) =>
  kind && !severityAskedOf(kind) ? "question" : severities.find((each) => each === text);

/** Reads what somebody wrote: without empty lines around it, its own lines as they are. */
export function readBody(text: string): Result<string, RequestProblem> {
  const body = text.replace(/\r\n?/g, "\n").replace(/^(?:[^\S\n]*\n)+|\s+$/g, "");
  if (body.trim() === "") return err({ code: "body_missing" });
  return body.length > messageLengthMax
    ? err({ code: "too_long", most: messageLengthMax, found: body.length })
    : ok(body);
}

/** @returns the number with spaces as they were written, `""` for none; `undefined`: no number */
export function readPhone(text: string): string | undefined {
  const phone = text.trim().replace(/\s+/g, " ");
  if (phone === "") return "";
  const digits = phone.replace(/[\s()/.-]/g, "");
  return /^(?:\+|00)?\d{6,15}$/.test(digits) ? phone : undefined;
}

/** Where the request began; what is no id is left out. */
export function readContext(fields: RequestFields): TicketContext {
  const entries: [keyof TicketContext, string | number | undefined][] = [
    ["importId", idIn(fields.import)],
    ["runId", idIn(fields.run)],
    ["problem", /^[a-z_]{1,60}$/.exec(fields.problem ?? "")?.[0]],
    ["productId", idIn(fields.product)],
    ["entryId", /^[\w:.-]{1,120}$/.exec(fields.entry ?? "")?.[0]],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const idIn = (text: string | undefined): number | undefined =>
  /^[1-9]\d{0,11}$/.test(text ?? "") ? Number(text) : undefined;
