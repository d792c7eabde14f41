import { importSettings } from "../../../core/imports/settings.ts";
import { giveSecondFactor } from "../../../tenants/accounts/second_factor.ts";
import { orderTariff } from "../../../tenants/billing/order_tariff.ts";
import { changeDomain } from "../../../tenants/billing/shop_domain.ts";
import { storeFeed } from "../../../tenants/files/feed_files.ts";
import { orderImport } from "../../../tenants/jobs/import_orders.ts";
import { type Platform, shopFolder } from "../../../tenants/platform.ts";
import { insertAccount } from "../../../tenants/platform/accounts.ts";
import { hashPassword } from "../../../tenants/platform/passwords.ts";
import { type Shop, shopById } from "../../../tenants/platform/shops.ts";
import { insertStaff } from "../../../tenants/platform/staff.ts";
import { provisionShop, registerShop } from "../../../tenants/provision.ts";
import type { SandboxClock } from "../../../tenants/sandbox_clock.ts";
import { addDemoCustomersAndOrders } from "../../../tenants/shop/demo_content.ts";
import { paths } from "../../../views/paths.ts";
import type { Services } from "../../environment.ts";
import type { RunningServer } from "../../server.ts";
import { addDemoCommunity } from "./demo_community.ts";
import { demoFeed, demoProducts } from "./demo_feed.ts";
import { lateByInvoice, orderByInvoice, paidByInvoice } from "./demo_invoices.ts";
import { addDemoStatus } from "./demo_status.ts";
import { addDemoTickets } from "./demo_tickets.ts";
import { type DemoEnd, type DemoPayment, goToThePast, liveThroughThePast } from "./demo_wallets.ts";

/** Who can sign in to the demonstration, and where its feed lies. */
export interface DemoPeople {
  owner: { email: string; password: string };
  debtor: { email: string; password: string };
  invoiced: { email: string; password: string };
  operator: { email: string; password: string; secret: string; recoveryCodes: string[] };
  feedPath: string;
}

/** Fills a sandbox: people, a shop full of goods, orders, and an empty shop to begin with. */
export async function fillDemo(
  server: RunningServer,
  { dataPath, clock }: { dataPath: string; clock: SandboxClock },
): Promise<DemoPeople> {
  const { services } = server;
  const { platform } = services;
  const owner = { email: "eva@example.cz", password: "lipka kvete v kvetnu" };
  const debtor = { email: "petr@example.cz", password: "prazdna penezenka petra" };
  const invoiced = { email: "jana@example.cz", password: "knizka pod polstarem" };
  const first = goToThePast(clock);
  const operator = await createOperator(platform);
  const staff = { kind: "staff", id: operator.id, name: operator.name } as const;
  const ownerId = await createOwner(platform, { ...owner, name: "Eva Lipová" });
  const debtorId = await createOwner(platform, { ...debtor, name: "Petr Bezděk" });
  const shop = await createShop(platform, ownerId, { slug: "lipa", name: "Dílna Pod Lípou" });
  // Its four hundred products are more than the first tariff holds.
  const actor = { kind: "member", id: ownerId, name: "Eva Lipová" } as const;
  await orderTariff(platform, { shopId: shop.id, tariff: "business", actor });
  const payments = new Map([[shop.id, [{ day: 25, amountMinor: 3_400_00 }]]]);
  const ends: DemoEnd[] = [];
  for (const { slug, name, paid, endsOn } of debtorShops) {
    const { id } = await createShop(platform, debtorId, { slug, name });
    payments.set(id, paid);
    if (endsOn !== undefined) ends.push({ day: endsOn, shopId: id });
  }
  const invoicedId = await createOwner(platform, { ...invoiced, name: "Jana Knihová" });
  const buyer = { kind: "member", id: invoicedId, name: "Jana Knihová" } as const;
  const contractOf = async ({ goods, ...names }: typeof invoicedShops.paid) => {
    const { id: shopId } = await createShop(platform, invoicedId, names);
    return { shopId, owner: { ...buyer, email: invoiced.email }, staff, goods };
  };
  const domain = { shopId: shop.id, domain: "lipa.example", actor };
  const steps = [
    // A day before its trial would have ended anyway.
    { day: 29, happen: () => changeDomain(platform, domain) },
    ...paidByInvoice(platform, await contractOf(invoicedShops.paid)),
    ...lateByInvoice(platform, await contractOf(invoicedShops.late)),
  ];
  const { runner } = services;
  await liveThroughThePast(platform, { clock, first, payments, steps, ends, runner });
  await addDemoStatus(platform, staff);
  await createShop(platform, ownerId, { slug: "novy", name: "Nový krámek" });
  await orderByInvoice(platform, await contractOf(invoicedShops.waiting));
  await addDemoTickets(platform, {
    shopId: shop.id,
    owner: { id: ownerId, name: actor.name },
    staff: operator,
  });
  await addDemoCommunity(platform, { ownerId, debtorId, staff });
  const feedPath = await writeFeed(server, dataPath);
  await importFeed(services, shop, feedPath);
  await using lease = await platform.shops.lease(shop.id);
  await addDemoCustomersAndOrders(lease.database, { now: platform.now(), random: seeded(7) });
  return { owner, debtor, invoiced, operator, feedPath };
}

/** Shops whose money runs out, has run out, and never came; one that has ended, one that is gone. */
const debtorShops: { slug: string; name: string; paid: DemoPayment[]; endsOn?: number }[] = [
  { slug: "zahrada", name: "Zahrada u lesa", paid: [{ day: 28, amountMinor: 430_00 }] },
  { slug: "hracky", name: "Hračky Žabka", paid: [{ day: 28, amountMinor: 310_00 }] },
  { slug: "kola", name: "Kola Vítr", paid: [] },
  {
    ...{ slug: "vcely", name: "Včelí úl", endsOn: 58 },
    paid: [{ day: 28, amountMinor: 900_00 }],
  },
  {
    ...{ slug: "papir", name: "Papír a tuš", endsOn: 35 },
    paid: [{ day: 28, amountMinor: 400_00 }],
  },
];

/** Shops that pay by invoice: in time, too late, and one whose order waits for an answer. */
const invoicedShops = {
  paid: { slug: "antikvariat", name: "Antikvariát U Mostu", goods: "Knihy a mapy" },
  late: { slug: "caje", name: "Čaje z hor", goods: "Čaje a konvice" },
  waiting: { slug: "loutky", name: "Loutky a divadla", goods: "Loutky" },
};

async function createOwner(
  platform: Platform,
  { email, password, name }: { email: string; password: string; name: string },
): Promise<string> {
  const passwordHash = await hashPassword(password);
  const now = platform.now();
  const account = {
    email,
    name,
    language: "cs" as const,
    holder: { kind: "person" as const },
    passwordHash,
    emailVerifiedAt: now,
  };
  return await platform.database.write((transaction) => insertAccount(transaction, account, now));
}

async function createOperator(platform: Platform): Promise<
  DemoPeople["operator"] & { id: string; name: string }
> {
  const email = "operator@example.cz";
  const password = "kdo hlida hlidace";
  const passwordHash = await hashPassword(password);
  const staff = { email, name: "Olga Dohlížející", role: "operator" as const };
  const id = await platform.database.write((transaction) =>
    insertStaff(transaction, { ...staff, language: "cs", passwordHash }, platform.now())
  );
  const { secret, recoveryCodes } = await giveSecondFactor(platform, id);
  const { name } = staff;
  return { id, name, email, password, secret, recoveryCodes: recoveryCodes.slice(0, 2) };
}

async function createShop(
  platform: Platform,
  ownerId: string,
  { slug, name }: { slug: string; name: string },
): Promise<Shop> {
  const id = await platform.database.write((transaction) =>
    registerShop(platform, transaction, {
      slug,
      name,
      ownerId,
      currency: "CZK",
      languages: ["cs", "sk"],
    })
  );
  await provisionShop(platform, id);
  return (await shopById(platform.database, id))!;
}

/** The pictures of its feed are this server's own, fetched like any supplier's. */
async function writeFeed({ url }: RunningServer, dataPath: string): Promise<string> {
  const path = `${dataPath}/heureka.xml`;
  const pictures = url + paths.static("img/demo");
  await Deno.writeTextFile(path, demoFeed(demoProducts(), pictures));
  return path;
}

async function importFeed({ platform, runner }: Services, shop: Shop, path: string) {
  const file = await Deno.open(path);
  const folder = shopFolder(platform.folder, shop.id);
  const stored = await storeFeed(folder, "heureka.xml", file.readable);
  const settings = importSettings.parse({ language: "cs", currency: "CZK" });
  const order = {
    entity: "products" as const,
    name: "heureka.xml",
    format: "heureka",
    settings,
    createdBy: "Eva Lipová",
  };
  await orderImport(platform, shop, order, stored);
  await runner.idle();
}

/** A small random function that gives the same numbers each time, so that each demo is the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
