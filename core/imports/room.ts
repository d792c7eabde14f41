import type { Entity } from "../formats/format.ts";
import type { RecordPlan, VariantPlan } from "./plan.ts";

/** What a shop may have by its tariff; `null`, and no limits at all, for as many as there are. */
export interface RecordLimits {
  products: number | null;
  variants: number | null;
  categories: number | null;
}

/** How many more of each there may be; it shrinks as a run creates. */
export type Room = Record<keyof RecordLimits, number>;

export const boundless = (): Room => ({
  products: Infinity,
  variants: Infinity,
  categories: Infinity,
});

export function roomWithin(limits: RecordLimits | undefined, counts: Room): Room {
  const left = (what: keyof Room) => {
    const limit = limits?.[what] ?? null;
    return limit === null ? Infinity : Math.max(0, limit - counts[what]);
  };
  return {
    products: left("products"),
    variants: left("variants"),
    categories: left("categories"),
  };
}

/** Whether another record of an entity may be created; a tariff limits no customers and orders. */
export function hasRoomFor(entity: Entity, room: Room): boolean {
  if (entity === "products") return room.products > 0;
  return entity !== "categories" || room.categories > 0;
}

export interface FittedPlan {
  plan: RecordPlan;
  /** Codes of new variants of a known product that there is no room for. */
  variantsLeft: string[];
}

/**
 * Takes what a plan creates from the room. A new record that does not fit whole is left out; what is
 * there already is updated whatever the tariff says.
 */
export function fitPlan(plan: RecordPlan, entity: Entity, room: Room): FittedPlan {
  if (plan.action !== "create" && plan.action !== "update") return { plan, variantsLeft: [] };
  const created = plan.variants.filter(({ action }) => action === "create").length;
  if (plan.action === "create") {
    if (!hasRoomFor(entity, room) || created > room.variants) {
      return { plan: { action: "skip", reason: "tariff_full" }, variantsLeft: [] };
    }
    if (entity === "products") room.products--;
    if (entity === "categories") room.categories--;
    room.variants -= created;
    return { plan, variantsLeft: [] };
  }
  if (created <= room.variants) {
    room.variants -= created;
    return { plan, variantsLeft: [] };
  }
  return withoutSurplus(plan, room);
}

function withoutSurplus(
  plan: Extract<RecordPlan, { action: "update" }>,
  room: Room,
): FittedPlan {
  const variantsLeft: string[] = [];
  const variants: VariantPlan[] = [];
  for (const variant of plan.variants) {
    if (variant.action === "create" && room.variants < 1) variantsLeft.push(variant.code);
    else variants.push(variant);
    if (variant.action === "create" && room.variants > 0) room.variants--;
  }
  const left = plan.left + variantsLeft.length;
  return plan.changes.size === 0 && variants.length === 0
    ? { plan: { action: "leave", id: plan.id, left }, variantsLeft }
    : { plan: { ...plan, variants, left }, variantsLeft };
}
