/** Initials on a quiet ground, always beside the name. A shop's is a square. */
export function Avatar(props: { name: string; shape?: "round" | "square"; size?: 20 | 24 | 32 }) {
  const { name, shape = "round", size = 24 } = props;
  return (
    <span
      class="avatar"
      data-shape={shape}
      data-size={String(size)}
      data-hue={String(hueOf(name))}
      aria-hidden="true"
    >
      {shape === "square" ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.normalize("NFC").match(/[\p{L}\p{N}]/u)?.[0] ?? "");
  return letters.join("").toLocaleUpperCase("cs");
}

/** One of six grounds, the same for the same name. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
