import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";

/** A shop as our own people see it: nothing of what is in it. */
export interface DirectoryRow extends Row {
  id: string;
  slug: string;
  name: string;
  state: ShopState;
  owner_name: string;
  owner_email: string;
  trial_until: string | null;
  quarantine_error: string | null;
  ready_at: string | null;
  created_at: string;
}

export interface DirectoryFilter {
  /** Part of a name, an address or the owner's e-mail. */
  query: string;
  /** `""`: any. */
  state: ShopState | "";
}

const from = `
  FROM shops AS shop JOIN accounts AS owner ON owner.id = shop.owner_id
 WHERE (?1 = '' OR instr(lower(shop.name), ?1) OR instr(shop.slug, ?1) OR instr(owner.email, ?1))
   AND (?2 = '' OR shop.state = ?2)`;

/** The newest shops first. */
export function listDirectory(
  platform: Queryable,
  { query, state }: DirectoryFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<DirectoryRow[]> {
  return queryAll<DirectoryRow>(
    platform,
    `SELECT shop.id, shop.slug, shop.name, shop.state, owner.name AS owner_name,
            owner.email AS owner_email, shop.trial_until, shop.quarantine_error, shop.ready_at,
            shop.created_at
     ${from} ORDER BY shop.created_at DESC, shop.id LIMIT ?3 OFFSET ?4`,
    [query.toLowerCase(), state, limit, offset],
  );
}

export async function countDirectory(
  platform: Queryable,
  { query, state }: DirectoryFilter,
): Promise<number> {
  const sql = `SELECT count(*) AS count ${from}`;
  const row = await queryFirst<{ count: number }>(platform, sql, [query.toLowerCase(), state]);
  return row?.count ?? 0;
}
