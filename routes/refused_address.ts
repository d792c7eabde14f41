import { refusedAtOnce, type Target } from "../core/feeds/address_policy.ts";
import type { FetchSource } from "../tenants/jobs/import_source.ts";
import type { Services } from "./environment.ts";
import type { Log } from "./log.ts";

/** Why an address that somebody has written may not be used, as far as it is seen at once. @see LO-3 */
export function refusedAddress(
  { addressPolicy, log }: Pick<Services, "addressPolicy" | "log">,
  shop: { id: string },
  target: Target,
): ReturnType<typeof refusedAtOnce> {
  const reason = refusedAtOnce(target, addressPolicy);
  const { host, port } = target;
  if (reason) log("address.refused", { shop: shop.id, reason, host, port });
  return reason;
}

const refusals = ["refused_address", "refused_port"];

/** Notes in the log the names and redirects that turned out to lead where nothing is fetched. @see LO-3 */
export const notingRefusals =
  (fetchSource: FetchSource, log: Log): FetchSource => async (order) => {
    const answer = await fetchSource(order);
    if (answer.kind === "failed" && refusals.includes(answer.reason)) {
      const { reason, details: { host, port } } = answer;
      log("address.refused", { shop: order.shopId, reason, host, port });
    }
    return answer;
  };
