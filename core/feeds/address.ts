import { err, ok, type Result } from "../result.ts";

export const feedSchemes = ["http", "https", "ftp", "ftps"] as const;
export type FeedScheme = typeof feedSchemes[number];

/** Longest address that is read, in characters. */
export const addressLengthMax = 2_000;

/** `ftps` without a port is the implicit kind, whose TLS begins with the first byte. */
export const defaultPorts: Record<FeedScheme, number> = {
  http: 80,
  https: 443,
  ftp: 21,
  ftps: 990,
};

export interface Credentials {
  username: string;
  password: string;
}

/** Where a feed lies: an address of a person, taken apart and checked. */
export interface FeedAddress {
  scheme: FeedScheme;
  /** A name in lower case (punycode), or an IP address; IPv6 without brackets. */
  host: string;
  port: number;
  /** Begins with a slash; percent-encoded, with the query, as it is sent over HTTP. */
  path: string;
  /** As they are sent: no longer percent-encoded. */
  credentials?: Credentials;
}

/** Why an address cannot be used, as stable words. */
export const addressProblems = [
  "empty",
  "too_long",
  "scheme_missing",
  "scheme",
  "host",
  "port",
  "credentials",
  "path",
  "control_characters",
] as const;
export type AddressProblem = typeof addressProblems[number];

/**
 * Reads `scheme://username:password@server/path?param=1`, where the server is a name or an IP
 * address. User and password may be percent-encoded, and must be where they hold `/`, `?`, `#`
 * or `%`. A fragment is dropped.
 *
 * @see R46-R49, FE-1, FE-7
 */
export function parseFeedAddress(text: string): Result<FeedAddress, AddressProblem> {
  const trimmed = text.trim().toWellFormed();
  if (trimmed === "") return err("empty");
  if (trimmed.length > addressLengthMax) return err("too_long");
  if (controlCharacters.test(trimmed)) return err("control_characters");
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/\\?#]*)(.*)$/i.exec(trimmed);
  if (!parts) {
    return err(/^(file|data|blob|javascript|mailto):/i.test(trimmed) ? "scheme" : "scheme_missing");
  }
  const [, schemeText = "", authority = "", rest = ""] = parts;
  const scheme = feedSchemes.find((known) => known === schemeText.toLowerCase());
  if (!scheme) return err("scheme");
  return readParts(scheme, authority, rest);
}

// deno-lint-ignore no-control-regex -- these are what is looked for
const controlCharacters = /[\u0000-\u001f\u007f]/;

function readParts(
  scheme: FeedScheme,
  authority: string,
  rest: string,
): Result<FeedAddress, AddressProblem> {
  const at = authority.lastIndexOf("@");
  const server = readServer(authority.slice(at + 1), scheme);
  // A password with a bare slash or # ends the authority too early; its "@" then lies behind.
  if (!server.ok) return at < 0 && rest.includes("@") ? err("credentials") : server;
  const credentials = at < 0 ? ok(undefined) : readCredentials(authority.slice(0, at));
  if (!credentials.ok) return credentials;
  const path = readPath(scheme, rest);
  if (!path.ok) return path;
  return ok({
    scheme,
    ...server.value,
    path: path.value,
    ...(credentials.value === undefined ? {} : { credentials: credentials.value }),
  });
}

function readServer(
  text: string,
  scheme: FeedScheme,
): Result<{ host: string; port: number }, AddressProblem> {
  const [, hostText = "", portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(text) ?? [];
  const host = readHost(hostText);
  if (host === undefined) return err("host");
  if (portText === undefined || portText === "") return ok({ host, port: defaultPorts[scheme] });
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  return port >= 1 && port <= 65_535 ? ok({ host, port }) : err("port");
}

/** One spelling of a host: other ways to write an IPv4 address (`0x7f.1`) become dotted decimals. */
function readHost(text: string): string | undefined {
  // The parser of URLs would drop these, and read what is left as the host.
  if (text === "" || /[\s@%]/.test(text)) return undefined;
  const address = `http://${text}/`;
  if (!URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  return host === "" || host.length > 253 || host.includes("..") ? undefined : host;
}

function readCredentials(text: string): Result<Credentials | undefined, AddressProblem> {
  const [, user = "", password = ""] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  if (user === "" && password === "") return ok(undefined);
  const decoded = [decodePercent(user), decodePercent(password)];
  const [username, secret] = decoded;
  if (username === undefined || secret === undefined || username === "") return err("credentials");
  return decoded.some((part) => controlCharacters.test(part!))
    ? err("control_characters")
    : ok({ username, password: secret });
}

function readPath(scheme: FeedScheme, rest: string): Result<string, AddressProblem> {
  const text = /^[/\\]/.test(rest) ? rest : `/${rest}`;
  if (!URL.canParse(`http://host${text}`)) return err("path");
  const { pathname, search } = new URL(`http://host${text}`);
  if (scheme === "http" || scheme === "https") return ok(pathname + search);
  // FTP has no parameters: what follows a question mark is no part of the file's name.
  const file = decodePercent(pathname);
  if (file === undefined || file.endsWith("/")) return err("path");
  return controlCharacters.test(file) ? err("control_characters") : ok(pathname + search);
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * The path that is asked of an FTP server: relative to the folder where the user signs in; from
 * the root when it begins with `//`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc1738#section-3.2.2}
 */
export function ftpPath(address: FeedAddress): string {
  const [path = ""] = address.path.split("?", 1);
  return decodeURIComponent(path).slice(1);
}

/** The last part of the path, to name the file by on screens. */
export function fileNameOf(address: FeedAddress): string {
  const [path = ""] = address.path.split("?", 1);
  const last = path.slice(path.lastIndexOf("/") + 1);
  return (decodePercent(last) ?? last) || address.host;
}

/** `host`, `host:8080` or `[2001:db8::1]:8080`; the port of the scheme is left out. */
export function serverOf({ scheme, host, port }: FeedAddress): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === defaultPorts[scheme] ? name : `${name}:${port}`;
}

/** The whole address, secrets included: what is sealed and kept. Parsing gives the same back. */
export function formatAddress(address: FeedAddress): string {
  const { scheme, path, credentials } = address;
  const login = credentials
    ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
    : "";
  return `${scheme}://${login}${serverOf(address)}${path}`;
}

/** The same address without its user and password, which are kept and changed apart. */
export function splitCredentials(
  { credentials, ...address }: FeedAddress,
): { address: FeedAddress; credentials: Credentials | undefined } {
  return { address, credentials };
}
