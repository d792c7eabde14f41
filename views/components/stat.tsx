import type { Child } from "hono/jsx";
import type { Tone } from "./attributes.ts";

export interface StatProps {
  label: string;
  value: Child;
  /** A comparison or a note in words; `tone` colours it alone. */
  detail?: Child;
  tone?: Tone;
  href?: string;
  /** A sparkline below. */
  chart?: Child;
}

/** One figure of a row of figures; a link when it leads to what it counts. */
export function Stat(props: StatProps) {
  const { label, value, detail, tone, href, chart } = props;
  const inside = (
    <>
      <span class="stat-label">{label}</span>
      <span class="stat-value">{value}</span>
      {detail && <span class="stat-detail">{detail}</span>}
      {chart}
    </>
  );
  return href
    ? <a class="stat" data-tone={tone} href={href}>{inside}</a>
    : <div class="stat" data-tone={tone}>{inside}</div>;
}

export function Stats(props: { children: Child }) {
  return <div class="stats">{props.children}</div>;
}
