import type { ContractTerms } from "../../core/billing/contract.ts";
import { termsOn } from "../../core/billing/contract.ts";
import { type Queryable, queryAll, queryFirst } from "../engine/database.ts";

/** Where the shop's web is; `undefined` for one that was never set or that its owner hid. */
export async function domainOfShop(
  platform: Queryable,
  shopId: string,
): Promise<string | undefined> {
  const sql = "SELECT domain FROM shops WHERE id = ?";
  return (await queryFirst<{ domain: string | null }>(platform, sql, [shopId]))?.domain ??
    undefined;
}

/** The shop whose web is there. */
export async function slugOfDomain(
  platform: Queryable,
  domain: string,
): Promise<string | undefined> {
  const sql = "SELECT slug FROM shops WHERE domain = ?";
  return (await queryFirst<{ slug: string }>(platform, sql, [domain]))?.slug;
}

export async function setDomain(
  transaction: Queryable,
  shopId: string,
  domain: string | undefined,
): Promise<void> {
  await transaction.execute({
    sql: "UPDATE shops SET domain = ? WHERE id = ?",
    args: [domain ?? null, shopId],
  });
}

/** Whether the operator's link stands on the shop's web. @see R176 */
export async function hasFooterLink(
  platform: Queryable,
  shopId: string,
  day: string,
): Promise<boolean> {
  const rows = await queryAll<{ valid_from: string; removed: number }>(
    platform,
    `SELECT valid_from, footer_link_removed AS removed FROM contract_terms
      WHERE shop_id = ? ORDER BY valid_from, id`,
    [shopId],
  );
  const terms = rows.map(({ valid_from, removed }) => ({
    validFrom: valid_from,
    footerLinkRemoved: removed === 1,
  })) as ContractTerms[];
  return terms.length === 0 || !termsOn({ terms }, day).footerLinkRemoved;
}
