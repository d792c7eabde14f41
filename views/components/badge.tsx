import type { Child } from "hono/jsx";
import type { Tone } from "./attributes.ts";

/** A state in a word; the dot repeats it in shape: full, hollow = not yet, pulse = right now. */
export function Badge(
  props: { children: Child; tone?: Tone; dot?: "full" | "hollow" | "pulse" | "none" },
) {
  return (
    <span class="badge" data-tone={props.tone ?? "neutral"} data-dot={props.dot ?? "full"}>
      {props.children}
    </span>
  );
}
