import type { Browser } from "playwright-core";
import type { StaffRole } from "../../core/access/capabilities.ts";
import { newId } from "../../tenants/ids.ts";
import type { Platform } from "../../tenants/platform.ts";
import { startSession } from "../../tenants/platform/sessions.ts";
import { provisionShop, registerShop } from "../../tenants/provision.ts";

/** A shop, its owner, and one of the operator's people; both are signed in by their tokens. */
export async function withShopAndStaff(platform: Platform, role: StaffRole) {
  const now = platform.now();
  const [ownerId, staffId] = [newId(), newId()];
  await platform.database.execute({
    sql: `INSERT INTO accounts (id, email, name, kind, language, email_verified_at, created_at)
          VALUES (?, 'eva@people.example', 'Eva', 'person', 'cs', ?, ?)`,
    args: [ownerId, now, now],
  });
  await platform.database.execute({
    sql: `INSERT INTO staff (id, email, name, role, password_hash, created_at)
          VALUES (?, 'bela@operator.example', 'Běla', ?, 'none', ?)`,
    args: [staffId, role, now],
  });
  const shopId = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      ...{ slug: "lipa", name: "Dílna Pod Lípou", ownerId, currency: "CZK", languages: ["cs"] },
    })
  );
  await provisionShop(platform, shopId);
  const device = { userAgent: "browser", address: "127.0.0.1" };
  const owner = await startSession(platform.database, { accountId: ownerId, ...device }, now);
  const staff = await startSession(platform.database, { staffId, ...device }, now);
  return { shopId, owner, staff };
}

/** A window of its own in which somebody is signed in. */
export async function signedIn(browser: Browser, url: string, { token }: { token: string }) {
  const context = await browser.newContext({ locale: "cs-CZ" });
  await context.addCookies([{ name: "session", value: token, url }]);
  return await context.newPage();
}
