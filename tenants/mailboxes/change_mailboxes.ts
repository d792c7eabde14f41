import {
  decideMailbox,
  decideMailboxSize,
  type MailboxExcess,
} from "../../core/billing/mailbox_limits.ts";
import { tariffOn } from "../../core/billing/limits.ts";
import { stateOn } from "../../core/lifecycle/lifecycle.ts";
import { stateAllows } from "../../core/lifecycle/shop_state.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { mailDomainOf } from "../../core/web/mailbox.ts";
import { pragueDay } from "../clock.ts";
import { newId } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { accountOfShop, type ContractAccount } from "../platform/contracts.ts";
import {
  activeMailboxes,
  insertMailbox,
  type Mailbox,
  setMailboxDeleted,
  setMailboxSize,
} from "../platform/mailboxes.ts";
import { applyMailbox } from "./mailbox_job.ts";

export type MailboxRefusal =
  | MailboxExcess
  /** The shop has no domain at which a mailbox could be. */
  | { code: "domain_missing" }
  /** A suspended shop gets nothing new. */
  | { code: "shop_suspended" }
  /** Somebody has a mailbox of that address; whose is nobody's business. */
  | { code: "mailbox_taken"; address: string };

/** What a shop's tariff holds of mailboxes, in the trial too: they cost as soon as they are there. */
export const mailboxLimits = ({ pricing }: Pick<ContractAccount, "pricing">, day: string) =>
  tariffOn(pricing, day).limits;

/** Whether a shop may have more than it has. Its stored state may be behind by some minutes. */
export const mayGrowMailboxes = ({ state, facts }: ContractAccount, day: string): boolean =>
  stateAllows(state, "administration") && stateAllows(stateOn(facts, day).state, "administration");

/**
 * Adds a mailbox at the shop's domain.
 *
 * @param name as `readMailboxName()` gives it
 * @see R230, R231
 */
export async function addMailbox(
  platform: Platform,
  { shopId, name, sizeMegabytes, actor }: {
    shopId: string;
    name: string;
    sizeMegabytes: number;
    actor: Actor;
  },
): Promise<Result<Mailbox["address"], MailboxRefusal>> {
  const now = platform.now();
  const day = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const account = await accountOfShop(transaction, shopId);
    if (!mayGrowMailboxes(account, day)) return err({ code: "shop_suspended" });
    if (account.domain === undefined) return err({ code: "domain_missing" });
    const sizes = (await activeMailboxes(transaction, shopId)).map((each) => each.sizeMegabytes);
    const decided = decideMailbox(mailboxLimits(account, day), sizes, sizeMegabytes);
    if (!decided.ok) return decided;
    const domain = mailDomainOf(account.domain);
    const address = `${name}@${domain}`;
    const id = newId();
    const createdBy = actor.name;
    const created = { id, shopId, name, domain, sizeMegabytes, createdAt: now, createdBy };
    if (!await insertMailbox(transaction, created)) return err({ code: "mailbox_taken", address });
    await applyMailbox(platform, transaction, id, now);
    const entry = { at: now, actor, action: "mailbox.create", shopId, subject: address };
    await audit(transaction, { ...entry, details: { sizeMegabytes } });
    return ok(address);
  });
}

interface MailboxOrder {
  shopId: string;
  mailboxId: string;
  actor: Actor;
}

/** @returns `undefined` for a mailbox that the shop does not have */
export async function resizeMailbox(
  platform: Platform,
  { shopId, mailboxId, sizeMegabytes: to, actor }: MailboxOrder & { sizeMegabytes: number },
): Promise<Result<Mailbox["address"], MailboxRefusal> | undefined> {
  const now = platform.now();
  const day = pragueDay(now);
  return await platform.database.write(async (transaction) => {
    const all = await activeMailboxes(transaction, shopId);
    const mailbox = all.find(({ id }) => id === mailboxId);
    if (!mailbox) return undefined;
    const { address, sizeMegabytes: from } = mailbox;
    if (from === to) return ok(address);
    const account = await accountOfShop(transaction, shopId);
    if (to > from && !mayGrowMailboxes(account, day)) return err({ code: "shop_suspended" });
    const others = all.filter((each) => each !== mailbox).map((each) => each.sizeMegabytes);
    const decided = decideMailboxSize(mailboxLimits(account, day), others, { from, to });
    if (!decided.ok) return decided;
    await setMailboxSize(transaction, mailboxId, to);
    await applyMailbox(platform, transaction, mailboxId, now);
    const entry = { at: now, actor, action: "mailbox.resize", shopId, subject: address };
    await audit(transaction, { ...entry, details: { from, to } });
    return ok(address);
  });
}

/** Deletes a mailbox with all that is in it. @returns its address, if the shop had it */
export async function deleteMailbox(
  platform: Platform,
  { shopId, mailboxId, actor }: MailboxOrder,
): Promise<string | undefined> {
  const now = platform.now();
  return await platform.database.write(async (transaction) => {
    const all = await activeMailboxes(transaction, shopId);
    const mailbox = all.find(({ id }) => id === mailboxId);
    if (!mailbox) return undefined;
    const { address } = mailbox;
    await setMailboxDeleted(transaction, mailboxId, { at: now, by: actor.name, cause: "owner" });
    await applyMailbox(platform, transaction, mailboxId, now);
    const entry = { at: now, actor, action: "mailbox.delete", shopId, subject: address };
    await audit(transaction, { ...entry, details: { cause: "owner" } });
    return address;
  });
}
