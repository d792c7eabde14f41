import type { Operator } from "../core/billing/operator.ts";
import type { Clock } from "./clock.ts";
import type { DataFolder } from "./data_folder.ts";
import type { Database } from "./engine/database.ts";
import { openDatabase } from "./engine/open.ts";
import { migrate, migrationsOf, SchemaTooNewError } from "./migrate.ts";
import type { ScanFile } from "./files/virus_scanner.ts";
import { operatorOf } from "./operator_file.ts";
import { type Shop, shopById } from "./platform/shops.ts";
import { publishFirstPriceLists } from "./platform/price_lists.ts";
import { enterRecurring } from "./platform/recurring.ts";
import { publishFirstTerms } from "./platform/terms.ts";
import { type MailboxProvider, noProvider } from "./mailboxes/provider.ts";
import { clockOf } from "./sandbox_clock.ts";
import { createSealer, type Sealer } from "./sealing.ts";
import { ShopDatabases, type ShopDatabasesOptions } from "./shop_databases.ts";

/** An open installation: the platform's database, the shops' ones, the key, the clock. */
export interface Platform extends AsyncDisposable {
  folder: DataFolder;
  database: Database;
  shops: ShopDatabases;
  sealer: Sealer;
  now: Clock;
  /** Who runs the installation; without one nobody is told where to pay. */
  operator: Operator | undefined;
  /** Looks into files that people send one another; without it they are taken as they are. */
  scanFile: ScanFile | undefined;
  /** Who sets the shops' mailboxes up. */
  mailboxes: MailboxProvider;
}

export interface PlatformOptions extends ShopDatabasesOptions {
  clock?: Clock;
  /** Instead of the one in the data folder. */
  operator?: Operator;
  scanFile?: ScanFile | undefined;
  /** Without one mailboxes are recorded, and people set them up. */
  mailboxes?: MailboxProvider;
}

/** Opens a data folder; creates and migrates the platform's database, which is small. */
export async function openPlatform(
  folder: DataFolder,
  options: PlatformOptions = {},
): Promise<Platform> {
  const now = options.clock ?? clockOf(folder);
  const sealer = await createSealer(folder.keys);
  const operator = options.operator ?? await operatorOf(folder);
  const database = openDatabase({ url: `file:${folder.path}/platform.db`, synchronous: "full" });
  await migrate(database, "platform", now());
  await publishFirstTerms(database, now());
  await publishFirstPriceLists(database, now());
  await enterRecurring(database, now());
  const shops = new ShopDatabases(
    async (id) => addressOfShop(folder, sealer, readyShop(await shopById(database, id), id)),
    options,
  );
  return {
    folder,
    database,
    shops,
    sealer,
    now,
    operator,
    scanFile: options.scanFile,
    mailboxes: options.mailboxes ?? noProvider,
    [Symbol.asyncDispose]: () => {
      shops.closeAll();
      database.close();
      return Promise.resolve();
    },
  };
}

/** The shop cannot be served now; the reason is for the operator, not for the shop's people. */
export class ShopNotReadyError extends Error {
  override name = "ShopNotReadyError";
}

function readyShop(shop: Shop | undefined, id: string): Shop {
  if (!shop) throw new ShopNotReadyError(`Shop ${id} does not exist`);
  if (shop.state === "deleted") throw new ShopNotReadyError(`Shop ${shop.slug} was deleted`);
  if (!shop.readyAt) throw new ShopNotReadyError(`Shop ${shop.slug} is not provisioned`);
  const known = migrationsOf("shop").length;
  if (shop.schemaVersion > known) throw new SchemaTooNewError(shop.schemaVersion, known);
  if (shop.schemaVersion < known) {
    throw new ShopNotReadyError(
      `Shop ${shop.slug} has schema ${shop.schemaVersion}, ${known} is needed` +
        (shop.quarantineError
          ? `; its migration failed: ${shop.quarantineError}`
          : ". Upgrade it by starting Krámek: kramek serve"),
    );
  }
  return shop;
}

export const databasePurpose = (shopId: string): string => `shops.database_token:${shopId}`;

/** Where a shop's database is. A `file:` address is relative to the data folder. */
export async function addressOfShop(folder: DataFolder, sealer: Sealer, shop: Shop) {
  if (shop.databaseUrl.startsWith("file:")) {
    return { url: `file:${folder.path}/${shop.databaseUrl.slice("file:".length)}` };
  }
  const authToken = shop.databaseToken &&
    await sealer.open(shop.databaseToken, databasePurpose(shop.id));
  return { url: shop.databaseUrl, ...(authToken ? { authToken } : {}) };
}

const idPattern = /^[a-z0-9]{20,32}$/;

/** The folder of a shop's database and files. */
export function shopFolder(folder: DataFolder, shopId: string): string {
  if (!idPattern.test(shopId)) throw new Error(`Not a shop's id: ${shopId}`);
  return `${folder.path}/shops/${shopId}`;
}
