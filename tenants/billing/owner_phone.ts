import type { Queryable } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import type { ContractAccount } from "../platform/contracts.ts";
import { enqueueMail } from "../platform/outbox.ts";
import { queryFirst } from "../engine/database.ts";

/**
 * Tells the owner by SMS too, through the gateway that takes mails for phones: the operator names
 * it. Without one, or without a phone, there is the mail alone.
 *
 * @see R181
 */
export async function tellPhone(
  platform: Pick<Platform, "sealer" | "operator">,
  transaction: Queryable,
  account: ContractAccount,
  { day, days }: { day: string; days: number },
  now: string,
): Promise<void> {
  const gateway = platform.operator?.smsGateway;
  const digits = gateway && await phoneOf(transaction, account.shopId);
  if (!gateway || !digits) return;
  await enqueueMail(platform, transaction, {
    content: {
      kind: "payment_reminder_sms",
      shopName: account.shopName,
      shopSlug: account.slug,
      day,
      days: String(days),
      balanceMinor: String(account.balanceMinor),
      currency: account.currency,
    },
    recipient: `${digits}@${gateway}`,
    language: account.language,
    shopId: account.shopId,
  }, now);
}

/** The owner's phone in digits, with the country's code; empty when there is none. */
async function phoneOf(platform: Queryable, shopId: string): Promise<string> {
  const row = await queryFirst<{ phone: string; country: string }>(
    platform,
    `SELECT coalesce(account.phone, '') AS phone, coalesce(account.country, 'CZ') AS country
       FROM shops JOIN accounts AS account ON account.id = shops.owner_id WHERE shops.id = ?`,
    [shopId],
  );
  const digits = (row?.phone ?? "").replace(/[\s()/.-]/g, "").replace(/^00/, "+");
  if (digits.startsWith("+")) return digits.slice(1);
  return digits === "" ? "" : `${row!.country === "SK" ? "421" : "420"}${digits.replace(/^0/, "")}`;
}
