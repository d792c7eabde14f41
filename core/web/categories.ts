/** A category as the shop's web has it, in one language. */
export interface WebCategory {
  id: number;
  code: string;
  parentId: number | null;
  name: string;
  /** In words of its address. */
  addressName: string;
  inMenu: boolean;
  /** Its name is in the language, not in another one for want of it. */
  isTranslated: boolean;
}

/** A category as it is stored, with whether it is shown itself. */
export interface StoredWebCategory extends WebCategory {
  isShown: boolean;
}

/** The categories that customers see: themselves shown, and all above them. */
export class WebCategories {
  #byId: ReadonlyMap<number, WebCategory>;
  #byParent: ReadonlyMap<number | null, WebCategory[]>;

  /** @param stored in the order of siblings */
  constructor(stored: readonly StoredWebCategory[]) {
    const all = new Map(stored.map((each) => [each.id, each]));
    const shown = stored.filter((each) => isShown(each, all));
    this.#byId = new Map(shown.map((each) => [each.id, each]));
    this.#byParent = Map.groupBy(shown, ({ parentId }) => parentId);
  }

  get all(): WebCategory[] {
    return [...this.#byId.values()];
  }

  byId(id: number): WebCategory | undefined {
    return this.#byId.get(id);
  }

  byCode(code: string): WebCategory | undefined {
    return this.all.find((each) => each.code === code);
  }

  below(id: number | null): readonly WebCategory[] {
    return this.#byParent.get(id) ?? [];
  }

  /** Ids of a category and of all below it. */
  idsFrom(id: number): number[] {
    return [id, ...this.below(id).flatMap((each) => this.idsFrom(each.id))];
  }

  get menu(): WebCategory[] {
    return this.below(null).filter(({ inMenu }) => inMenu);
  }

  /** From the top down to this one. */
  path(category: WebCategory): WebCategory[] {
    const above = category.parentId === null ? undefined : this.#byId.get(category.parentId);
    return above ? [...this.path(above), category] : [category];
  }
}

function isShown(
  category: StoredWebCategory,
  all: ReadonlyMap<number, StoredWebCategory>,
): boolean {
  const passed = new Set<number>();
  let each: StoredWebCategory | undefined = category;
  while (each) {
    if (!each.isShown || passed.has(each.id)) return false;
    passed.add(each.id);
    each = each.parentId === null ? undefined : all.get(each.parentId);
  }
  return true;
}
