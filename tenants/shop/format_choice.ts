import type { ByteSource, Entity, Format } from "../../core/formats/format.ts";
import { readHead, type Recognised, recogniseFormat } from "../../core/formats/registry.ts";
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
 * The format that was named, or with `auto` the one that the content shows. An empty file is an
 * empty feed of any format.
 *
 * @returns its id
 * @see R89
 */
export async function chooseFormat(
  shop: Queryable,
  source: ByteSource,
  { wanted, entity }: { wanted: string; entity: Entity },
): Promise<Result<string, FormatRefusal>> {
  const offered = await formatsOfShop(shop, entity);
  if (wanted !== "auto") {
    return offered.some(({ id }) => id === wanted)
      ? ok(wanted)
      : err({ code: "format_not_offered", offered });
  }
  const head = await readHead(source);
  if (head.text.trim() === "" && offered[0]) return ok(offered[0].id);
  const found = recogniseFormat(head);
  if (found?.entity === entity) return ok(found.format.id);
  const own = found ? undefined : await recogniseOwnFormat(shop, entity, head);
  if (own) return ok(own.id);
  if (found) return err({ code: "format_mismatch", found });
  if (/^\s*(<!doctype html|<html)/i.test(head.text)) return err({ code: "file_is_html" });
  return err({ code: "format_unknown", offered });
}
