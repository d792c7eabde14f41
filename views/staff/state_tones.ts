import type { ShopState } from "../../core/lifecycle/shop_state.ts";

/** How a shop's state is coloured wherever our own people meet it. */
export const stateTones = {
  trial: "neutral",
  active: "positive",
  administration_suspended: "warning",
  web_suspended: "negative",
  ended: "negative",
  deleted: "neutral",
} as const satisfies Record<ShopState, string>;
