import { z } from "zod";
import * as form from "./form_fields.ts";

/** What a back office changes of an order. */
export interface OrderForm {
  stateId: number;
  paidOn: string | null;
  resolved: boolean;
  trackingCode: string | null;
  trackingUrl: string | null;
  internalNote: string | null;
  version: string;
}

/** The form of an order; `states` are the ids of the states that the shop has. */
export function orderForm(states: readonly number[]): z.ZodType<OrderForm> {
  return z.strictObject({
    state: form.choice(states.map(String)),
    paidOn: form.optionalDay,
    resolved: form.tick,
    trackingCode: form.optionalLine(100),
    trackingUrl: form.optionalUrl,
    internalNote: form.optionalProse(5_000),
    version: form.version,
  }).transform(({ state, ...rest }) => ({ stateId: Number(state), ...rest }));
}

/** What is done with several orders at once. */
export type OrdersChange = { stateId: number } | { resolved: boolean };

/** The bar below a list: which change, and to which state. */
export function ordersChangeForm(states: readonly number[]) {
  return z.strictObject({
    change: form.choice(["state", "resolved", "unresolved"]),
    state: form.choice(["", ...states.map(String)]),
  }).transform(({ change, state }, context): OrdersChange => {
    if (change !== "state") return { resolved: change === "resolved" };
    if (state === "") form.refuse(context, { code: "choose" }, "state");
    return { stateId: Number(state) };
  });
}
