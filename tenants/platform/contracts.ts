import { changedTerms, type ContractTerms, type Prepayment } from "../../core/billing/contract.ts";
import type { PriceList } from "../../core/billing/price_list.ts";
import type { BillingRegime } from "../../core/billing/regime.ts";
import type { WalletAccount } from "../../core/billing/settlement.ts";
import { vatTreatment } from "../../core/billing/vat.ts";
import { laterDay } from "../../core/calendar.ts";
import type { Language } from "../../core/language.ts";
import type { EndCause } from "../../core/lifecycle/lifecycle.ts";
import type { ShopState } from "../../core/lifecycle/shop_state.ts";
import { currencies, type Currency } from "../../core/money.ts";
import { type Queryable, queryAll, queryFirst, type Row } from "../engine/database.ts";
import { priceListsOf } from "./price_lists.ts";

/** A shop's contract with its wallet, as decisions about money and state need it. */
export interface ContractAccount extends WalletAccount {
  shopId: string;
  slug: string;
  shopName: string;
  language: Language;
  currency: Currency;
  /** The state that is stored; `facts` say what it should be. */
  state: ShopState;
  variableSymbol: string;
  domain: string | undefined;
  /** Top-ups so far. */
  paidInMinor: number;
  owner: { email: string; name: string };
}

/** The first contract of a new shop, in the transaction that enters the shop. @see R139 */
export async function insertContract(
  transaction: Queryable,
  { shopId, currency, tariff, day, now, orderedBy }: {
    shopId: string;
    currency: Currency;
    tariff: string;
    day: string;
    now: string;
    orderedBy: string;
  },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO contracts (shop_id, variable_symbol, settled_through)
          SELECT ?, coalesce(max(CAST(variable_symbol AS INTEGER)), 1000000) + 1, ?
            FROM contracts`,
    args: [shopId, day],
  });
  await insertTerms(transaction, shopId, {
    terms: { validFrom: day, tariff, footerLinkRemoved: false, ownServer: false },
    now,
    orderedBy,
  });
  await transaction.execute({
    sql: "INSERT INTO wallets (shop_id, currency) VALUES (?, ?)",
    args: [shopId, currency],
  });
}

async function insertTerms(
  transaction: Queryable,
  shopId: string,
  { terms, now, orderedBy }: { terms: ContractTerms; now: string; orderedBy: string },
): Promise<void> {
  await transaction.execute({
    sql: `INSERT INTO contract_terms (shop_id, valid_from, tariff, footer_link_removed, own_server,
                                      ordered_at, ordered_by)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [
      shopId,
      terms.validFrom,
      terms.tariff,
      Number(terms.footerLinkRemoved),
      Number(terms.ownServer),
      now,
      orderedBy,
    ],
  });
}

/** Changes what was ordered, from a day on. */
export async function changeTerms(
  transaction: Queryable,
  { shopId, pricing }: Pick<ContractAccount, "shopId" | "pricing">,
  { validFrom, change, now, orderedBy }: {
    validFrom: string;
    change: Partial<Omit<ContractTerms, "validFrom">>;
    now: string;
    orderedBy: string;
  },
): Promise<void> {
  for (const terms of changedTerms(pricing.contract, validFrom, change)) {
    await insertTerms(transaction, shopId, { terms, now, orderedBy });
  }
}

/** The accounts of some shops, in the order of their ids. */
export async function accountsOf(
  platform: Queryable,
  shopIds: readonly string[],
): Promise<ContractAccount[]> {
  const ids = [JSON.stringify(shopIds)];
  const among = "IN (SELECT value FROM json_each(?))";
  const rows = await queryAll<Row>(
    platform,
    `SELECT contracts.*, shops.slug, shops.name AS shop_name, shops.languages, shops.state,
            shops.currency, shops.trial_until, shops.domain, wallets.balance_minor,
            wallets.paid_in_minor, accounts.email, accounts.name AS owner_name, accounts.country,
            accounts.vat_id,
            (SELECT min(coalesce(agreed_on, due_on)) FROM payment_calls
              WHERE payment_calls.shop_id = shops.id AND paid_on IS NULL) AS overdue_since,
            (SELECT answer_until FROM service_orders AS placed
              WHERE placed.shop_id = shops.id AND placed.state IN ('placed', 'offered')
                AND contracts.regime = 'invoice') AS order_until,
            (SELECT count(*) FROM schedule
              WHERE schedule.shop_id = shops.id AND entity = 'products'
                AND frequency = 'daily') AS daily_imports,
            (SELECT count(*) FROM schedule
              WHERE schedule.shop_id = shops.id AND entity = 'products'
                AND frequency = 'hourly') AS hourly_imports
       FROM contracts
       JOIN shops ON shops.id = contracts.shop_id
       JOIN wallets ON wallets.shop_id = contracts.shop_id
       JOIN accounts ON accounts.id = shops.owner_id
      WHERE contracts.shop_id ${among}
      ORDER BY contracts.shop_id`,
    ids,
  );
  const terms = grouped(
    await queryAll<Row>(
      platform,
      `SELECT * FROM contract_terms WHERE shop_id ${among} ORDER BY shop_id, valid_from, id`,
      ids,
    ),
  );
  const prepayments = grouped(
    await queryAll<Row>(
      platform,
      `SELECT * FROM prepayments WHERE shop_id ${among} ORDER BY shop_id, from_day`,
      ids,
    ),
  );
  const interventions = grouped(
    await queryAll<Row>(
      platform,
      `SELECT * FROM interventions WHERE shop_id ${among} AND lifted_at IS NULL ORDER BY id`,
      ids,
    ),
  );
  const lists = await allPriceLists(platform);
  return rows.map((row) => {
    const of = (rowsByShop: Map<string, Row[]>) => rowsByShop.get(row.shop_id as string) ?? [];
    return accountOf(row, {
      terms: of(terms).map(termsOf),
      prepayments: of(prepayments).map(prepaymentOf),
      interventions: of(interventions),
      priceLists: lists[row.currency as Currency],
    });
  });
}

export async function accountOfShop(
  platform: Queryable,
  shopId: string,
): Promise<ContractAccount> {
  const [account] = await accountsOf(platform, [shopId]);
  if (!account) throw new Error(`Shop ${shopId} has no contract`);
  return account;
}

/** How a shop pays. */
export async function regimeOfShop(platform: Queryable, shopId: string): Promise<BillingRegime> {
  const sql = "SELECT regime FROM contracts WHERE shop_id = ?";
  const row = await queryFirst<{ regime: BillingRegime }>(platform, sql, [shopId]);
  return row?.regime ?? "wallet";
}

/** Stores how a decision has left the contract; the ledger keeps the balance itself. */
export async function saveAccount(
  transaction: Queryable,
  { shopId, facts, settledThrough }: ContractAccount,
): Promise<void> {
  await transaction.execute({
    sql: `UPDATE contracts
             SET paid_from = ?, expired_on = ?, ended_on = ?, end_cause = ?, deleted_on = ?,
                 settled_through = ?
           WHERE shop_id = ?`,
    args: [
      facts.paidFrom ?? null,
      facts.expiredOn ?? null,
      facts.end?.on ?? null,
      facts.end?.cause ?? null,
      facts.deletedOn ?? null,
      settledThrough,
      shopId,
    ],
  });
}

async function allPriceLists(platform: Queryable): Promise<Record<Currency, PriceList[]>> {
  const entries = [];
  for (const currency of currencies) {
    entries.push([currency, await priceListsOf(platform, currency)] as const);
  }
  return Object.fromEntries(entries) as Record<Currency, PriceList[]>;
}

function grouped(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ shop_id }) => shop_id as string);
}

const termsOf = (row: Row): ContractTerms => ({
  validFrom: row.valid_from as string,
  tariff: row.tariff as string,
  footerLinkRemoved: row.footer_link_removed === 1,
  ownServer: row.own_server === 1,
});

const prepaymentOf = (row: Row): Prepayment => ({
  tariff: row.tariff as string,
  from: row.from_day as string,
  until: row.until_day as string,
});

function accountOf(
  row: Row,
  { terms, prepayments, interventions, priceLists }: {
    terms: ContractTerms[];
    prepayments: Prepayment[];
    interventions: Row[];
    priceLists: PriceList[];
  },
): ContractAccount {
  const text = (name: string) => (row[name] as string | null) ?? undefined;
  const regime = row.regime as BillingRegime;
  const endedOn = text("ended_on");
  const trialUntil = text("trial_until") ?? (row.settled_through as string);
  const orderUntil = text("order_until");
  const holds = interventions.filter(({ kind }) => kind === "hold");
  const suspensions = interventions.filter(({ kind }) => kind !== "hold");
  return {
    shopId: row.shop_id as string,
    slug: row.slug as string,
    shopName: row.shop_name as string,
    language: (JSON.parse(row.languages as string) as Language[])[0] ?? "cs",
    currency: row.currency as Currency,
    state: row.state as ShopState,
    variableSymbol: row.variable_symbol as string,
    domain: text("domain"),
    paidInMinor: row.paid_in_minor as number,
    owner: { email: row.email as string, name: row.owner_name as string },
    balanceMinor: row.balance_minor as number,
    settledThrough: row.settled_through as string,
    facts: {
      regime,
      // Nobody is cut off while we owe an answer (R148).
      trialUntil: laterDay(trialUntil, orderUntil ?? trialUntil),
      orderWaits: orderUntil !== undefined,
      paidFrom: text("paid_from"),
      expiredOn: text("expired_on"),
      overdueSince: text("overdue_since"),
      end: endedOn === undefined ? undefined : { on: endedOn, cause: row.end_cause as EndCause },
      deletedOn: text("deleted_on"),
      holds: holds.map((hold) => ({
        from: hold.from_day as string,
        until: hold.until_day as string,
      })),
      suspensions: suspensions.map(({ kind, from_day, until_day }) => ({
        part: kind === "suspend_web" ? "web" as const : "administration" as const,
        from: from_day as string,
        until: (until_day as string | null) ?? undefined,
      })),
    },
    pricing: {
      contract: { regime, terms, prepayments },
      priceLists,
      vatRatePercent: vatTreatment({
        country: row.country as string,
        vatId: text("vat_id"),
      }).ratePercent,
      scheduledImports: {
        daily: row.daily_imports as number,
        hourly: row.hourly_imports as number,
      },
    },
  };
}
