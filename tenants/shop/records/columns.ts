import type { FieldDefinition } from "../../../core/catalogue/fields.ts";
import type { FieldPath, Value } from "../../../core/catalogue/values.ts";
import type { Argument, Cell, Row } from "../../engine/database.ts";

/** How a field stands in a table. */
export interface FieldColumn {
  field: string;
  column: string;
  definition: FieldDefinition;
  /** Stored when the field has no value; columns that are never empty have one. */
  fallback: Argument;
}

export function fieldColumn(field: string, definition: FieldDefinition): FieldColumn {
  const snake = field.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
  const column = definition.kind === "money" ? `${snake}_minor` : snake;
  const { fallback = null } = definition;
  return {
    field,
    column,
    definition,
    fallback: typeof fallback === "boolean" ? Number(fallback) : fallback,
  };
}

/** The columns of a table of fields, but for those that are kept in another way. */
export function fieldColumns(
  fields: Readonly<Record<string, FieldDefinition>>,
  scope: FieldDefinition["scope"],
  elsewhere: readonly string[] = [],
): FieldColumn[] {
  return Object.entries(fields)
    .filter(([name, definition]) => definition.scope === scope && !elsewhere.includes(name))
    .map(([name, definition]) => fieldColumn(name, definition));
}

export function toCell(value: Value | null | undefined, { fallback }: FieldColumn): Argument {
  if (value === null || value === undefined) return fallback;
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "boolean" ? Number(value) : value;
}

/** `undefined` when there is no value; a fallback counts as a value: the product is active. */
export function fromCell(cell: Cell | undefined, { definition }: FieldColumn): Value | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (definition.kind === "list") return JSON.parse(cell as string) as Value;
  if (definition.kind === "boolean") return cell === 1;
  return cell as Value;
}

/** Sets what a row says; `suffix` is the rest of the paths, as `:cs`. */
export function addValues(
  values: Map<FieldPath, Value>,
  row: Row,
  columns: readonly FieldColumn[],
  suffix = "",
): void {
  for (const column of columns) {
    const value = fromCell(row[column.column], column);
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) {
      values.set(column.field + suffix, value);
    }
  }
}

export const marks = (count: number): string => Array(count).fill("?").join(", ");

/** `INSERT` that changes the row instead, if there is one of the key. */
export function upsert(
  table: string,
  key: readonly string[],
  columns: readonly string[],
  kept: readonly string[] = [],
): string {
  const changed = columns.filter((column) => !kept.includes(column));
  return `INSERT INTO ${table} (${[...key, ...columns].join(", ")})
    VALUES (${marks(key.length + columns.length)})
    ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${
    changed.map((column) => `${column} = excluded.${column}`).join(", ")
  }`;
}
