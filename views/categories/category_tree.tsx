import type { TreeNode } from "../../core/catalogue/category_tree.ts";
import { Button } from "../components/button.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { categoryTexts } from "../texts/categories.ts";
import {
  CategoryName,
  CategoryState,
  type ListedCategory,
  ProductCount,
} from "./category_list.tsx";

/** A tree of more categories than these opens folded below its first level. */
const openMax = 150;

/** The tree, each branch folding by itself. */
export function CategoryTree(
  { page, tree, total }: { page: Page; tree: readonly TreeNode<ListedCategory>[]; total: number },
) {
  const isOpen = total <= openMax;
  return (
    <div class="tree-frame" role="group" aria-label={categoryTexts[page.language].caption}>
      <Branch page={page} nodes={tree} isOpen={isOpen} />
    </div>
  );
}

interface BranchProps {
  page: Page;
  nodes: readonly TreeNode<ListedCategory>[];
  isOpen: boolean;
}

function Branch({ page, nodes, isOpen }: BranchProps) {
  return (
    <ul class="tree">
      {nodes.map(({ row, children }, index) => (
        <li id={`category-${row.id}`}>
          <div class="tree-row">
            <CategoryName page={page} category={row} />
            <CategoryState page={page} category={row} />
            <ProductCount page={page} category={row} />
            {page.shop!.may.has("catalogue.edit") && (
              <Actions
                page={page}
                category={row}
                isFirst={index === 0}
                isLast={index === nodes.length - 1}
              />
            )}
          </div>
          {children.length > 0 && (
            <details open={isOpen}>
              <summary aria-label={categoryTexts[page.language].fold(row.name)} />
              <Branch page={page} nodes={children} isOpen={isOpen} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Actions(
  { page, category, isFirst, isLast }: {
    page: Page;
    category: ListedCategory;
    isFirst: boolean;
    isLast: boolean;
  },
) {
  const texts = categoryTexts[page.language];
  const shop = page.shop!;
  const { id, name } = category;
  return (
    <form
      class="tree-actions"
      method="post"
      action={paths.categoryMove(shop, String(id))}
      hx-post={paths.categoryMove(shop, String(id))}
      hx-target="#category-list"
      hx-select="#category-list"
      hx-swap="outerMorph"
    >
      <input type="hidden" name="csrf" value={page.csrf} />
      <Button
        kind="quiet"
        size="small"
        icon="chevron-up"
        name="direction"
        value="up"
        id={`up-${id}`}
        label={texts.up(name)}
        disabled={isFirst}
      />
      <Button
        kind="quiet"
        size="small"
        icon="chevron-down"
        name="direction"
        value="down"
        id={`down-${id}`}
        label={texts.down(name)}
        disabled={isLast}
      />
      <Button
        kind="quiet"
        size="small"
        icon="plus"
        href={withQuery(paths.newRecord(shop, "categories"), { parent: id })}
        label={texts.newBelowOf(name)}
      />
    </form>
  );
}
