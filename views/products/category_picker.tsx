import { FieldMessages, FormSection } from "../components/field.tsx";
import { Icon } from "../components/icon.tsx";
import { productFormTexts } from "../texts/product_form.ts";
import type { ProductFormProps } from "./product_form.tsx";

export interface CategoryOption {
  code: string;
  name: string;
  /** 0 for the top. */
  depth: number;
}

/** The tree of the shop with a box a category, folded behind those that are chosen. */
export function Categories(props: ProductFormProps) {
  const { page, values, errors, choices } = props;
  const texts = productFormTexts[page.language];
  const chosen = new Set((values.categories ?? "").split("\n").filter(Boolean));
  const primary = values.primaryCategory ?? "";
  const known = choices.categories.filter(({ code }) => chosen.has(code));
  return (
    <FormSection title={texts.sections.categories}>
      {known.length > 0
        ? (
          <ul class="chosen-categories">
            {known.map(({ code, name }) => (
              <li>
                <Icon name="folder-tree" />
                {name}
                {code === primary && <span class="faint">{texts.primary}</span>}
              </li>
            ))}
          </ul>
        )
        : (
          <p class="soft">
            {choices.categories.length > 0 ? texts.noCategories : texts.noCategoriesInShop}
          </p>
        )}
      {choices.categories.length > 0 && (
        <details class="category-picker" open={Boolean(errors?.categories)}>
          <summary>{texts.chooseCategories}</summary>
          <div class="category-tree">
            {choices.categories.map((category) => (
              <CategoryLine
                category={category}
                isChosen={chosen.has(category.code)}
                isPrimary={category.code === primary}
                primaryText={texts.primary}
              />
            ))}
            <label class="category-primary">
              <input type="radio" name="primaryCategory" value="" checked={primary === ""} />
              {texts.noPrimary}
            </label>
          </div>
        </details>
      )}
      <FieldMessages id="field-categories" error={errors?.categories} />
    </FormSection>
  );
}

function CategoryLine(
  { category, isChosen, isPrimary, primaryText }: {
    category: CategoryOption;
    isChosen: boolean;
    isPrimary: boolean;
    primaryText: string;
  },
) {
  const { code, name, depth } = category;
  return (
    <div class="category-line" data-depth={String(Math.min(depth, 6))}>
      <label>
        <input type="checkbox" name="categories" value={code} checked={isChosen} />
        {name}
      </label>
      <label class="category-primary">
        <input
          type="radio"
          name="primaryCategory"
          value={code}
          checked={isPrimary}
          aria-label={`${primaryText}: ${name}`}
        />
        <span aria-hidden="true">{primaryText}</span>
      </label>
    </div>
  );
}
