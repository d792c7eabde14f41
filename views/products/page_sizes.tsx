import { pageSizes, type ProductListing } from "../../core/catalogue/product_filter.ts";
import type { Page } from "../page.ts";
import { productTexts } from "../texts/products.ts";
import { listAddress, listLinks } from "./list_links.ts";

export function PageSizes(
  { page, listing, total }: { page: Page; listing: ProductListing; total: number },
) {
  if (total <= pageSizes[0]) return null;
  return (
    <nav class="page-sizes" aria-label={productTexts[page.language].perPage}>
      <span aria-hidden="true">{productTexts[page.language].perPage}</span>
      {pageSizes.map((size) => {
        const href = listAddress(page, { ...listing, size });
        return (
          <a
            href={href}
            aria-current={size === listing.size ? "true" : undefined}
            {...listLinks(href)}
          >
            {size}
          </a>
        );
      })}
    </nav>
  );
}
