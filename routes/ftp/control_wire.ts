import type { Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";

/** A command has at most 512 bytes in RFC 959; names of ours fit four times over. */
const lineSizeMax = 2_048;

/**
 * The connection on which commands come and answers go: one command at a time, whole, however it
 * was cut up on its way.
 */
export class ControlWire {
  #rest = "";
  #lines: string[] = [];
  #isClosed = false;
  #wake = () => {};
  #decoder = new TextDecoder();

  constructor(private socket: Socket) {
    this.#listen();
  }

  get localAddress(): string {
    return plainAddress(this.socket.localAddress);
  }

  get remoteAddress(): string {
    return plainAddress(this.socket.remoteAddress);
  }

  get isSecure(): boolean {
    return this.socket instanceof TLSSocket;
  }

  #listen(): void {
    this.socket.on("data", (chunk: Uint8Array) => this.#take(chunk));
    this.socket.on("error", () => this.#end());
    this.socket.on("close", () => this.#end());
  }

  #take(chunk: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    this.#rest = lines.pop()!;
    this.#lines.push(...lines);
    // Whoever sends without waiting for answers, or no end of a line, is no client.
    if (this.#rest.length > lineSizeMax || this.#lines.length > 100) this.socket.destroy();
    this.#wake();
  }

  #end(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** @returns `undefined` at the end of the connection, and when nothing has come for so long */
  async next(idleMs: number): Promise<string | undefined> {
    if (this.#lines.length === 0 && !this.#isClosed) await this.#something(idleMs);
    return this.#lines.shift();
  }

  async #something(idleMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(() => {
        this.say("421 Nothing came for too long. Bye.");
        this.close();
        resolve();
      }, idleMs);
    });
    clearTimeout(timer);
  }

  /** Whether the client is still there a moment later. */
  async staysOpen(forMs: number): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, forMs));
    return !this.#isClosed;
  }

  say(...lines: string[]): void {
    if (!this.#isClosed && this.socket.writable) this.socket.write(lines.join("\r\n") + "\r\n");
  }

  /** Goes on over TLS. What was sent in the open behind the command is forgotten. */
  secure(secureContext: SecureContext): void {
    this.#rest = "";
    this.#lines = [];
    this.socket.removeAllListeners("data");
    const secured = new TLSSocket(this.socket, { isServer: true, secureContext });
    this.socket = secured;
    this.#listen();
  }

  close(): void {
    this.socket.end();
    this.socket.destroySoon();
  }
}

/** IPv4 as it is known, where the socket listens on both kinds. */
function plainAddress(address = ""): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");
}
