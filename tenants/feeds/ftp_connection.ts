import { Client, type FTPContext, FTPError } from "basic-ftp";
import { defaultPorts, type FeedAddress, ftpPath } from "../../core/feeds/address.ts";
import { parseIp } from "../../core/feeds/ip.ts";
import { FeedError } from "./feed_error.ts";
import { ftpError } from "./ftp_error.ts";
import type { FetchContext } from "./transfer.ts";
import { openWire, type Wire } from "./wire.ts";

/** What an FTP server says of a file; a server need not know either. */
export interface FtpFileFacts {
  size?: number;
  /** RFC 3339. */
  modifiedAt?: string;
}

/** A signed-in connection to an FTP server, good for one download. */
export interface FtpConnection {
  facts: FtpFileFacts;
  /** Bytes of the file from an offset on; throws {@link FeedError}. */
  retrieve(startAt: number): AsyncIterable<Uint8Array>;
  close(): void;
}

/** Implicit TLS is spoken from the first byte, and only on a port of its own. */
export const isImplicitTls = ({ scheme, port }: FeedAddress): boolean =>
  scheme === "ftps" && port === defaultPorts.ftps;

interface Place {
  address: FeedAddress;
  ip: string;
  context: FetchContext;
}

/**
 * Connects to one address of the server, which was checked before, and signs in. Data connections
 * are passive and go to the same address, whatever the server answers.
 *
 * @see FE-7
 */
export async function connectFtp(
  address: FeedAddress,
  ip: string,
  context: FetchContext,
): Promise<FtpConnection> {
  const { watch } = context;
  // Time is the watch's matter, so the client has no limit of its own.
  const client = new Client(0);
  const close = () => client.close();
  const place = { address, ip, context };
  try {
    await watch.wait(connect(client, place), watch.limits.connectMs, close);
    await watch.wait(signIn(client, address), watch.limits.silenceMs, close);
    const facts = await watch.wait(
      factsOf(client, ftpPath(address)),
      watch.limits.silenceMs,
      close,
    );
    return {
      facts,
      retrieve: (startAt) => watch.bytes(retrieved(client.ftp, place, startAt), close),
      close,
    };
  } catch (error) {
    close();
    throw ftpError(error);
  }
}

async function connect(client: Client, { address, ip, context }: Place): Promise<void> {
  const { certificateAuthorities, verifyCertificate } = context;
  const tls = {
    host: ip,
    ...(parseIp(address.host) ? {} : { servername: address.host }),
    rejectUnauthorized: verifyCertificate,
    ...(certificateAuthorities.length > 0 ? { ca: [...certificateAuthorities] } : {}),
  };
  if (isImplicitTls(address)) {
    await client.connectImplicitTLS(ip, address.port, tls);
    return;
  }
  await client.connect(ip, address.port);
  if (address.scheme === "ftps") await useTls(client, tls);
}

/** A server that knows no TLS is refused, rather than sent a password in the open. */
async function useTls(client: Client, tls: Parameters<Client["useTLS"]>[0]): Promise<void> {
  try {
    await client.useTLS(tls);
  } catch (cause) {
    if (cause instanceof FTPError) throw new FeedError("tls", { status: cause.code }, { cause });
    throw cause;
  }
}

async function signIn(client: Client, { scheme, credentials }: FeedAddress): Promise<void> {
  const { username, password } = credentials ?? { username: "anonymous", password: "kramek@" };
  await client.sendIgnoringError("OPTS UTF8 ON");
  await client.login(username, password);
  await client.send("TYPE I");
  if (scheme === "ftps") {
    await client.send("PBSZ 0");
    await client.send("PROT P");
  }
}

async function factsOf(client: Client, path: string): Promise<FtpFileFacts> {
  const size = await client.sendIgnoringError(`SIZE ${path}`);
  const time = await client.sendIgnoringError(`MDTM ${path}`);
  const bytes = /^213\s+(\d{1,15})\b/.exec(size.message)?.[1];
  const [, ...parts] = /^213\s+(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(time.message) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return {
    ...(bytes === undefined ? {} : { size: Number(bytes) }),
    ...(year ? { modifiedAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` } : {}),
  };
}

async function* retrieved(
  ftp: FTPContext,
  place: Place,
  startAt: number,
): AsyncGenerator<Uint8Array> {
  let data: Wire | undefined;
  try {
    data = await openData(ftp, place);
    if (startAt > 0) await ftp.request(`REST ${startAt}`);
    const done = startRetrieving(ftp, ftpPath(place.address));
    // A refusal comes on the control connection, and nothing then on the other.
    done.catch(() => data?.close());
    if (place.address.scheme === "ftps") await data.secure(place.address.host);
    yield* bytesUntil(data, done);
    data.close();
    await done;
  } catch (error) {
    throw ftpError(error);
  } finally {
    data?.close();
  }
}

/** Only the port is taken from the answer, and not one of the system's services. */
async function openData(ftp: FTPContext, { ip, context }: Place): Promise<Wire> {
  const port = await passivePort(ftp);
  if (!(port >= 1024 && port <= 65_535)) throw new FeedError("refused_port", { port });
  return await openWire({ scheme: "ftp", host: ip, port }, ip, context);
}

async function passivePort(ftp: FTPContext): Promise<number> {
  try {
    const { message } = await ftp.request("EPSV");
    return Number(/[|!]{3}(\d{1,5})[|!]/.exec(message)?.[1]);
  } catch (error) {
    if (!(error instanceof FTPError)) throw error;
  }
  const { message } = await ftp.request("PASV");
  const [, high, low] = /\d+,\d+,\d+,\d+,(\d{1,3}),(\d{1,3})/.exec(message) ?? [];
  return Number(high) * 256 + Number(low);
}

/** Settles when the server says that it has sent all, or that it has not. */
function startRetrieving(ftp: FTPContext, path: string): Promise<void> {
  return ftp.handle(`RETR ${path}`, (reply, task) => {
    if (reply instanceof Error) task.reject(reply);
    else if (reply.code >= 200) task.resolve(undefined);
  }) as Promise<void>;
}

async function* bytesUntil(data: Wire, done: Promise<void>): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const bytes = await data.read();
      if (!bytes) return;
      yield bytes;
    }
  } catch (error) {
    await done; // what the server said of it tells more
    // Many servers close without the last word of TLS; the size then shows whether all came.
    if (!(error instanceof Deno.errors.UnexpectedEof)) throw error;
  }
}
