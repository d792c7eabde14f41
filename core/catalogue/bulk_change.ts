import { parseDecimal } from "../formats/numbers.ts";
import { roundMinor } from "../money.ts";
import type { Changes } from "./changes.ts";

export const bulkActions = [
  "activate",
  "deactivate",
  "archive",
  "restore",
  "price",
  "delete",
] as const;
export type BulkAction = typeof bulkActions[number];

/** Actions that set one switch of a product. */
export const bulkSwitches = {
  activate: { field: "active", to: true },
  deactivate: { field: "active", to: false },
  archive: { field: "archived", to: true },
  restore: { field: "archived", to: false },
} as const satisfies Partial<Record<BulkAction, { field: "active" | "archived"; to: boolean }>>;
export type BulkSwitch = keyof typeof bulkSwitches;

export type BulkChange =
  | { action: BulkSwitch }
  | { action: "price"; percent: number }
  | { action: "delete" };

/** By how many per cent prices change: `-10`, `2,5 %`; `undefined` for what makes no sense. */
export function readPercent(text: string): number | undefined {
  const number = parseDecimal(text.replace("\u2212", "-").replace(/%\s*$/, ""));
  if (!number.ok) return undefined;
  const { value } = number.value;
  return value !== 0 && value >= -99 && value <= 900 ? value : undefined;
}

export function changedPrice(priceMinor: number, percent: number): number {
  return roundMinor((priceMinor * (100 + percent)) / 100);
}

export function switchChanges(action: BulkSwitch): Changes {
  const { field, to } = bulkSwitches[action];
  return { [field]: [!to, to] };
}
