import type { FieldProblems } from "../../core/accounts/field_problem.ts";
import type { NewShopOrder, SignUp } from "../../core/accounts/sign_up.ts";
import { freeSlug, slugOf } from "../../core/accounts/slug.ts";
import type { Language } from "../../core/language.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Queryable, queryAll } from "../engine/database.ts";
import type { Platform } from "../platform.ts";
import { insertAccount, isEmailTaken } from "../platform/accounts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { hashPassword } from "../platform/passwords.ts";
import { acceptTerms, currentTerms } from "../platform/terms.ts";
import { provisionShop, registerShop } from "../provision.ts";
import { type Arrival, arrive, type Visit } from "./arrival.ts";
import { sendVerification } from "./email.ts";

export interface SignedUp extends Arrival {
  accountId: string;
  /** Of the first shop. */
  slug: string;
}

/**
 * Creates an account, its first shop and the trial, with the terms that were agreed to, and lets
 * the person in. A kill before the shop's database is made is finished at the next start.
 *
 * @see R138, R139, R142
 */
export async function signUp(
  platform: Platform,
  { account, shop }: SignUp,
  { language, ...visit }: Visit & { language: Language },
): Promise<Result<SignedUp, FieldProblems>> {
  const passwordHash = await hashPassword(account.password);
  const now = platform.now();
  const done = await platform.database.write(async (transaction) => {
    if (await isEmailTaken(transaction, account.email)) return undefined;
    const { name, email, holder } = account;
    const newAccount = { name, email, holder, language, passwordHash };
    const accountId = await insertAccount(transaction, newAccount, now);
    const { version } = await currentTerms(transaction, platform.now());
    await acceptTerms(transaction, { accountId, version, now });
    const actor: Actor = { kind: "member", id: accountId, name, address: visit.address };
    const details = { terms: version };
    await audit(transaction, { at: now, actor, action: "account.create", subject: email, details });
    const created = await enterShop(platform, transaction, { ownerId: accountId, shop, actor });
    await sendVerification(platform, transaction, { id: accountId, name, email, language });
    const arrival = await arrive(transaction, { accountId }, visit, now);
    return { accountId, ...created, ...arrival };
  });
  if (!done) return err({ email: { code: "email_taken" } });
  const { shopId, ...signedUp } = done;
  await provisionShop(platform, shopId);
  return ok(signedUp);
}

/** A further shop of an account, whose owner has agreed to the current terms. */
export async function createShop(
  platform: Platform,
  order: { ownerId: string; shop: NewShopOrder; actor: Actor },
): Promise<{ slug: string }> {
  const created = await platform.database.write(async (transaction) => {
    const { version } = await currentTerms(transaction, platform.now());
    const now = platform.now();
    await acceptTerms(transaction, { accountId: order.ownerId, version, now });
    return await enterShop(platform, transaction, order);
  });
  await provisionShop(platform, created.shopId);
  return { slug: created.slug };
}

async function enterShop(
  platform: Platform,
  transaction: Queryable,
  { ownerId, shop, actor }: { ownerId: string; shop: NewShopOrder; actor: Actor },
): Promise<{ shopId: string; slug: string }> {
  const base = slugOf(shop.name);
  const slug = freeSlug(base, await slugsLike(transaction, base));
  const shopId = await registerShop(platform, transaction, {
    slug,
    name: shop.name,
    ownerId,
    currency: shop.currency,
    languages: [shop.language],
  });
  const at = platform.now();
  await audit(transaction, { at, actor, action: "shop.create", shopId, subject: slug });
  return { shopId, slug };
}

/** Taken slugs that begin alike; the cut leaves room for the number of `freeSlug`. */
async function slugsLike(transaction: Queryable, slug: string): Promise<Set<string>> {
  const start = slug.slice(0, 30);
  const rows = await queryAll<{ slug: string }>(
    transaction,
    "SELECT slug FROM shops WHERE substr(slug, 1, ?) = ?",
    [start.length, start],
  );
  return new Set(rows.map((row) => row.slug));
}
