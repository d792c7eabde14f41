/** Words for goods that are new; everything else that has a name has been used. */
const newWords = ["new", "nový", "nové", "nová"];
const usedWords = [
  "bazar",
  "bazaar",
  "used",
  "refurbished",
  "open_box",
  "použitý",
  "použité",
  "použitá",
  "repasovaný",
  "repasované",
  "rozbalené",
];

const conditions = new Map([
  ...newWords.map((word) => [word, "new"] as const),
  ...usedWords.map((word) => [word, "used"] as const),
]);

/** In what state goods are; `undefined` for a word that nobody knows. */
export function conditionOf(text: string): "new" | "used" | undefined {
  return conditions.get(text.trim().toLowerCase().replaceAll(/[\s-]/g, "_"));
}
