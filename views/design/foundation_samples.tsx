/** Tokens that carry a colour; `design.css` paints each by its name. */
export const colourNames = [
  "surface",
  "raised",
  "sunken",
  "hover",
  "pressed",
  "line",
  "line-strong",
  "line-control",
  "ink",
  "ink-soft",
  "ink-faint",
  "accent",
  "accent-line",
  "accent-tint",
  "positive",
  "positive-line",
  "positive-tint",
  "warning",
  "warning-line",
  "warning-tint",
  "negative",
  "negative-line",
  "negative-tint",
] as const;

export function ColourSamples() {
  return (
    <ul class="swatches">
      {colourNames.map((name) => <li key={name} data-colour={name}>{name}</li>)}
    </ul>
  );
}

export function TypeSamples(props: { text: string }) {
  const sizes = ["26", "20", "16", "14", "13", "12"];
  return (
    <div class="stack" data-gap="small">
      {sizes.map((size) => (
        <p data-type-size={size}>
          <span class="faint figure">{size}</span> {props.text}
        </p>
      ))}
      <p class="code">4006381333931 · products.xml</p>
      <p class="figure">1 111 111,11 Kč · 8 888 888,88 Kč</p>
    </div>
  );
}
