import type { OrderStateType } from "../../core/catalogue/order.ts";
import type { Tone } from "../components/attributes.ts";
import { Badge } from "../components/badge.tsx";

export interface ShownState {
  id: number;
  name: string;
  type: OrderStateType;
}

const looks: Record<OrderStateType, { tone: Tone; dot: "full" | "hollow" }> = {
  received: { tone: "accent", dot: "full" },
  processing: { tone: "warning", dot: "full" },
  sent: { tone: "positive", dot: "hollow" },
  delivered: { tone: "positive", dot: "full" },
  cancelled: { tone: "neutral", dot: "hollow" },
  custom: { tone: "neutral", dot: "full" },
};

export function OrderStateBadge({ state }: { state: ShownState }) {
  return <Badge {...looks[state.type]}>{state.name}</Badge>;
}
