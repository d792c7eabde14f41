/** A name with a value, in one cell with others: `Materiál#-#ocel|-|Barva#-#`. */
export interface Pair {
  name: string;
  value: string;
}

/** Pairs of a cell that have both a name and a value. */
export function pairsOf(cell: string): Pair[] {
  const pairs: Pair[] = [];
  for (const text of cell === "" ? [] : cell.split("|-|")) {
    const [name = "", value = ""] = text.split("#-#");
    const pair = { name: name.trim(), value: value.trim() };
    if (pair.name !== "" && pair.value !== "") pairs.push(pair);
  }
  return pairs;
}

/** What stands in one cell, between bars. */
export const listedIn = (cell: string): string[] =>
  cell === "" ? [] : cell.split("|").map((part) => part.trim()).filter((part) => part !== "");
