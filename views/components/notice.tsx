import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import type { Tone } from "./attributes.ts";
import { Icon, type IconName } from "./icon.tsx";

const icons: Record<Tone, IconName> = {
  neutral: "info",
  accent: "info",
  positive: "circle-check",
  warning: "triangle-alert",
  negative: "circle-alert",
};

/** A message that stays in the page. `actions` are its one or two buttons. */
export function Notice(
  props: { tone?: Tone; title?: string; children?: Child; actions?: Child; role?: string },
) {
  const { tone = "accent", title, children, actions, role } = props;
  return (
    <div class="notice" data-tone={tone} role={role}>
      <Icon name={icons[tone]} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div class="button-row">{actions}</div>}
    </div>
  );
}

/**
 * A message that goes away by itself; the layout shows `page.notice` as one. A fragment can send
 * more of them: `<Toast>` inside `<hx-partial hx-target="#toasts" hx-swap="beforeend">`.
 */
export function Toast(props: { page: Page; tone?: Tone; children: Child; action?: Child }) {
  const { page, tone = "positive", children, action } = props;
  return (
    <div class="toast" data-tone={tone} data-toast="">
      <Icon name={icons[tone]} />
      <p>{children}</p>
      {action}
      <button
        type="button"
        class="button"
        data-kind="quiet"
        data-size="small"
        data-shape="icon"
        data-dismiss=""
        aria-label={componentTexts[page.language].close}
      >
        <Icon name="x" />
      </button>
    </div>
  );
}

/** One line over the whole page: the state of the shop. */
export function Banner(props: { tone?: "accent" | "warning" | "negative"; children: Child }) {
  const { tone = "accent", children } = props;
  return (
    <div class="strip" data-tone={tone} role="status">
      <Icon name={icons[tone]} />
      {children}
    </div>
  );
}
