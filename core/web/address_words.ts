const lengthMax = 60;

/** A name as the part of an address that people read: `Hrnek Květen – modrý` is `hrnek-kveten-modry`. */
export function addressWords(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").slice(0, lengthMax).replace(/^-+|-+$/g, "");
}

/** A record's part of an address: its id, and words that may change. */
export function addressPart(id: number, name: string): string {
  const words = addressWords(name);
  return words === "" ? String(id) : `${id}-${words}`;
}

/** The id in such a part, whatever words follow it. */
export function idOfPart(part: string): number | undefined {
  const id = Number(/^([1-9][0-9]{0,14})(?:-|$)/.exec(part)?.[1]);
  return Number.isSafeInteger(id) ? id : undefined;
}
