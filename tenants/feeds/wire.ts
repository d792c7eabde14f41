import { Duplex } from "node:stream";
import type { FeedAddress } from "../../core/feeds/address.ts";
import { connectionError } from "./feed_error.ts";
import type { FetchContext } from "./transfer.ts";
import { connectUnverified } from "./unverified_wire.ts";

/**
 * A connection to one IP address. Sockets of `node:tls` do not tell of the end of a stream that
 * was read slower than it came, so bytes are read from Deno's own connections.
 */
export interface Wire {
  /** Makes it TLS from here on. The certificate must be for `host`, a name or an IP address. */
  secure(host: string): Promise<void>;
  /** Settles what {@link secure} began, which otherwise waits for the first byte. */
  handshake(): Promise<void>;
  /** `undefined` at the end. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
  close(): void;
}

/**
 * Connects to one address of a server, which was checked before, with TLS where the scheme has it
 * from the first byte. Throws {@link FeedError}.
 *
 * @see FE-2
 */
export async function openWire(
  { scheme, host, port }: Pick<FeedAddress, "scheme" | "host" | "port">,
  ip: string,
  context: FetchContext,
): Promise<Wire> {
  const { watch } = context;
  const { connectMs } = watch.limits;
  const stopping = new AbortController();
  const connecting = connectTo(ip, port, context, stopping.signal);
  try {
    const wire = await watch.wait(connecting, connectMs, () => stopping.abort());
    if (scheme !== "https") return wire;
    const securing = wire.secure(host).then(() => wire.handshake());
    await watch.wait(securing, connectMs, () => wire.close());
    return wire;
  } catch (error) {
    throw connectionError(error);
  }
}

async function connectTo(
  ip: string,
  port: number,
  { verifyCertificate, certificateAuthorities }: FetchContext,
  signal: AbortSignal,
): Promise<Wire> {
  if (!verifyCertificate) return await connectUnverified({ ip, port }, signal);
  const connection = await Deno.connect({ hostname: ip, port, signal, autoSelectFamily: false });
  return new DenoWire(connection, certificateAuthorities);
}

const readSize = 64 * 1024;

class DenoWire implements Wire {
  #isClosed = false;

  constructor(
    private connection: Deno.TcpConn | Deno.TlsConn,
    private authorities: readonly string[],
  ) {}

  async secure(host: string): Promise<void> {
    const options = { hostname: host, caCerts: [...this.authorities] };
    this.connection = await Deno.startTls(this.connection as Deno.TcpConn, options);
    if (this.#isClosed) this.connection.close();
  }

  async handshake(): Promise<void> {
    await (this.connection as Deno.TlsConn).handshake();
  }

  async read(): Promise<Uint8Array | undefined> {
    const bytes = new Uint8Array(readSize);
    const read = await this.connection.read(bytes);
    return read === null ? undefined : bytes.subarray(0, read);
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      written += await this.connection.write(bytes.subarray(written));
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.connection.close();
  }
}

/** A wire as the socket that `node:http` wants. */
export class WireStream extends Duplex {
  constructor(private wire: Wire) {
    super({ allowHalfOpen: true });
  }

  override _read(): void {
    this.wire.read().then((bytes) => this.push(bytes ?? null), (error) => this.destroy(error));
  }

  override _write(bytes: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.wire.write(bytes).then(() => done(), done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.wire.close();
    done(error);
  }

  setTimeout = (): this => this;
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
}
