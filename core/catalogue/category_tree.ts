export interface TreeRow {
  id: number;
  parentId: number | null;
}

export interface TreeNode<R> {
  row: R;
  children: TreeNode<R>[];
}

/** Rows in the order of siblings as a tree. A row whose parent is not among them is a root. */
export function treeOf<R extends TreeRow>(rows: readonly R[]): TreeNode<R>[] {
  const nodes = new Map(rows.map((row) => [row.id, { row, children: [] } as TreeNode<R>]));
  const roots: TreeNode<R>[] = [];
  for (const node of nodes.values()) {
    const parent = node.row.parentId === null ? undefined : nodes.get(node.row.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** Nodes from the top down, each with how deep it lies, from 0. */
export function* walkTree<R>(
  nodes: readonly TreeNode<R>[],
  depth = 0,
): Generator<{ row: R; depth: number }> {
  for (const { row, children } of nodes) {
    yield { row, depth };
    yield* walkTree(children, depth + 1);
  }
}

/** The row itself and all below it: where it cannot be moved to. */
export function subtreeOf(rows: readonly TreeRow[], id: number): Set<number> {
  const children = Map.groupBy(rows, ({ parentId }) => parentId);
  const found = new Set<number>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    for (const child of children.get(at) ?? []) waiting.push(child.id);
  }
  return found;
}

/** The rows above one, the topmost first; a circle is left where it closes. */
export function ancestorsOf<R extends TreeRow>(
  byId: ReadonlyMap<number, R>,
  row: TreeRow,
): R[] {
  const above: R[] = [];
  for (
    let at = row.parentId === null ? undefined : byId.get(row.parentId);
    at && !above.includes(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  ) above.unshift(at);
  return above;
}

/** Puts an id among its siblings: `place` counts from 1, without it the id comes last. */
export function placeAmong(
  siblings: readonly number[],
  id: number,
  place: number | null,
): number[] {
  const others = siblings.filter((each) => each !== id);
  const at = place === null ? others.length : Math.min(place - 1, others.length);
  return others.toSpliced(at, 0, id);
}
