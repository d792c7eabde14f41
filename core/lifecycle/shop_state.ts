/** States in the life of a shop. @see R142–R151, R188–R209 */
export const shopStates = [
  "trial",
  "active",
  "administration_suspended",
  "web_suspended",
  "ended",
  "deleted",
] as const;
export type ShopState = typeof shopStates[number];

/** How far a state is from full service; two states of one rank take nothing from one another. */
const ranks: Record<ShopState, number> = {
  trial: 0,
  active: 0,
  administration_suspended: 1,
  web_suspended: 2,
  ended: 3,
  deleted: 4,
};

export const milder = (a: ShopState, b: ShopState): ShopState => ranks[b] < ranks[a] ? b : a;
export const stricter = (a: ShopState, b: ShopState): ShopState => ranks[b] > ranks[a] ? b : a;

/** What can be done with a shop, as far as its state goes. */
const statesAllowing = {
  /** Working in the administration, and members signing in to it. @see R144 */
  administration: ["trial", "active"],
  /** Imports by schedule and by hand, programs' keys, the inbox. */
  imports: ["trial", "active"],
  /** The shop's own web and its feeds. @see R190 */
  web: ["trial", "active", "administration_suspended"],
  /** The owner's wallet. @see R144, D8 */
  wallet: ["trial", "active", "administration_suspended", "web_suspended", "ended"],
  /** Taking one's own data away. @see R197, R198, D8 */
  exports: ["trial", "active", "administration_suspended", "web_suspended", "ended"],
  /** Asking support, of a suspended shop about its bills and its end. @see D8 */
  support: ["trial", "active", "administration_suspended", "web_suspended", "ended"],
  topUp: ["trial", "active", "administration_suspended", "web_suspended"],
} as const satisfies Record<string, readonly ShopState[]>;

export type ShopUse = keyof typeof statesAllowing;

export const stateAllows = (state: ShopState, use: ShopUse): boolean =>
  (statesAllowing[use] as readonly ShopState[]).includes(state);

/** The states that allow something, for conditions in queries. */
export const statesThatAllow = (use: ShopUse): readonly ShopState[] => statesAllowing[use];
