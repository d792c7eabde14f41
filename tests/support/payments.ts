import type { Movement } from "../../core/billing/statements/statement.ts";
import { importStatements } from "../../tenants/billing/import_statements.ts";
import type { TestInstallation, TestShop } from "./installation.ts";
import { testOperator } from "./operator.ts";
import { writeCamt053, type WrittenStatement } from "./bank_statements.ts";

/** The symbol that a shop's payments carry. */
export async function symbolOf(
  { platform }: Pick<TestInstallation, "platform">,
  { shop }: Pick<TestShop, "shop">,
): Promise<string> {
  const { rows } = await platform.database.execute({
    sql: "SELECT variable_symbol FROM contracts WHERE shop_id = ?",
    args: [shop.id],
  });
  return rows[0]!.variable_symbol as string;
}

let count = 0;

/** A booked credit of 500 crowns on the day on which tests begin. */
export const credit = (changes: Partial<Movement> = {}): Movement => ({
  ...{ bankReference: String(770_000 + ++count), bookedDay: "2026-03-02", amountMinor: 50_000 },
  ...{ currency: "CZK", kind: "booked", counterAccount: "131-3021140217/0100" },
  ...{ counterName: "NOVÁK JAN" },
  ...changes,
});

/** A statement of our account in the currency of its first movement. */
export function statementOf(...movements: Movement[]): WrittenStatement {
  const currency = movements[0]?.currency ?? "CZK";
  const account = testOperator.accounts.find((each) => each.currency === currency)!;
  return {
    ...{ account: { iban: account.iban }, currency, number: "41" },
    ...{ from: "2026-03-02", to: "2026-03-02", movements },
  };
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Brings movements in as a file of CAMT.053. */
export function bringPayments(
  { platform }: Pick<TestInstallation, "platform">,
  ...movements: Movement[]
) {
  const bytes = bytesOf(writeCamt053([statementOf(...movements)]));
  return importStatements(platform, { bytes, fileName: "vypis.xml", by: "test" });
}
