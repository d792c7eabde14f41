import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

/** Nothing here yet: what would be here, and the one thing that brings it. */
export function EmptyState(
  props: { icon: IconName; title: string; children?: Child; actions?: Child },
) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={props.icon} size={20} />
      </span>
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.actions && <div class="button-row">{props.actions}</div>}
    </div>
  );
}
