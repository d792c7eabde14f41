import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";

export interface Tab {
  key: string;
  text: string;
  href: string;
  count?: number;
}

/** Views of one thing, each with an address of its own. */
export function Tabs(
  props: { page: Page; tabs: readonly Tab[]; current: string; label: string },
) {
  const { page, tabs, current, label } = props;
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={tab.href} aria-current={tab.key === current ? "page" : undefined}>
          {tab.text}
          {tab.count !== undefined && (
            <span class="tab-count">{formatNumber(page.language, tab.count)}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
