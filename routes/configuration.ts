import { type AllowedPlace, parseAllowedPlaces } from "../core/feeds/address_policy.ts";

/** What an operator sets by environment variables; the table in the README is this one. */
export interface Configuration {
  port: number;
  host: string;
  /** Where people reach the installation, without a slash at the end. */
  publicUrl: string | undefined;
  /** `smtp://user:password@host:587`; without it mail stays in the outbox. */
  smtpUrl: string | undefined;
  mailFrom: string;
  trustedProxies: string[];
  /** Places that are not public and from which feeds may be fetched all the same. */
  allowedSources: AllowedPlace[];
}

/** A variable holds something that cannot be used. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
}

export function readConfiguration(
  environment: (name: string) => string | undefined,
): Configuration {
  return {
    port: readPort(environment("KRAMEK_PORT") ?? "8000"),
    host: environment("KRAMEK_HOST") ?? "127.0.0.1",
    publicUrl: readUrl("KRAMEK_URL", environment("KRAMEK_URL"), ["http:", "https:"]),
    smtpUrl: readUrl("KRAMEK_SMTP_URL", environment("KRAMEK_SMTP_URL"), ["smtp:", "smtps:"]),
    mailFrom: environment("KRAMEK_MAIL_FROM") ?? "Krámek <kramek@localhost>",
    trustedProxies: (environment("KRAMEK_TRUSTED_PROXIES") ?? "")
      .split(",").map((address) => address.trim()).filter(Boolean),
    allowedSources: readPlaces(environment("KRAMEK_ALLOWED_SOURCES") ?? ""),
  };
}

function readPlaces(text: string): AllowedPlace[] {
  const places = parseAllowedPlaces(text);
  if (places.ok) return places.value;
  throw new ConfigurationError(
    `KRAMEK_ALLOWED_SOURCES has "${places.error}", expected hosts, host:port or ranges like 10.0.0.0/8`,
  );
}

export function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigurationError(`The port is "${text}", expected a number from 0 to 65535`);
}

function readUrl(
  name: string,
  text: string | undefined,
  protocols: readonly string[],
): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) {
    return text.replace(/\/+$/, "");
  }
  throw new ConfigurationError(
    `${name} is not an address that begins with ${protocols.join(" or ")}//`,
  );
}
