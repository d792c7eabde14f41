import type { Database } from "./engine/database.ts";
import { type DatabaseAddress, openDatabase } from "./engine/open.ts";

/** A shop's database in use; given back when the request or job is over. */
export interface ShopLease extends AsyncDisposable {
  database: Database;
  /** For threads, which open it themselves and end before the lease does. */
  address: DatabaseAddress;
}

interface Handle {
  database: Database;
  address: DatabaseAddress;
  users: number;
  usedAt: number;
  /** Nobody gets it any more; the last who has it closes it. */
  isDiscarded?: true;
}

export interface ShopDatabasesOptions {
  /** How many databases may stay open; those in use are never closed. */
  openMax?: number;
  /** After how long an unused one is closed. */
  idleMs?: number;
}

/**
 * Keeps databases of shops open while they are used, and some while after. A thousand shops that
 * are merely there cost nothing.
 */
export class ShopDatabases {
  #handles = new Map<string, Handle>();
  #openMax: number;
  #idleMs: number;
  #closed = false;

  constructor(
    private addressOf: (shopId: string) => Promise<DatabaseAddress>,
    { openMax = 100, idleMs = 5 * 60_000 }: ShopDatabasesOptions = {},
  ) {
    this.#openMax = openMax;
    this.#idleMs = idleMs;
  }

  get openCount(): number {
    return this.#handles.size;
  }

  async lease(shopId: string): Promise<ShopLease> {
    if (this.#closed) throw new Error("Databases are closed: the process is stopping");
    const handle = this.#handles.get(shopId) ?? await this.#open(shopId);
    handle.users++;
    // Last used stands last: the map's order is the order of eviction.
    this.#handles.delete(shopId);
    this.#handles.set(shopId, handle);
    this.#evict();
    return {
      database: handle.database,
      address: handle.address,
      [Symbol.asyncDispose]: () => {
        handle.users--;
        if (handle.isDiscarded && handle.users === 0) handle.database.close();
        handle.usedAt = performance.now();
        return Promise.resolve();
      },
    };
  }

  /** Closes what nobody has used for a while. Called by the minute's tick. */
  closeIdle(): void {
    const before = performance.now() - this.#idleMs;
    for (const [shopId, handle] of this.#handles) {
      if (handle.users === 0 && handle.usedAt < before) this.#close(shopId, handle);
    }
  }

  /** The shop is gone: whoever still uses its database is the last. */
  discard(shopId: string): void {
    const handle = this.#handles.get(shopId);
    if (!handle) return;
    this.#handles.delete(shopId);
    if (handle.users === 0) handle.database.close();
    else handle.isDiscarded = true;
  }

  closeAll(): void {
    this.#closed = true;
    for (const [shopId, handle] of this.#handles) this.#close(shopId, handle);
  }

  async #open(shopId: string): Promise<Handle> {
    const address = await this.addressOf(shopId);
    // Somebody else may have opened it while the address was looked up.
    const known = this.#handles.get(shopId);
    if (known) return known;
    const database = openDatabase(address);
    const handle = { database, address, users: 0, usedAt: performance.now() };
    this.#handles.set(shopId, handle);
    return handle;
  }

  #evict(): void {
    for (const [shopId, handle] of this.#handles) {
      if (this.#handles.size <= this.#openMax) return;
      if (handle.users === 0) this.#close(shopId, handle);
    }
  }

  #close(shopId: string, handle: Handle): void {
    handle.database.close();
    this.#handles.delete(shopId);
  }
}
