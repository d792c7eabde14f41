import { remembered } from "../remembered.ts";

const marketplaceRoot = /^heureka\.(?:cz|sk)$/i;

/**
 * Reads `CATEGORYTEXT` into paths from the top level down. `|` separates levels; where there is
 * none, ` > ` does, and then ` , ` separates whole paths. Nothing else is ever split: `/`, `-` and
 * commas occur inside names. The marketplace's own root is no category.
 */
export const categoryPaths: (text: string) => readonly string[][] = remembered(readPaths);

function readPaths(text: string): string[][] {
  const paths = text.includes("|") || !text.includes(" > ")
    ? [text.split("|")]
    : text.split(", ").map((path) => path.split(" > "));
  return paths.map(cleanPath).filter((path) => path.length > 0);
}

function cleanPath(levels: readonly string[]): string[] {
  const named = levels.map((level) => level.trim()).filter((level) => level !== "");
  return marketplaceRoot.test(named[0] ?? "") ? named.slice(1) : named;
}
