import { paths } from "./paths.ts";

/** Stylesheets in the order of the cascade; `tokens.css` says the order of layers first. */
export const styleFiles = [
  "css/tokens.css",
  "css/reset.css",
  "css/base.css",
  "css/layout.css",
  "css/shell.css",
  "css/plain.css",
  "css/button.css",
  "css/field.css",
  "css/choice.css",
  "css/file_drop.css",
  "css/table.css",
  "css/badge.css",
  "css/pager.css",
  "css/filter_chips.css",
  "css/tabs.css",
  "css/fold.css",
  "css/notice.css",
  "css/empty.css",
  "css/progress.css",
  "css/dialog.css",
  "css/menu.css",
  "css/palette.css",
  "css/timeline.css",
  "css/diff.css",
  "css/key_values.css",
  "css/stat.css",
  "css/chart.css",
  "css/avatar.css",
  "css/skeleton.css",
  "css/run.css",
  "css/import.css",
  "css/export.css",
  "css/pairing.css",
  "css/mail.css",
  "css/wallet.css",
  "css/overview.css",
  "css/product_list.css",
  "css/product.css",
  "css/records.css",
  "css/tree.css",
  "css/order.css",
  "css/invoice.css",
  "css/message.css",
  "css/ticket.css",
  "css/reference.css",
  "css/status.css",
  "css/community.css",
  "css/design.css",
] as const;

/** Of shops' own webs, which load nothing else. */
export const webStyleFiles = [
  "css/tokens.css",
  "css/reset.css",
  "css/base.css",
  "css/web.css",
] as const;

/** Modules without imports of each other, so that each address can carry its own hash. */
export const scriptFiles = [
  "js/htmx_events.js",
  "js/dialog.js",
  "js/menu.js",
  "js/palette.js",
  "js/shortcuts.js",
  "js/bulk.js",
  "js/toasts.js",
  "js/unsaved.js",
  "js/upload.js",
  "js/drafts.js",
  "js/queue.js",
  "js/forms.js",
  "js/pictures.js",
] as const;

export const htmxFile = "vendor/htmx/htmx-4.0.1.min.js";

/** Named with their version, so they need no hash and the stylesheet can name them. */
export const fontFiles = ["fonts/inter-5.3.0-latin.woff2", "fonts/inter-5.3.0-latin-ext.woff2"];

/** One file made of many at start: `joinBundle` of the files' texts in the order of the list. */
export const bundles = {
  "css/all.css": styleFiles,
  "css/shop_web.css": webStyleFiles,
  "js/all.js": scriptFiles,
} as const;
export type BundleName = keyof typeof bundles;

/**
 * The text of a bundle. Modules have no exports, so a block around each keeps their names apart.
 */
export function joinBundle(name: BundleName, texts: readonly string[]): string {
  return name === "js/all.js"
    ? texts.map((text) => `{\n${text}\n}\n`).join("")
    : texts.map((text) => `${text}\n`).join("");
}

let versions: ReadonlyMap<string, string> = new Map();

/**
 * Told once at start: content hash by file name below `static/`, bundles included. A bundle that
 * has no hash is not served, and pages then link its files one by one.
 */
export function setAssetVersions(map: ReadonlyMap<string, string>): void {
  versions = map;
}

/** The address of a file below `static/`; with a hash in it the answer never changes. */
export function asset(file: string): string {
  const version = versions.get(file);
  return version ? `${paths.static(file)}?v=${version}` : paths.static(file);
}

export function stylesheets(): string[] {
  return versions.has("css/all.css") ? [asset("css/all.css")] : styleFiles.map(asset);
}

export function webStylesheets(): string[] {
  return versions.has("css/shop_web.css") ? [asset("css/shop_web.css")] : webStyleFiles.map(asset);
}

export function scripts(): string[] {
  return versions.has("js/all.js") ? [asset("js/all.js")] : scriptFiles.map(asset);
}
