import { err, ok, type Result } from "../result.ts";
import { parseIp } from "../feeds/ip.ts";

export type DomainError =
  | { code: "domain_empty" }
  /** Not a name of a server at all. */
  | { code: "domain_unreadable"; found: string }
  /** More than a name: a scheme other than of the web, a port, a path. */
  | { code: "domain_not_alone"; found: string; right: string }
  | { code: "domain_is_address"; found: string }
  /** Where the administration itself is. */
  | { code: "domain_ours"; found: string };

const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads the domain of a shop's web as somebody typed it. Letters beyond ASCII become punycode; what
 * is copied from a browser (`https://Lípa.cz/`) is understood.
 *
 * @param ownHost the installation's own host, without a port
 * @returns lower-case ASCII labels, at least two, without a dot at the end
 */
export function readDomain(text: string, ownHost: string): Result<string, DomainError> {
  const found = text.trim();
  if (found === "") return err({ code: "domain_empty" });
  const name = found.replace(/^https?:\/\//i, "").replace(/\/$/, "");
  const url = `http://${name}/`;
  if (!/^[^\s@\\]+$/.test(name) || !URL.canParse(url)) {
    return err({ code: "domain_unreadable", found });
  }
  const parsed = new URL(url);
  const host = parsed.hostname.replace(/\.$/, "");
  if (parseIp(host.replace(/^\[|\]$/g, ""))) return err({ code: "domain_is_address", found });
  if (!isHostName(host)) return err({ code: "domain_unreadable", found });
  if (/[:/?#]/.test(name)) return err({ code: "domain_not_alone", found, right: host });
  const own = ownHost.toLowerCase();
  if (host === own || host.endsWith(`.${own}`)) return err({ code: "domain_ours", found });
  return ok(host);
}

function isHostName(host: string): boolean {
  const labels = host.split(".");
  const last = labels.at(-1)!;
  return labels.length >= 2 && host.length <= 253 &&
    labels.every((one) => labelPattern.test(one)) &&
    !/^[0-9]+$/.test(last);
}
