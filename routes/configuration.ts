import { parseIp } from "../core/feeds/ip.ts";
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
  /** `imaps://user:password@host/INBOX`: answers to mails about requests; off by default. */
  imapUrl: string | undefined;
  trustedProxies: string[];
  /** Places that are not public and from which feeds may be fetched all the same. */
  allowedSources: AllowedPlace[];
  /** Room for the journals of each shop; `undefined` for the default. */
  journalBytesMax: number | undefined;
  /** A ClamAV daemon that looks into files of requests; off by default. */
  clamd: { host: string; port: number } | undefined;
  /** Payments by card; off by default. */
  card: { secretKey: string; webhookSecret: string } | undefined;
  /** The FTP of inboxes; off by default. */
  ftp: FtpConfiguration | undefined;
}

export interface FtpConfiguration {
  port: number;
  /** `undefined`: where pages are served. */
  host: string | undefined;
  passivePorts: readonly [from: number, to: number] | undefined;
  publicAddress: string | undefined;
  /** Files in PEM. */
  certificatePaths: { cert: string; key: string } | undefined;
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
    imapUrl: readUrl("KRAMEK_IMAP_URL", environment("KRAMEK_IMAP_URL"), ["imap:", "imaps:"]),
    trustedProxies: (environment("KRAMEK_TRUSTED_PROXIES") ?? "")
      .split(",").map((address) => address.trim()).filter(Boolean),
    allowedSources: readPlaces(environment("KRAMEK_ALLOWED_SOURCES") ?? ""),
    journalBytesMax: readMegabytes("KRAMEK_JOURNALS_MB", environment("KRAMEK_JOURNALS_MB") ?? ""),
    clamd: readClamd(environment("KRAMEK_CLAMD") ?? ""),
    card: readCard(environment),
    ftp: readFtp(environment),
  };
}

function readMegabytes(name: string, text: string): number | undefined {
  if (text === "") return undefined;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text) * 1024 * 1024;
  throw new ConfigurationError(`${name} is "${text}", expected a number of megabytes like 500`);
}

function readClamd(text: string): Configuration["clamd"] {
  if (text === "") return undefined;
  const [, host, port] = /^([\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) {
    throw new ConfigurationError(`KRAMEK_CLAMD is "${text}", expected a place like 127.0.0.1:3310`);
  }
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

/** Nothing of a key is said: it would stand in a log. */
function readCard(environment: (name: string) => string | undefined): Configuration["card"] {
  const secretKey = environment("KRAMEK_STRIPE_KEY") ?? "";
  const webhookSecret = environment("KRAMEK_STRIPE_WEBHOOK_SECRET") ?? "";
  if (secretKey === "" && webhookSecret === "") return undefined;
  if (!/^(sk|rk)_/.test(secretKey)) {
    throw new ConfigurationError(
      "KRAMEK_STRIPE_KEY is no secret key of Stripe, expected one that begins with sk_ or rk_",
    );
  }
  if (!webhookSecret.startsWith("whsec_")) {
    throw new ConfigurationError(
      "KRAMEK_STRIPE_WEBHOOK_SECRET is no signing secret of Stripe, expected one that begins with whsec_",
    );
  }
  return { secretKey, webhookSecret };
}

function readFtp(environment: (name: string) => string | undefined): FtpConfiguration | undefined {
  const text = environment("KRAMEK_FTP") ?? "";
  if (text === "") return undefined;
  const [, host, port = ""] = /^(?:(.+):)?(\d+)$/.exec(text) ?? [];
  if (port === "") {
    throw new ConfigurationError(`KRAMEK_FTP is "${text}", expected a port, or address:port`);
  }
  const [cert, key] = [environment("KRAMEK_FTP_CERTIFICATE"), environment("KRAMEK_FTP_KEY")];
  if (!cert !== !key) {
    throw new ConfigurationError("KRAMEK_FTP_CERTIFICATE and KRAMEK_FTP_KEY belong together");
  }
  return {
    port: readPort(port),
    host: host?.replace(/^\[(.*)\]$/, "$1"),
    passivePorts: readPorts(environment("KRAMEK_FTP_PASSIVE") ?? ""),
    publicAddress: readIpv4(environment("KRAMEK_FTP_ADDRESS") ?? ""),
    certificatePaths: cert && key ? { cert, key } : undefined,
  };
}

function readPorts(text: string): readonly [number, number] | undefined {
  if (text === "") return undefined;
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const ports = [Number(from), Number(to)] as const;
  if (ports[0] >= 1024 && ports[0] <= ports[1] && ports[1] <= 65_535) return ports;
  throw new ConfigurationError(
    `KRAMEK_FTP_PASSIVE is "${text}", expected two ports like 50000-50100`,
  );
}

function readIpv4(text: string): string | undefined {
  if (text === "") return undefined;
  if (parseIp(text) && !text.includes(":")) return text;
  throw new ConfigurationError(
    `KRAMEK_FTP_ADDRESS is "${text}", expected an IPv4 address like 203.0.113.7`,
  );
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
