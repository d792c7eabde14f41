import type { NestedCategory, TreeRules } from "../category_trees.ts";
import { childrenNamed, textOf, type XmlElement } from "../xml/element.ts";

/** The code that the e-shop gave a category; one without is known by Money's own number. */
export function categoryCode(category: XmlElement): string {
  const id = textOf(category, "ID");
  return textOf(category, "DESCRIPT") || (id === "" ? "" : `money-${id}`);
}

export const moneyTrees: TreeRules = {
  textElements: new Set(["NAME"]),
  *categoriesIn(list) {
    for (const category of childrenNamed(list, "EKATEGORIE")) yield* treeOf(category, null);
  },
};

function* treeOf(
  category: XmlElement,
  parent: string | null,
): Generator<[XmlElement, NestedCategory]> {
  const code = categoryCode(category);
  const isHidden = /^(?:1|true)$/i.test(textOf(category, "NOPUBLIC"));
  yield [category, {
    ...{ code, parent, name: textOf(category, "NAME"), description: "", position: "" },
    active: isHidden ? "0" : "1",
  }];
  for (const list of childrenNamed(category, "SEZNAMPODRKATEGORII")) {
    for (const each of childrenNamed(list, "EKATEGORIE")) yield* treeOf(each, code || parent);
  }
}
