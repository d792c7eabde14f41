import type { Severity, TicketState } from "../../core/support/ticket.ts";
import type { Tone } from "../components/attributes.ts";
import { Badge } from "../components/badge.tsx";
import type { Page } from "../page.ts";
import { ticketTexts } from "../texts/tickets.ts";

const tones: Record<TicketState, Tone> = { open: "accent", blocked: "warning", closed: "neutral" };

export function TicketStateBadge(props: { page: Page; state: TicketState }) {
  const { page, state } = props;
  return (
    <Badge tone={tones[state]} dot={state === "closed" ? "hollow" : "full"}>
      {ticketTexts[page.language].states[state]}
    </Badge>
  );
}

const severityTones: Record<Severity, Tone> = {
  crisis: "negative",
  serious: "warning",
  minor: "neutral",
  question: "neutral",
};

export function SeverityBadge(props: { page: Page; severity: Severity }) {
  const { page, severity } = props;
  return (
    <Badge tone={severityTones[severity]} dot={severity === "question" ? "hollow" : "full"}>
      {ticketTexts[page.language].severities[severity]}
    </Badge>
  );
}
