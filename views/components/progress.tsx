import type { Child } from "hono/jsx";

/** A thin bar with words above it; without `value` the end is not known yet. */
export function Progress(props: {
  label: Child;
  value?: number;
  max?: number;
  /** Beside the label, at the end: a count, the time left. */
  end?: Child;
  tone?: "positive" | "negative";
  id?: string;
}) {
  const { label, value, max = 100, end, tone, id } = props;
  return (
    <label class="progress">
      <span class="progress-words">
        <span>{label}</span>
        {end && <span>{end}</span>}
      </span>
      <progress id={id} value={value} max={max} data-tone={tone}></progress>
    </label>
  );
}
