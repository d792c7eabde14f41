import type { TreeNode } from "../../core/catalogue/category_tree.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { FilterChips } from "../components/filter_chips.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Icon } from "../components/icon.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { FilterForm } from "../records/filter_form.tsx";
import { type ImportChoice, ImportFilter, importNameOf } from "../records/import_filter.tsx";
import { categoryTexts } from "../texts/categories.ts";
import { recordTexts } from "../texts/records.ts";
import { CategoryTree } from "./category_tree.tsx";

/** A category as the list knows it. */
export interface ListedCategory {
  id: number;
  code: string;
  name: string;
  active: boolean;
  showInMenu: boolean;
  products: number;
}

interface CategoryListProps {
  page: Page;
  total: number;
  tree: readonly TreeNode<ListedCategory>[];
  /** What was searched for, and what was found, each with the names above it. */
  search: string;
  /** The import whose categories are shown, and those that there are. */
  importId: number | undefined;
  imports: readonly ImportChoice[];
  found: readonly { category: ListedCategory; above: readonly string[] }[];
}

/** Categories as a tree; a search shows what it found as lines with their way down. */
export function CategoryList(props: CategoryListProps) {
  const { page, total, search, importId } = props;
  const texts = categoryTexts[page.language];
  const create = page.shop!.may.has("catalogue.edit") && (
    <Button kind="primary" icon="plus" href={paths.newRecord(page.shop!, "categories")}>
      {texts.new}
    </Button>
  );
  return (
    <Layout page={page} title={texts.title} count={total} active="categories" actions={create}>
      {total === 0
        ? (
          <EmptyState icon="folder-tree" title={texts.empty} actions={create}>
            {texts.emptyText}
          </EmptyState>
        )
        : (
          <>
            <Filters {...props} />
            <div id="category-list">
              <Chips {...props} />
              {search === "" && importId === undefined
                ? <CategoryTree page={page} tree={props.tree} total={total} />
                : <FoundCategories {...props} />}
            </div>
          </>
        )}
    </Layout>
  );
}

function Filters({ page, search, importId, imports }: CategoryListProps) {
  return (
    <FilterForm
      page={page}
      action={paths.categories(page.shop!)}
      target="category-list"
      search={search}
      searchHint={categoryTexts[page.language].searchHint}
    >
      <ImportFilter page={page} deed="createdBy" imports={imports} chosen={importId} />
    </FilterForm>
  );
}

function Chips({ page, search, importId, imports }: CategoryListProps) {
  if (importId === undefined) return null;
  const list = paths.categories(page.shop!);
  const name = recordTexts[page.language].imports.createdBy;
  const removeHref = withQuery(list, { q: search || undefined });
  return (
    <FilterChips
      page={page}
      chips={[{ name, value: importNameOf(imports, importId), removeHref }]}
      clearHref={list}
    />
  );
}

function FoundCategories({ page, found }: CategoryListProps) {
  const texts = categoryTexts[page.language];
  const general = recordTexts[page.language];
  if (found.length === 0) {
    return (
      <EmptyState icon="search" title={general.nothingFound}>{general.nothingFoundText}</EmptyState>
    );
  }
  return (
    <>
      <p class="soft" role="status">{texts.found(found.length)}</p>
      <ul class="tree">
        {found.map(({ category, above }) => (
          <li>
            <div class="tree-row">
              <CategoryName page={page} category={category} above={above} />
              <CategoryState page={page} category={category} />
              <ProductCount page={page} category={category} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

export function CategoryName(
  { page, category, above = [] }: {
    page: Page;
    category: ListedCategory;
    above?: readonly string[];
  },
) {
  return (
    <span class="tree-name">
      {above.map((name) => (
        <span class="tree-above">
          {name}
          <Icon name="chevron-right" />
        </span>
      ))}
      <a class="tree-link" href={paths.category(page.shop!, String(category.id))}>
        {category.name}
      </a>
      <span class="tree-code code">{category.code}</span>
    </span>
  );
}

export function CategoryState({ page, category }: { page: Page; category: ListedCategory }) {
  const texts = categoryTexts[page.language];
  return (
    <div class="tree-state">
      {category.active && !category.showInMenu && <Badge dot="hollow">{texts.hidden}</Badge>}
      {!category.active && <Badge tone="warning" dot="hollow">{texts.inactive}</Badge>}
      {category.active && category.showInMenu && <Badge tone="positive">{texts.active}</Badge>}
    </div>
  );
}

/** Leads to the products of the category. */
export function ProductCount({ page, category }: { page: Page; category: ListedCategory }) {
  const texts = categoryTexts[page.language];
  const count = texts.products(category.products);
  const href = withQuery(paths.products(page.shop!), { category: category.code });
  return (
    <div class="tree-count">
      {category.products === 0 ? <span class="faint">{count}</span> : <a href={href}>{count}</a>}
    </div>
  );
}
