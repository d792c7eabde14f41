import type { Payable } from "../../core/billing/payable.ts";
import { type ShopState, stateAllows } from "../../core/lifecycle/shop_state.ts";
import type { Currency } from "../../core/money.ts";
import { type Queryable, queryAll, type Row } from "../engine/database.ts";

/** A shop that money can be for, and what people call it by. */
export interface PayableShop extends Payable {
  slug: string;
  shopName: string;
}

const columns = `
  SELECT contracts.shop_id, contracts.variable_symbol, wallets.currency, wallets.balance_minor,
         shops.state, shops.slug,
         shops.name, accounts.name AS owner_name, accounts.company_name,
         (SELECT amount_minor FROM top_up_requests AS request
           WHERE request.shop_id = contracts.shop_id ORDER BY id DESC LIMIT 1) AS expected_minor,
         (SELECT json_group_array(DISTINCT movement.counter_account)
            FROM payment_decisions AS decision
            JOIN bank_movements AS movement ON movement.id = decision.movement_id
           WHERE decision.shop_id = contracts.shop_id AND decision.outcome <> 'taken_back'
             AND movement.counter_account IS NOT NULL) AS payers
    FROM contracts
    JOIN wallets ON wallets.shop_id = contracts.shop_id
    JOIN shops ON shops.id = contracts.shop_id
    JOIN accounts ON accounts.id = shops.owner_id`;

/** All shops, for proposals to a person. */
export async function allPayables(platform: Queryable): Promise<PayableShop[]> {
  return (await queryAll<Row>(platform, `${columns} ORDER BY contracts.shop_id`)).map(payableOf);
}

/** Those whose symbols a payment may carry, which is what matching itself needs. */
export async function payablesBySymbols(
  platform: Queryable,
  symbols: readonly string[],
): Promise<PayableShop[]> {
  const where = "WHERE contracts.variable_symbol IN (SELECT value FROM json_each(?))";
  const rows = await queryAll<Row>(
    platform,
    `${columns} ${where} ORDER BY contracts.shop_id`,
    [JSON.stringify(symbols)],
  );
  return rows.map(payableOf);
}

/** The shop that a person has written: its address or its symbol. */
export async function findPayable(
  platform: Queryable,
  written: string,
): Promise<PayableShop | undefined> {
  const rows = await queryAll<Row>(
    platform,
    `${columns} WHERE shops.slug = ?1 OR contracts.variable_symbol = ?1 OR shops.id = ?1
      ORDER BY contracts.shop_id LIMIT 1`,
    [written.trim().toLowerCase()],
  );
  return rows[0] && payableOf(rows[0]);
}

/** What is owed is owed after the end too. @see R185 */
const isPayable = (row: Row): boolean =>
  stateAllows(row.state as ShopState, "topUp") || (row.balance_minor as number) < 0;

function payableOf(row: Row): PayableShop {
  const slug = row.slug as string;
  const shopName = row.name as string;
  const names = [shopName, slug, row.owner_name, row.company_name]
    .filter((name): name is string => typeof name === "string");
  return {
    shopId: row.shop_id as string,
    variableSymbol: row.variable_symbol as string,
    currency: row.currency as Currency,
    ...(row.expected_minor === null ? {} : { expectedMinor: row.expected_minor as number }),
    ...(isPayable(row) ? {} : { isClosed: true as const }),
    names,
    payerAccounts: JSON.parse(row.payers as string) as string[],
    slug,
    shopName,
  };
}

/**
 * Remembers what a shop's people were asked to pay; it helps to tell whose a payment is. The same
 * amount again is no other request.
 */
export async function noteTopUpRequest(
  transaction: Queryable,
  { shopId, amountMinor, now }: { shopId: string; amountMinor: number; now: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO top_up_requests (shop_id, amount_minor, requested_at)
          SELECT ?1, ?2, ?3
           WHERE (SELECT amount_minor FROM top_up_requests
                   WHERE shop_id = ?1 ORDER BY id DESC LIMIT 1) IS NOT ?2`,
    args: [shopId, amountMinor, now],
  });
}
