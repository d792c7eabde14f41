import type { Entity } from "./format.ts";

/**
 * Systems whose own files nobody has described, nor has anybody shown one. Their shops give feeds that
 * we recognise as what they are; any other XML of theirs is paired.
 *
 * @see R34, R35, R36, R37
 */
export const undocumentedSystems: readonly {
  id: string;
  name: string;
  entities: readonly Entity[];
}[] = ["Rocketoo", "Webareal", "Eshop-rychle", "ByznysWeb"].map((system) => ({
  id: `${system.toLowerCase()}-xml`,
  name: `${system} XML`,
  entities: ["products", "categories", "customers"],
}));
