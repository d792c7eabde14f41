import { Hono } from "hono";
import type { RoleInShop, ShopAction } from "../core/access/capabilities.ts";
import type { BillingRegime } from "../core/billing/regime.ts";
import type { AddressPolicy } from "../core/feeds/address_policy.ts";
import type { Language } from "../core/language.ts";
import type { Database } from "../tenants/engine/database.ts";
import type { FetchSource } from "../tenants/jobs/import_source.ts";
import type { JobRunner } from "../tenants/jobs/runner.ts";
import type { Mailer } from "../tenants/mail/mailer.ts";
import type { CardGateway } from "../tenants/payments/card_gateway.ts";
import type { Outage } from "../tenants/platform/outages.ts";
import type { Platform } from "../tenants/platform.ts";
import type { Membership, Session } from "../tenants/platform/sessions.ts";
import type { Shop } from "../tenants/platform/shops.ts";
import type { Log } from "./log.ts";

/** What `main.ts` hands to the routes. */
export interface Services {
  platform: Platform;
  runner: JobRunner;
  mailer: Mailer;
  log: Log;
  /** From where feeds may be fetched. */
  addressPolicy: AddressPolicy;
  /** Fetches a feed, as runs do. */
  fetchSource: FetchSource;
  /** By which people pay with cards, when the operator has switched that on. */
  card: CardGateway | undefined;
  /** Where programs reach inboxes by FTP, when the operator has switched it on. */
  ftp: { host: string; port: number; isSecure: boolean } | undefined;
  /** Where people reach us, without a slash at the end: links in mails begin with it. */
  publicUrl: string;
  /** Addresses of proxies whose `X-Forwarded-*` is believed. */
  trustedProxies: readonly string[];
  /** Files below `static/` by name: bytes, type and content hash. */
  assets: ReadonlyMap<string, Asset>;
}

export interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  hash: string;
}

/** The shop of a request: chosen among the visitor's own, with a handle bound to it alone. */
export interface RequestShop {
  shop: Shop;
  role: RoleInShop;
  may: ReadonlySet<ShopAction>;
  database: Database;
  memberships: Pick<Membership, "slug" | "name">[];
  regime: BillingRegime;
  /** Our own people have suspended a part of it; told to who may see the wallet. */
  isStoppedByStaff: boolean;
  /** Day 0 of the wallet, when it is near and the visitor may see the wallet. */
  expirationDay: string | undefined;
}

export interface Environment {
  Variables: {
    services: Services;
    requestId: string;
    nonce: string;
    /** Another origin that a form of this page may lead to. */
    formTarget: string | undefined;
    /** The visitor's network address. */
    address: string;
    language: Language;
    session: Session | undefined;
    /** What does not work, or will not soon, for who is signed in. */
    pressing: Outage | undefined;
    /** The clock is in doubt; only our own people are told. */
    clockHold: { lastAt: string; now: string } | undefined;
    current: RequestShop;
    /** The shop whose key a program came in with. */
    caller: { shop: Shop; name: string; database: Database };
  };
  Bindings: {
    remoteAddress?: string;
    /** The request came to the domain of a shop's web, whose addresses begin at its root. */
    isShopDomain?: true;
  };
}

export const createRouter = () => new Hono<Environment>();
