import type { Child } from "hono/jsx";
import type { Extra } from "./attributes.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface ButtonProps extends Extra {
  children?: Child;
  /** One primary a page; `danger` says beside it what will happen. */
  kind?: "primary" | "plain" | "quiet" | "danger";
  size?: "small";
  icon?: IconName;
  iconEnd?: IconName;
  /** Names a button that shows its icon alone. */
  label?: string;
  /** Makes it a link. */
  href?: string;
  type?: "submit" | "button" | "reset";
  name?: string;
  value?: string;
  /** The form it submits when it stands outside of it. */
  form?: string;
  formaction?: string;
  popovertarget?: string;
  disabled?: boolean;
  wide?: boolean;
  id?: string;
  download?: boolean | string;
}

/** A link when it has an `href`, else a button that submits its form. */
export function Button(props: ButtonProps) {
  const { children, kind = "plain", size, icon, iconEnd, label, wide, disabled, href, ...rest } =
    props;
  const look = {
    class: "button",
    "data-kind": kind,
    "data-size": size,
    "data-shape": children === undefined && !iconEnd ? "icon" : undefined,
    "data-wide": wide ? "" : undefined,
    "aria-label": label,
    title: children === undefined ? label : undefined,
  };
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </>
  );
  if (href !== undefined && !disabled) {
    const { type: _type, form: _form, name: _name, value: _value, ...link } = rest;
    return <a {...look} href={href} {...link}>{inside}</a>;
  }
  return (
    <button {...look} type={rest.type ?? "submit"} disabled={disabled} {...rest}>{inside}</button>
  );
}

export function ButtonRow(props: { children: Child }) {
  return <div class="button-row">{props.children}</div>;
}
