import { eachFound } from "./batches.ts";
import type { Batches, ByteSource, Format, Found, ReadOptions } from "./format.ts";

/** How the categories of a file stand below one another, whatever their order. */
export interface FileTree {
  /** How many categories are above the deepest one, and it. */
  levels: number;
  /** By the record's number; 0 is the top. */
  levelOf(number: number): number;
  codeOfFileId(fileId: string): string | undefined;
  /** How the record refers to the one above it, as that is called in the shop. */
  parentCodeOf(number: number): string | undefined;
}

interface Node {
  code: string | undefined;
  parent: Node | undefined;
  parentKey: string | undefined;
  level: number | undefined;
}

const levelsMax = 50;

/** Reads a file once to know its tree; broken records are met again when they are imported. */
export async function readFileTree(
  format: Format,
  source: ByteSource,
  options: ReadOptions,
  /** Of the import, put before every code. */
  prefix: string,
): Promise<FileTree> {
  const nodes = new Map<number, Node>();
  const byKey = new Map<string, Node>();
  for await (const found of eachFound(format.split(source, options))) {
    if (found.kind === "problem") continue;
    const { record } = format.parse(found, options);
    if (!record) continue;
    const { code, fileId, parentFileId } = record;
    const parent = record.values.get("parent");
    const parentKey = parentFileId
      ? `id:${parentFileId}`
      : typeof parent === "string"
      ? `code:${parent}`
      : undefined;
    const node: Node = {
      code: code === undefined ? undefined : prefix + code,
      parent: undefined,
      parentKey,
      level: undefined,
    };
    nodes.set(found.number, node);
    if (fileId !== undefined && !byKey.has(`id:${fileId}`)) byKey.set(`id:${fileId}`, node);
    if (code !== undefined && !byKey.has(`code:${code}`)) byKey.set(`code:${code}`, node);
  }
  for (const node of nodes.values()) {
    node.parent = node.parentKey === undefined ? undefined : byKey.get(node.parentKey);
  }
  let levels = 1;
  for (const node of nodes.values()) levels = Math.max(levels, levelOf(node) + 1);
  return {
    levels,
    levelOf: (number) => nodes.get(number)?.level ?? 0,
    codeOfFileId: (fileId) => byKey.get(`id:${fileId}`)?.code,
    parentCodeOf: (number) => nodes.get(number)?.parent?.code,
  };
}

/** Who stands below themselves stands at the top: the import says so when it meets them. */
function levelOf(node: Node): number {
  const way: Node[] = [];
  let at: Node | undefined = node;
  while (at && at.level === undefined && way.length < levelsMax && !way.includes(at)) {
    way.push(at);
    at = at.parent;
  }
  let level = at?.level ?? -1;
  for (const each of way.reverse()) each.level = ++level;
  return node.level!;
}

/**
 * The records of a file with those above before those below. The file is read once for each level,
 * so that it need not be held in memory.
 */
export async function* parentsFirst(
  format: Format,
  source: ByteSource,
  options: ReadOptions,
  tree: FileTree,
): Batches {
  for (let level = 0; level < tree.levels; level++) {
    const isOfLevel = (found: Found) =>
      found.kind === "problem" ? level === 0 : tree.levelOf(found.number) === level;
    for await (const batch of format.split(source, options)) yield batch.filter(isOfLevel);
  }
}
