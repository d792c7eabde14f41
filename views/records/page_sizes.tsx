import { pageSizes } from "../../core/catalogue/list_query.ts";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";

/** How many rows a page of a list has: a link for each size. */
export function PageSizes(
  { page, size, total, href }: {
    page: Page;
    size: number;
    total: number;
    href: (size: number) => string;
  },
) {
  if (total <= pageSizes[0]) return null;
  const { pageSize } = recordTexts[page.language];
  return (
    <nav class="page-sizes" aria-label={pageSize}>
      <span aria-hidden="true">{pageSize}</span>
      {pageSizes.map((each) => (
        <a href={href(each)} aria-current={each === size ? "true" : undefined}>{each}</a>
      ))}
    </nav>
  );
}
