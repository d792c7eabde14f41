import { shopFolder } from "../../tenants/platform.ts";
import type { TestInstallation, TestShop } from "./installation.ts";

/** Names of the files that a shop keeps for its imports. */
export async function listFeeds(
  { platform }: TestInstallation,
  { shop }: TestShop,
): Promise<string[]> {
  const folder = `${shopFolder(platform.folder, shop.id)}/files`;
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
}
