import type { ShopRole, StaffRole } from "../../core/access/capabilities.ts";
import { parseAllowedPlaces } from "../../core/feeds/address_policy.ts";
import type { Language } from "../../core/language.ts";
import type { Currency } from "../../core/money.ts";
import { createApp } from "../../routes/app.ts";
import { createServices, type ServicesOptions } from "../../routes/services.ts";
import { after } from "../../tenants/clock.ts";
import { createDataFolder } from "../../tenants/data_folder.ts";
import { sourceFetcher } from "../../tenants/feeds/source_fetcher.ts";
import { newId } from "../../tenants/ids.ts";
import { runInProcess } from "../../tenants/jobs/import_task.ts";
import type { MailboxProvider } from "../../tenants/mailboxes/provider.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { listAudit } from "../../tenants/platform/audit.ts";
import { listMails } from "../../tenants/platform/outbox.ts";
import { startSession } from "../../tenants/platform/sessions.ts";
import { type Shop, shopById } from "../../tenants/platform/shops.ts";
import { provisionShop, registerShop } from "../../tenants/provision.ts";
import { Browser } from "./browser.ts";
import { testOperator } from "./operator.ts";

/** An account of a test. */
export interface TestAccount {
  id: string;
  email: string;
  name: string;
}

/** A shop of a test with its owner, who is signed in. */
export interface TestShop {
  shop: Shop;
  slug: string;
  owner: TestAccount;
  browser: Browser;
}

/** The instant at which tests begin; time passes only when a test says so. */
export const testStart = "2026-03-02T09:00:00.000Z";

/** What an installation has in a test: its own data folder, its clock, and browsers to ask it. */
export type TestInstallation = Awaited<ReturnType<typeof openTestInstallation>>;

export async function openTestInstallation(
  {
    publicUrl = "http://kramek.test",
    startAt = testStart,
    allowedSources = "",
    fetchMedia = {},
    card,
    mailboxes,
  }: {
    publicUrl?: string;
    startAt?: string;
    /** Places from which feeds may be fetched although they are not public. */
    allowedSources?: string;
    /** How pictures are fetched; without waits anyhow. */
    fetchMedia?: ServicesOptions["fetchMedia"];
    /** The gateway of cards; without it they are off. */
    card?: ServicesOptions["card"];
    /** Who provides mailboxes; without one they are recorded alone. */
    mailboxes?: MailboxProvider;
  } = {},
) {
  const path = await Deno.makeTempDir({ prefix: "kramek-test-" });
  const clock = testClock(startAt);
  const folder = await createDataFolder(`${path}/data`, { sandbox: true, now: clock.now() });
  const platform = await openPlatform(folder, {
    clock: clock.now,
    operator: testOperator,
    ...mailboxes ? { mailboxes } : {},
  });
  const allowed = readPlaces(allowedSources);
  const logged: { event: string; details: Record<string, unknown> }[] = [];
  const services = await createServices({
    platform,
    publicUrl,
    card,
    execute: runInProcess(clock.now),
    allowedSources: allowed,
    // As the real ones, but that nobody waits for a busy server, nor for a hundred megabytes.
    fetchSource: sourceFetcher(
      { allowed, ownPorts: [] },
      { limits: { backOffMs: 1, sizeMax: 5_000_000 } },
    ),
    fetchMedia: { ...fetchMedia, limits: { backOffMs: 1, ...fetchMedia.limits } },
    log: (event, details = {}) => logged.push({ event, details }),
  });
  const app = createApp(services);
  const people = createPeople(platform);
  const browser = (address?: string) =>
    new Browser({ app, platform, publicUrl, ...(address ? { address } : {}) });

  return {
    platform,
    services,
    app,
    clock,
    logged,
    /** Places from which feeds may be fetched although they are not public. */
    allowed,
    /** A browser in which nobody is signed in. */
    browser,
    /** A new person with an account; without a name they are told apart by a number. */
    account: people.account,
    /** A browser in which this account is signed in. */
    async signedIn(account: TestAccount): Promise<Browser> {
      return await signIn(browser(), { accountId: account.id });
    },
    /** A new shop, ready, and its owner signed in. */
    async shop(order: Parameters<typeof people.shop>[0] = {}): Promise<TestShop> {
      const { shop, owner } = await people.shop(order);
      const signed = await signIn(browser(), { accountId: owner.id });
      return { shop, slug: shop.slug, owner, browser: signed };
    },
    /** A new member of a shop with a role, signed in. */
    async member(shop: Shop, role: Exclude<ShopRole, "owner">) {
      const account = await people.account();
      await people.join(shop.id, account.id, role);
      return { account, browser: await signIn(browser(), { accountId: account.id }) };
    },
    /** One of the operator's own people, signed in past the second factor. */
    async staff(role: StaffRole) {
      const staff = await people.staff(role);
      return { ...staff, browser: await signIn(browser(), { staffId: staff.id }) };
    },
    async [Symbol.asyncDispose]() {
      await services.runner.stop();
      await platform[Symbol.asyncDispose]();
      await Deno.remove(path, { recursive: true });
    },
  };

  async function signIn(who: Browser, whose: { accountId?: string; staffId?: string }) {
    const device = { userAgent: "Test browser", address: "192.0.2.1" };
    const { token } = await startSession(platform.database, { ...whose, ...device }, clock.now());
    who.setCookie(publicUrl.startsWith("https:") ? "__Host-session" : "session", token);
    return who;
  }
}

function readPlaces(text: string) {
  const places = parseAllowedPlaces(text);
  if (!places.ok) throw new Error(`Not a place: ${places.error}`);
  return places.value;
}

function testClock(startAt: string) {
  let now = startAt;
  return {
    now: () => now,
    /** Lets some seconds pass. */
    pass: (seconds: number) => void (now = after(now, seconds)),
    set: (instant: string) => void (now = instant),
  };
}

interface ShopOrder {
  slug?: string;
  name?: string;
  owner?: TestAccount;
  currency?: Currency;
  languages?: Language[];
}

function createPeople(platform: Awaited<ReturnType<typeof openPlatform>>) {
  let count = 0;

  async function account(
    { email, name, language = "cs", verified = true }: {
      email?: string;
      name?: string;
      language?: Language;
      verified?: boolean;
    } = {},
  ): Promise<TestAccount> {
    const number = ++count;
    const created = {
      id: newId(),
      email: email ?? `person${number}@people.example`,
      name: name ?? `Person ${number}`,
    };
    await platform.database.execute({
      sql: `INSERT INTO accounts (id, email, name, kind, language, email_verified_at, created_at)
            VALUES (?, ?, ?, 'person', ?, ?, ?)`,
      args: [
        created.id,
        created.email,
        created.name,
        language,
        verified ? platform.now() : null,
        platform.now(),
      ],
    });
    return created;
  }

  async function shop({ slug, name, owner, currency = "CZK", languages = ["cs"] }: ShopOrder = {}) {
    const chosen = slug ?? `shop-${++count}`;
    const whose = owner ?? await account();
    const id = await platform.database.write((transaction) =>
      registerShop(platform, transaction, {
        slug: chosen,
        name: name ?? `Shop ${chosen}`,
        ownerId: whose.id,
        currency,
        languages,
      })
    );
    await provisionShop(platform, id);
    return { shop: (await shopById(platform.database, id))!, owner: whose };
  }

  async function join(shopId: string, accountId: string, role: ShopRole): Promise<void> {
    await platform.database.execute({
      sql: "INSERT INTO members (shop_id, account_id, role, created_at) VALUES (?, ?, ?, ?)",
      args: [shopId, accountId, role, platform.now()],
    });
  }

  async function staff(role: StaffRole) {
    const id = newId();
    const email = `${role}${++count}@operator.example`;
    await platform.database.execute({
      sql: `INSERT INTO staff (id, email, name, role, password_hash, created_at)
            VALUES (?, ?, ?, ?, 'none', ?)`,
      args: [id, email, `Staff ${role}`, role, platform.now()],
    });
    return { id, email, role };
  }

  return { account, shop, join, staff };
}

/** The mails of an installation to an address, oldest first, with the links that they carry. */
export async function mailsTo({ platform, services }: TestInstallation, recipient: string) {
  const all = await listMails(platform.database, { limit: 100, offset: 0 });
  const mine = all.filter((mail) => mail.recipient === recipient).toReversed();
  return await Promise.all(mine.map(async (mail) => {
    const read = await services.mailer.read(mail, { withLink: true });
    const link = read.text.match(/https?:\/\/\S+/)?.[0];
    return { ...read, kind: mail.kind, path: link ? new URL(link).pathname : "" };
  }));
}

/** What stands in the audit log, oldest first: `action subject`. */
export async function auditOf({ platform }: TestInstallation): Promise<string[]> {
  const rows = await listAudit(platform.database, { limit: 500 });
  return rows.toReversed().map(({ action, subject }) => `${action} ${subject}`.trim());
}
