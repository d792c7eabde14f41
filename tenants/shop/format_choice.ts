import type { ByteSource, Entity, Format } from "../../core/formats/format.ts";
import {
  formatById,
  readHead,
  type Recognised,
  recogniseFormat,
} from "../../core/formats/registry.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Queryable } from "../engine/database.ts";
import { formatsOfShop, recogniseOwnFormat } from "./shop_formats.ts";

/** Why a file has no format by which it can be imported. */
export type FormatRefusal =
  /** The one that was named is none of the shop's for such records. */
  | { code: "format_not_offered"; offered: readonly Format[] }
  | { code: "format_unknown"; offered: readonly Format[] }
  /** The file has records of another kind. */
  | { code: "format_mismatch"; found: Recognised }
  | { code: "file_is_html" };

/**
 * The format that was named, or with `auto` the one that the content shows. A file whose content
 * shows another one than was named is refused; an empty file is an empty feed of any format.
 *
 * @returns its id
 * @see R89, UP-3
 */
export async function chooseFormat(
  shop: Queryable,
  source: ByteSource,
  { wanted, entity }: { wanted: string; entity: Entity },
): Promise<Result<string, FormatRefusal>> {
  const offered = await formatsOfShop(shop, entity);
  const isNamed = wanted !== "auto";
  if (isNamed && !offered.some(({ id }) => id === wanted)) {
    return err({ code: "format_not_offered", offered });
  }
  const head = await readHead(source);
  const found = recogniseFormat(head);
  const isHtml = /^\s*(<!doctype html|<html)/i.test(head.text);
  if (isNamed) {
    if (isHtml) return err({ code: "file_is_html" });
    // A pairing of the shop's own may read any table, another program's too.
    const named = formatById(wanted);
    const isOther = found !== undefined && named !== undefined && !areAlike(found.format, named);
    return isOther ? err({ code: "format_mismatch", found }) : ok(wanted);
  }
  if (head.text.trim() === "" && offered[0]) return ok(offered[0].id);
  if (found?.entity === entity) return ok(found.format.id);
  const own = found ? undefined : await recogniseOwnFormat(shop, entity, head);
  if (own) return ok(own.id);
  if (found) return err({ code: "format_mismatch", found });
  if (isHtml) return err({ code: "file_is_html" });
  return err({ code: "format_unknown", offered });
}

/** Whether a file that shows one format may be read as the other, because a person says so. */
const areAlike = (one: Format, other: Format): boolean =>
  one.id === other.id || (one.family !== undefined && one.family === other.family);
