import { raw } from "hono/html";
import { iconPaths } from "./icon_paths.ts";

export type IconName = keyof typeof iconPaths;

/**
 * A Lucide icon in the colour of its text. It stands beside words and is hidden from screen
 * readers, unless `label` says what it means.
 */
export function Icon(props: { name: IconName; size?: 16 | 20; label?: string }) {
  const { name, size = 16, label } = props;
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={size === 16 ? 2 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" })}
    >
      {raw(iconPaths[name])}
    </svg>
  );
}
