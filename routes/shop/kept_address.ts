import type { Context } from "hono";
import { after } from "../../tenants/clock.ts";
import type { FetchedSource } from "../../tenants/jobs/import_orders.ts";
import type { Environment } from "../environment.ts";

type Request = Context<Environment>;

/** An address that somebody has given in the wizard. */
export type AddressSource = Extract<FetchedSource, { source: "address" }>;

/** As long as going through a wizard may take, a telephone call included. */
const seconds = 2 * 3600;

/** Bound to its shop and to who gave it, and to no import, for there is none yet. @see FE-11 */
function purposeOf(c: Request): string {
  const { accountId, staffId } = c.var.session!;
  return `wizard.address:${c.var.current.shop.id}:${accountId ?? staffId}`;
}

/** Carries an address over the pages of the wizard: nobody but us can read what it gives. */
export function sealAddress(c: Request, source: AddressSource): Promise<string> {
  const { platform } = c.var.services;
  const kept = { ...source, until: after(platform.now(), seconds) };
  return platform.sealer.seal(JSON.stringify(kept), purposeOf(c));
}

/** @returns `undefined` when it is too old, another's, or not ours at all */
export async function openAddress(c: Request, sealed: string): Promise<AddressSource | undefined> {
  const { platform } = c.var.services;
  try {
    const text = await platform.sealer.open(sealed, purposeOf(c));
    const { until, ...source }: AddressSource & { until: string } = JSON.parse(text);
    return until > platform.now() ? source : undefined;
  } catch {
    return undefined; // not sealed by us for this person and shop
  }
}
