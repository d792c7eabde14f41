import type { TreeNode } from "../../core/catalogue/category_tree.ts";
import { Button } from "../components/button.tsx";
import type { Errors, FormValues } from "../components/form.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { RichText } from "../components/rich_text.tsx";
import { DateTime } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { Conflict } from "../records/conflict.tsx";
import { type Edit, History } from "../records/history.tsx";
import { categoryTexts } from "../texts/categories.ts";
import { recordTexts } from "../texts/records.ts";
import { CategoryForm } from "./category_form.tsx";
import type { ListedCategory } from "./category_list.tsx";

/** A category with what stands around it. */
export interface ShownCategory {
  id: number;
  code: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  /** Names and ids of the categories above, the topmost first. */
  above: readonly { id: number; name: string }[];
  products: number;
  subcategories: number;
  description: string | undefined;
  edits: readonly Edit[];
}

interface CategoryPageProps {
  page: Page;
  /** Absent while a new one is being made. */
  category?: ShownCategory;
  /** Categories that it can lie in. */
  places: readonly TreeNode<ListedCategory>[];
  values: FormValues;
  errors?: Errors;
  /** Somebody else saved it meanwhile. */
  isConflict?: boolean;
  now: string;
}

/** A category to look at and to edit; and a new one. */
export function CategoryPage(props: CategoryPageProps) {
  const { page, category, values, errors, isConflict, now } = props;
  const texts = categoryTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={category?.name ?? texts.new}
      active="categories"
      breadcrumbs={[
        { text: texts.title, href: paths.categories(shop) },
        ...(category?.above ?? []).map(({ id, name }) => ({
          text: name,
          href: paths.category(shop, String(id)),
        })),
      ]}
      actions={category && shop.may.has("catalogue.edit") && (
        <Button
          icon="plus"
          href={withQuery(paths.newRecord(shop, "categories"), { parent: category.id })}
        >
          {texts.newBelow}
        </Button>
      )}
    >
      <div class={category ? "columns" : undefined}>
        <div class="stack" data-gap="large">
          {isConflict && category && (
            <Conflict
              page={page}
              now={now}
              edit={category.edits[0]}
              href={paths.category(shop, String(category.id))}
            />
          )}
          <CategoryForm
            page={page}
            action={category ? paths.category(shop, String(category.id)) : paths.categories(shop)}
            isNew={!category}
            places={props.places}
            values={values}
            errors={errors}
          />
        </div>
        {category && <Aside page={page} category={category} now={now} />}
      </div>
    </Layout>
  );
}

function Aside({ page, category, now }: { page: Page; category: ShownCategory; now: string }) {
  const texts = categoryTexts[page.language];
  const general = recordTexts[page.language];
  const shop = page.shop!;
  const products = withQuery(paths.products(shop), { category: category.code });
  return (
    <aside>
      <section>
        <h2>{texts.facts}</h2>
        <KeyValues
          items={[
            {
              name: texts.productsColumn,
              value: <a href={products}>{texts.products(category.products)}</a>,
            },
            { name: texts.subcategories, value: category.subcategories },
            { name: general.createdAt, value: <DateTime page={page} at={category.createdAt} /> },
            { name: general.updatedAt, value: <DateTime page={page} at={category.updatedAt} /> },
          ]}
        />
      </section>
      {category.description && (
        <section>
          <h2>{texts.descriptionShown}</h2>
          <RichText html={category.description} />
        </section>
      )}
      <History
        entity="categories"
        page={page}
        edits={category.edits}
        now={now}
        createdAt={category.createdAt}
        label={(path) => changeLabel(page, path)}
      />
      {shop.may.has("catalogue.delete") && (
        <section>
          <Button
            kind="quiet"
            icon="trash-2"
            href={paths.categoryDeletion(shop, String(category.id))}
          >
            {texts.deletion}
          </Button>
        </section>
      )}
    </aside>
  );
}

/** `name:cs` is the name in Czech; with one language, just the name. */
function changeLabel(page: Page, path: string): string {
  const texts = categoryTexts[page.language];
  const [name = "", language] = path.split(":");
  const label = texts.fields[name as keyof typeof texts.fields] ?? name;
  const isTold = language !== undefined && page.shop!.languages.length > 1;
  return isTold ? `${label} (${language})` : label;
}
