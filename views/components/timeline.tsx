import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import type { Tone } from "./attributes.ts";
import { DateTime } from "./values.tsx";

export interface TimelineEvent {
  at: string;
  text: Child;
  detail?: Child;
  tone?: Tone;
}

/** What happened, newest first. */
export function Timeline(
  props: { page: Page; events: readonly TimelineEvent[]; now?: string },
) {
  const { page, events, now } = props;
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li data-tone={event.tone}>
          <span>{event.text}</span>
          {event.detail && <span class="timeline-detail">{event.detail}</span>}
          <span class="timeline-when">
            <DateTime page={page} at={event.at} now={now} />
          </span>
        </li>
      ))}
    </ol>
  );
}
