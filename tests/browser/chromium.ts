import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Without these a browser looks for its maker's servers, which are not to be reached from tests. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium: the one of `CHROMIUM_PATH`, or the one that comes with the packages. */
export async function launchChromium(): Promise<Browser> {
  const own = Deno.env.get("CHROMIUM_PATH");
  if (own) return await chromium.launch({ executablePath: own, headless: true, args: quiet });
  // Not the package's own arguments: they are for a cloud function, one process and no safety.
  return await chromium.launch({ executablePath: await unpacked(), headless: true, args: quiet });
}

/** Test files run in parallel, and the package unpacks into one place: one at a time. */
async function unpacked(): Promise<string> {
  const tmp = Deno.env.get("TMPDIR") ?? "/tmp";
  using lock = await Deno.open(`${tmp}/kramek-chromium.lock`, { create: true, write: true });
  await lock.lock(true);
  return await sparticuz.executablePath();
}
