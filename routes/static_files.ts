import { createHash } from "node:crypto";
import { type BundleName, bundles, joinBundle } from "../views/assets.ts";
import { type Asset, createRouter } from "./environment.ts";

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  xsd: "application/xml; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  woff2: "font/woff2",
  ttf: "font/ttf",
  txt: "text/plain; charset=utf-8",
  ico: "image/x-icon",
};

/** Reads `static/` once, makes the bundles, and hashes what it has. */
export async function loadAssets(folder: URL): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  await readFolder(folder, "", assets);
  for (const [name, files] of Object.entries(bundles)) {
    const decoder = new TextDecoder();
    const texts = files.map((file) => decoder.decode(assets.get(file)?.bytes));
    const bytes = new TextEncoder().encode(joinBundle(name as BundleName, texts));
    assets.set(name, assetOf(name, bytes));
  }
  return assets;
}

async function readFolder(folder: URL, prefix: string, assets: Map<string, Asset>): Promise<void> {
  for await (const entry of Deno.readDir(folder)) {
    const name = prefix + entry.name;
    if (entry.isDirectory) {
      await readFolder(new URL(`${entry.name}/`, folder), `${name}/`, assets);
    } else if (types[extensionOf(name)]) {
      assets.set(name, assetOf(name, await Deno.readFile(new URL(entry.name, folder))));
    }
  }
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

function assetOf(name: string, bytes: Uint8Array<ArrayBuffer>): Asset {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { bytes, type: types[extensionOf(name)]!, hash };
}

export const staticFiles = createRouter();

staticFiles.get("/static/*", (c) => {
  const name = c.req.path.slice("/static/".length);
  const asset = c.var.services.assets.get(name);
  // Here nobody knows yet who asks and in which language: no page of ours can be made.
  if (!asset) return c.text("Not Found", 404);
  const isForever = c.req.query("v") === asset.hash || name.startsWith("fonts/");
  c.header("Cache-Control", isForever ? "public, max-age=31536000, immutable" : "no-cache");
  c.header("ETag", `"${asset.hash}"`);
  if (c.req.header("If-None-Match")?.includes(asset.hash)) return c.body(null, 304);
  c.header("Content-Type", asset.type);
  return c.body(asset.bytes);
});
