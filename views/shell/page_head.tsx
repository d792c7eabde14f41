import type { Child } from "hono/jsx";
import { Icon } from "../components/icon.tsx";
import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";

export interface PageHeadProps {
  page: Page;
  title: string;
  /** How many records the list has, beside its title. */
  count?: number;
  /** A badge or a code beside the title. */
  beside?: Child;
  lead?: Child;
  /** Where the page lies; the page itself is left out. */
  breadcrumbs?: readonly { text: string; href: string }[];
  /** Buttons at the end; one of them primary. */
  actions?: Child;
}

export function PageHead(props: PageHeadProps) {
  const { page, title, count, beside, lead, breadcrumbs = [], actions } = props;
  return (
    <div>
      {breadcrumbs.length > 0 && (
        <ol class="breadcrumbs">
          {breadcrumbs.map((crumb) => (
            <li>
              <a href={crumb.href}>{crumb.text}</a>
              <Icon name="chevron-right" />
            </li>
          ))}
        </ol>
      )}
      <div class="page-head">
        <div class="page-title">
          <h1>{title}</h1>
          {count !== undefined && (
            <span class="page-count">{formatNumber(page.language, count)}</span>
          )}
          {beside}
        </div>
        {actions && <div class="button-row">{actions}</div>}
      </div>
      {lead && <p class="page-lead">{lead}</p>}
    </div>
  );
}
