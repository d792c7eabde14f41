import type { WebCategory } from "../../core/web/categories.ts";
import type { WebProduct } from "../../core/web/product.ts";
import { paths } from "../paths.ts";
import { webTexts } from "../texts/web.ts";
import { CategoryLinks } from "./home_page.tsx";
import { ProductCards, WebPager } from "./parts.tsx";
import { WebLayout } from "./web_layout.tsx";
import type { WebPage, WebPictures } from "./web_page.ts";

interface SearchPageProps {
  page: WebPage;
  query: string;
  products: readonly WebProduct[];
  total: number;
  number: number;
  last: number;
  /** Offered to who has found nothing. */
  categories: readonly WebCategory[];
  pictures: WebPictures;
}

export function SearchPage(props: SearchPageProps) {
  const { page, query, products, total, number, last, categories, pictures } = props;
  const texts = webTexts[page.language];
  const isEmpty = products.length === 0;
  const title = query === ""
    ? texts.searchTitle
    : isEmpty
    ? texts.nothing(query)
    : texts.found(query);
  return (
    <WebLayout page={page} head={{ title, addresses: [] }} query={query}>
      <div class="web-title">
        <h1>{title}</h1>
        {!isEmpty && <p>{texts.products(total)}</p>}
      </div>
      {isEmpty
        ? (
          <>
            <p>{query === "" ? texts.ask : texts.nothingHint}</p>
            <CategoryLinks page={page} categories={categories} />
          </>
        )
        : <ProductCards page={page} products={products} pictures={pictures} level={2} />}
      <WebPager
        page={page}
        number={number}
        last={last}
        href={(shown) =>
          paths.webSearch(page.base, { q: query, page: shown > 1 ? shown : undefined })}
      />
    </WebLayout>
  );
}
