import type { CategoryLink } from "../../catalogue/values.ts";
import { remembered } from "../remembered.ts";

/** Numbers of up to four levels; those that are not used are 0. */
const number = /^\d{1,9}(?:-\d{1,9}){0,5}$/;

/**
 * Reads categories, of which the file knows nothing but numbers: `16-2-0-0|17-0-0-0`. A category's
 * code is its text in the file.
 */
export const categoriesOf = remembered(readCategories);

export interface NumberedCategories {
  links: readonly CategoryLink[];
  /** By a category's code the code of the one above it. */
  above: ReadonlyMap<string, string>;
}

function readCategories(cell: string): NumberedCategories {
  const above = new Map<string, string>();
  const codes = cell.split("|").map((part) => part.trim())
    .filter((part) => number.test(part) && !/^[0-]*$/.test(part));
  for (const code of codes) addAbove(above, code);
  const links = [...new Set(codes)].map((code, index) =>
    index === 0 ? { code, primary: true } : { code }
  );
  return { links, above };
}

/** `16-2-5-0` stands below `16-2-0-0`, which stands below `16-0-0-0`. */
function addAbove(above: Map<string, string>, code: string): void {
  const levels = code.split("-");
  let below = code;
  for (let depth = levels.length - 1; depth > 0; depth--) {
    if (Number(levels[depth]) === 0) continue;
    levels[depth] = "0";
    const parent = levels.join("-");
    if (/^[0-]*$/.test(parent)) return;
    above.set(below, parent);
    below = parent;
  }
}
