import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

interface MenuProps {
  /** Unique in the page: the button opens the menu by it. */
  id: string;
  /** What the button says; alone with `icon` it is read out only. */
  label: string;
  icon?: IconName;
  /** The button's looks; without it, a quiet icon button. */
  button?: { class: string; children: Child };
  /** Which edge of the button it keeps to. */
  align?: "start" | "end";
  side?: "below" | "above";
  children: Child;
}

/** A menu of links and buttons under a button; opens by itself with `popover`, without script. */
export function PopoverMenu(props: MenuProps) {
  const { id, label, icon = "ellipsis", button, align = "end", side = "below", children } = props;
  return (
    <>
      <button
        type="button"
        class={button?.class ?? "button"}
        data-kind={button ? undefined : "quiet"}
        data-size={button ? undefined : "small"}
        data-shape={button ? undefined : "icon"}
        popovertarget={id}
        aria-label={button ? undefined : label}
        title={button ? undefined : label}
      >
        {button?.children ?? <Icon name={icon} />}
      </button>
      <div
        class="menu"
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        data-align={align}
        data-side={side}
        data-menu=""
      >
        {children}
      </div>
    </>
  );
}

/** A line of a menu: a link, or a button of the form that it stands in or names. */
export function MenuItem(props: {
  children: Child;
  icon?: IconName;
  href?: string;
  name?: string;
  value?: string;
  form?: string;
  formaction?: string;
  tone?: "negative";
  current?: boolean;
  "data-opens"?: string;
}) {
  const { children, icon, href, tone, current, ...rest } = props;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {current && <Icon name="check" />}
    </>
  );
  const look = { class: "menu-item", "data-tone": tone };
  if (href) {
    return (
      <a
        {...look}
        href={href}
        aria-current={current ? "true" : undefined}
        data-opens={rest["data-opens"]}
      >
        {inside}
      </a>
    );
  }
  return <button {...look} {...rest} type="submit">{inside}</button>;
}

export function MenuLine() {
  return <hr class="menu-line" />;
}

export function MenuHeading(props: { children: Child }) {
  return <p class="menu-heading">{props.children}</p>;
}
