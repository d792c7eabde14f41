import assert from "node:assert/strict";
import type { RunMedia } from "../../core/media/run_media.ts";
import { queryAll, type Row } from "../../tenants/engine/database.ts";
import { mediaFolder } from "../../tenants/files/media_files.ts";
import { shopFolder } from "../../tenants/platform.ts";
import { runMedia } from "../../tenants/shop/run_media.ts";
import { type FeedServer, startFeedServer } from "./feed_server.ts";
import { openTestInstallation, type TestInstallation, type TestShop } from "./installation.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A shop with a supplier whose server has pictures. */
export interface MediaWorld {
  installation: TestInstallation;
  shop: TestShop;
  server: FeedServer;
  /** Says what lies at a path of the supplier's server. */
  serve(path: string, content: Bytes | string, type?: string): void;
  /** How often a path was asked for. */
  asked(path: string): number;
  /** Imports products with pictures and files of the supplier, by code, and waits for all. */
  load(products: Record<string, string[]>): Promise<LoadedRun>;
  /** The same without doing what it orders. */
  order(products: Record<string, string[]>): Promise<string>;
  query<T = Row>(sql: string): Promise<T[]>;
  figures(runId: number): Promise<RunMedia | undefined>;
  /** Names of the files below the shop's `media`, sorted. */
  files(): Promise<string[]>;
}

export interface LoadedRun {
  id: number;
  /** Of its page. */
  path: string;
  state: string;
  /** `total: downloaded + reused + failed`. */
  media: string;
  problems: { code: string; value: string; details: Record<string, string | number> }[];
}

type Options = Parameters<typeof openTestInstallation>[0];

export async function withMediaWorld(
  work: (world: MediaWorld) => Promise<void>,
  options: Options = {},
): Promise<void> {
  await using server = startFeedServer();
  await using installation = await openTestInstallation({
    allowedSources: server.place,
    ...options,
  });
  const shop = await installation.shop({ slug: "lipa" });
  await work(createWorld(installation, shop, server));
}

/** Addresses that begin with `/` are the supplier's; those that end in `.pdf` are files. */
function feedOf(products: Record<string, string[]>, url: string): string {
  const items = Object.entries(products).map(([code, paths]) => {
    const addresses = paths.map((path) => path.startsWith("/") ? url + path : path);
    const tag = (each: string) => {
      const text = each.replaceAll("&", "&amp;");
      return each.endsWith(".pdf")
        ? `<FILE><URL>${text}</URL></FILE>`
        : `<IMAGE><URL>${text}</URL></IMAGE>`;
    };
    const tags = (of: boolean) =>
      addresses.filter((each) => each.endsWith(".pdf") === of).map(tag).join("");
    return `<PRODUCT><CODE>${code}</CODE><DESCRIPTIONS><DESCRIPTION language="cs">` +
      `<TITLE>Hrnek ${code}</TITLE></DESCRIPTION></DESCRIPTIONS>` +
      `<IMAGES>${tags(false)}</IMAGES><FILES>${tags(true)}</FILES></PRODUCT>`;
  });
  return `<?xml version="1.0"?><PRODUCTS version="2.0">${items.join("")}</PRODUCTS>`;
}

function createWorld(
  installation: TestInstallation,
  shop: TestShop,
  server: FeedServer,
): MediaWorld {
  const { platform, services } = installation;
  const query = async <T>(sql: string) => {
    await using lease = await platform.shops.lease(shop.shop.id);
    return await queryAll<T>(lease.database, sql);
  };
  const figures = async (runId: number) => {
    await using lease = await platform.shops.lease(shop.shop.id);
    return await runMedia(lease.database, runId);
  };
  const order: MediaWorld["order"] = async (products) => {
    const fields = { entity: "products", mode: "both", format: "auto" };
    const file = { name: "feed.xml", content: feedOf(products, server.url) };
    // In a test days may pass, after which nobody is signed in.
    shop.browser = await installation.signedIn(shop.owner);
    const answer = await shop.browser.upload(`/shops/${shop.slug}/imports`, fields, file);
    assert.equal(answer.status, 303, answer.text);
    return answer.location!;
  };
  return {
    installation,
    shop,
    server,
    serve(path, content, type = "image/png") {
      server.answers[path] = () => new Response(content, { headers: { "Content-Type": type } });
    },
    asked: (path) => server.requests.filter((request) => request.path === path).length,
    order,
    async load(products) {
      const path = await order(products);
      await services.runner.idle();
      const id = Number(path.split("/").at(-1));
      const [run] = await query<{ state: string }>(`SELECT state FROM runs WHERE id = ${id}`);
      const problems = await query<{ code: string; value: string; details: string }>(
        `SELECT code, value, details FROM run_problems WHERE run_id = ${id} ORDER BY sequence`,
      );
      return {
        id,
        path,
        state: run!.state,
        media: lineOf(await figures(id)),
        problems: problems.map((each) => ({ ...each, details: JSON.parse(each.details ?? "{}") })),
      };
    },
    query,
    figures,
    async files() {
      const folder = mediaFolder(shopFolder(platform.folder, shop.shop.id));
      return (await namesBelow(folder)).toSorted();
    },
  };
}

function lineOf(media: RunMedia | undefined): string {
  if (!media) return "none";
  const { total, downloaded, reused, failed } = media;
  return `${total}: ${downloaded} + ${reused} + ${failed}`;
}

async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) names.push(...await namesBelow(`${folder}/${name}`));
    else names.push(name);
  }
  return names;
}
