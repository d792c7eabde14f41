/** Attributes that a part hands on to its element as they are: htmx, data, aria. */
export interface Extra {
  [name: `hx-${string}`]: string | undefined;
  [name: `data-${string}`]: string | boolean | undefined;
  [name: `aria-${string}`]: string | undefined;
}

export type Tone = "neutral" | "accent" | "positive" | "warning" | "negative";
