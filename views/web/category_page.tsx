import type { WebCategory } from "../../core/web/categories.ts";
import type { WebProduct } from "../../core/web/product.ts";
import { RichText } from "../components/rich_text.tsx";
import { webTexts } from "../texts/web.ts";
import { CategoryLinks } from "./home_page.tsx";
import { Breadcrumbs, ProductCards, WebPager } from "./parts.tsx";
import { breadcrumbs, StructuredDataScript } from "./structured_data.tsx";
import { WebLayout } from "./web_layout.tsx";
import { categoryPath, type WebHead, type WebPage, type WebPictures } from "./web_page.ts";

interface CategoryPageProps {
  page: WebPage;
  addresses: WebHead["addresses"];
  category: WebCategory;
  texts: { heading: string; description: string | undefined; title: string; about: string };
  /** From the top down, without this one. */
  above: readonly WebCategory[];
  below: readonly WebCategory[];
  products: readonly WebProduct[];
  total: number;
  number: number;
  last: number;
  pictures: WebPictures;
}

export function CategoryPage(props: CategoryPageProps) {
  const { page, addresses, category, texts: own, above, below, products, number, last } = props;
  const texts = webTexts[page.language];
  const title = number > 1 ? `${own.title} – ${texts.page(number)}` : own.title;
  const steps = above.map((each) => ({ name: each.name, href: categoryPath(page.base, each) }));
  const url = (each: WebCategory) =>
    page.origin + categoryPath(page.base.slice(page.root.length), each);
  return (
    <WebLayout
      page={page}
      head={{ title, description: own.about, addresses }}
      menuId={(above[0] ?? category).id}
    >
      <StructuredDataScript
        data={breadcrumbs(
          [...above, category].map((each) => ({ name: each.name, url: url(each) })),
        )}
      />
      <Breadcrumbs page={page} steps={steps} last={category.name} />
      <div class="web-title">
        <h1>{own.heading}</h1>
        <p>{texts.products(props.total)}</p>
      </div>
      {number === 1 && own.description && <RichText html={own.description} />}
      {below.length > 0 && (
        <nav aria-label={texts.subcategories}>
          <CategoryLinks page={page} categories={below} />
        </nav>
      )}
      {products.length === 0
        ? <p class="web-empty">{texts.emptyCategory}</p>
        : <ProductCards page={page} products={products} pictures={props.pictures} level={2} />}
      <WebPager
        page={page}
        number={number}
        last={last}
        href={(shown) => categoryPath(page.base, category, shown)}
      />
    </WebLayout>
  );
}
