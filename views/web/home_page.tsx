import type { WebCategory } from "../../core/web/categories.ts";
import type { WebProduct } from "../../core/web/product.ts";
import { webTexts } from "../texts/web.ts";
import { ProductCards } from "./parts.tsx";
import { WebLayout } from "./web_layout.tsx";
import { categoryPath, type WebHead, type WebPage, type WebPictures } from "./web_page.ts";

interface HomePageProps {
  page: WebPage;
  addresses: WebHead["addresses"];
  /** The topmost ones, each with those below it. */
  categories: readonly { category: WebCategory; below: readonly WebCategory[] }[];
  newest: readonly WebProduct[];
  pictures: WebPictures;
}

export function HomePage({ page, addresses, categories, newest, pictures }: HomePageProps) {
  const texts = webTexts[page.language];
  return (
    <WebLayout page={page} head={{ title: page.shop.name, addresses }}>
      <h1>{page.shop.name}</h1>
      {categories.length > 0 && (
        <section aria-labelledby="categories">
          <h2 id="categories">{texts.categories}</h2>
          <ul class="web-shelves">
            {categories.map(({ category, below }) => (
              <li>
                <div>
                  <h3>
                    <a href={categoryPath(page.base, category)}>{category.name}</a>
                  </h3>
                  {below.length > 0 && <CategoryLinks page={page} categories={below} />}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {newest.length === 0
        ? <p class="web-empty">{texts.emptyShop}</p>
        : (
          <section aria-labelledby="newest">
            <h2 id="newest">{texts.newest}</h2>
            <ProductCards page={page} products={newest} pictures={pictures} level={3} />
          </section>
        )}
    </WebLayout>
  );
}

export function CategoryLinks(
  { page, categories }: { page: WebPage; categories: readonly WebCategory[] },
) {
  return (
    <ul class="web-categories">
      {categories.map((category) => (
        <li>
          <a href={categoryPath(page.base, category)}>{category.name}</a>
        </li>
      ))}
    </ul>
  );
}
