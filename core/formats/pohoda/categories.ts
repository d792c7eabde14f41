import type { NestedCategory, TreeRules } from "../category_trees.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";

/** Pohoda's categories have numbers only, which must not be taken for codes of the shop's own. */
export const categoryCode = (id: string): string => `pohoda-${id}`;

/**
 * A tree of categories. One without a number, which programs send to Pohoda, is known by the names on
 * the way to it.
 */
export const pohodaTrees: TreeRules = {
  textElements: new Set(["NAME", "DESCRIPTION", "NOTE"]),
  *categoriesIn(detail) {
    for (const category of childrenNamed(detail, "CATEGORY")) {
      const parentId = textOf(category, "PARENTID");
      yield* treeOf(category, parentId === "" ? null : categoryCode(parentId));
    }
  },
};

function* treeOf(
  category: XmlElement,
  parent: string | null,
): Generator<[XmlElement, NestedCategory]> {
  const [id, name] = [textOf(category, "ID"), textOf(category, "NAME")];
  const code = id === ""
    ? [parent, name].filter((part) => part !== null).join(" > ")
    : categoryCode(id);
  yield [category, {
    ...{ code, parent, name, description: textOf(category, "DESCRIPTION") },
    ...{ position: textOf(category, "SEQUENCE"), active: textOf(category, "DISPLAYED") },
  }];
  const below = childNamed(category, "SUBCATEGORIES");
  for (const each of below ? childrenNamed(below, "CATEGORY") : []) yield* treeOf(each, code);
}
