import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isIP } from "node:net";
import type { Wire } from "./wire.ts";

/**
 * A connection that believes any certificate, which only `node:tls` can be. What comes is taken at
 * once and held until it is read: a paused socket of `node:tls` does not tell of its end.
 *
 * @see FE-8
 */
export async function connectUnverified(
  { ip, port }: { ip: string; port: number },
  signal: AbortSignal,
): Promise<Wire> {
  const socket = connectTcp({ host: ip, port });
  const stop = () => socket.destroy(signal.reason);
  signal.addEventListener("abort", stop);
  try {
    await opened(socket, "connect");
  } finally {
    signal.removeEventListener("abort", stop);
  }
  return new UnverifiedWire(socket);
}

function opened(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once(event, () => {
      socket.off("error", reject);
      resolve();
    });
  });
}

class UnverifiedWire implements Wire {
  #chunks: Uint8Array[] = [];
  #end: { error?: Error } | undefined;
  #wake = () => {};
  #isListening = false;

  constructor(private socket: Socket) {}

  secure(host: string): Promise<void> {
    const name = isIP(host) ? {} : { servername: host };
    this.socket = connectTls({ socket: this.socket, rejectUnauthorized: false, ...name });
    return Promise.resolve();
  }

  handshake(): Promise<void> {
    return opened(this.socket, "secureConnect");
  }

  async read(): Promise<Uint8Array | undefined> {
    this.#listen();
    while (this.#chunks.length === 0 && !this.#end) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    const chunk = this.#chunks.shift();
    if (!chunk && this.#end?.error) throw this.#end.error;
    return chunk;
  }

  write(bytes: Uint8Array): Promise<void> {
    this.#listen();
    return new Promise((resolve, reject) =>
      this.socket.write(bytes, (error) => error ? reject(error) : resolve())
    );
  }

  close(): void {
    this.#finish();
    this.socket.destroy();
  }

  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    this.socket.on("data", (chunk: Uint8Array) => {
      this.#chunks.push(chunk);
      this.#wake();
    });
    this.socket.on("error", (error) => this.#finish(error));
    this.socket.on("end", () => this.#finish());
    this.socket.on("close", () => this.#finish());
  }

  #finish(error?: Error): void {
    this.#end ??= error ? { error } : {};
    this.#wake();
  }
}
