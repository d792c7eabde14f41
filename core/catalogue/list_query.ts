export const pageSizes = [25, 50, 100, 200] as const;

/** What stands behind a list's address, by name. */
export type Query = Readonly<Record<string, string | undefined>>;

/** The value if it is one of those allowed. */
export function among<const T extends string>(
  choices: readonly T[],
  text: string | undefined,
): T | undefined {
  return choices.find((each) => each === text);
}

export function searchOf(query: Query): string {
  return (query.q ?? "").trim().slice(0, 200);
}

export function sizeOf(query: Query): number {
  return pageSizes.find((size) => String(size) === query.size) ?? 50;
}

/** A day `YYYY-MM-DD`, if it is one. */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? text : undefined;
}

/** A number of a record, if it is one. */
export function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : undefined;
}
