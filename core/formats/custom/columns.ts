/**
 * Names of a table's columns, each once: what the header says, a letter as in a spreadsheet where it
 * says nothing, a number behind a name that repeats.
 */
export function columnNames(cells: readonly string[], hasHeader: boolean): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const said = hasHeader ? cell.replace(/\s+/gu, " ").trim().slice(0, 400) : "";
    const name = free(said === "" ? columnLetter(index) : said, taken);
    taken.add(name);
    return name;
  });
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let count = 2;; count++) {
    if (!taken.has(`${name} (${count})`)) return `${name} (${count})`;
  }
}

/** `A` to `Z`, then `AA`. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + index % 26);
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
