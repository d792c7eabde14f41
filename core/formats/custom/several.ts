/**
 * How one cell holds several values, as records of XML have them, and a value with the name that
 * stands beside it. No file has these characters: they are none that XML can hold.
 */
export const between = "\u001f";
export const afterName = "\u001e";

export const valuesOf = (cell: string): string[] => cell.split(between);

/** A cell as people see it. */
export const shownCell = (cell: string): string =>
  cell.replaceAll(between, " · ").replaceAll(afterName, ": ");
