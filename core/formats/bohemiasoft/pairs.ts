/** A name with a value, in one cell with others: `Materiál#-#ocel|-|Barva#-#`. */
export interface Pair {
  name: string;
  value: string;
}

/** Pairs of a cell that have both a name and a value. */
export const pairsOf = (cell: string): Pair[] =>
  cell.split("|-|").flatMap((text) => {
    const [name = "", value = ""] = text.split("#-#").map((part) => part.trim());
    return name === "" || value === "" ? [] : [{ name, value }];
  });

/** What stands in one cell, between bars. */
export const listedIn = (cell: string): string[] =>
  cell.split("|").map((part) => part.trim()).filter((part) => part !== "");
