import type { Entity } from "../formats/format.ts";
import type { Counts } from "../imports/counts.ts";
import type { Resolution } from "../support/ticket.ts";
import type { RunState } from "../imports/run_state.ts";

/** What a shop's programs can be told of. A new kind of event is one more shape here. */
export type ShopEvent = RunFinished | TicketAnswered | TicketClosed | TestEvent;

/** A run has ended: an import's, or the undo of one. */
export interface RunFinished {
  event: "import.run.finished";
  import: { id: number; name: string; entity: Entity };
  run: { id: number; kind: "import" | "undo"; undoes: number | null; cause: "person" | "schedule" };
  state: Extract<RunState, "ok" | "warning" | "error">;
  counts: Counts & { read: number; removed: number; missing: number };
}

/** Support has answered a request. */
export interface TicketAnswered {
  event: "ticket.answered";
  ticket: { id: number; subject: string };
  message: { author: string; body: string };
}

/** A request was closed: solved, or merged into another one. */
export interface TicketClosed {
  event: "ticket.closed";
  ticket: { id: number; subject: string };
  resolution: Resolution;
}

/** Somebody wants to see whether messages arrive. */
export interface TestEvent {
  event: "webhook.test";
}

/** The same event has the same key, so that it is told once. */
export function eventKey(event: RunFinished): string {
  return `${event.event}:${event.run.id}`;
}
