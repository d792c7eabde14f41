import { createServer, type Server, type Socket } from "node:net";
import { type SecureContext, TLSSocket } from "node:tls";

/** Until the client has opened the connection that it asked for. */
const connectMs = 30_000;
/** Without a byte on the way of a file. */
const silenceMs = 60_000;
/** For one file, however slow the line. */
const totalMs = 30 * 60_000;

/** A port on which one client may open one data connection. */
export interface PassiveData {
  port: number;
  /** The connection, over TLS where told to; throws when none comes. */
  open(secureContext: SecureContext | undefined): Promise<Socket>;
  close(): void;
}

export interface PassiveOrder {
  /** Where the control connection came in: the client reaches us there. */
  host: string;
  /** Only from here a data connection is taken. */
  from: string;
  /** Ports from which one is chosen; any free one without them. */
  ports: readonly [from: number, to: number] | undefined;
}

/** Listens for a data connection of the client whose control connection this is. @see FE-7 */
export async function listenForData({ host, from, ports }: PassiveOrder): Promise<PassiveData> {
  const server = createServer();
  const port = await listen(server, host, ports);
  let socket: Socket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    if (server.listening) server.close();
    socket?.destroy();
  };
  const came = new Promise<Socket>((resolve, reject) => {
    timer = setTimeout(() => {
      close();
      reject(new Error("No data connection came"));
    }, connectMs);
    server.on("close", () => reject(new Error("The port was closed")));
    server.on("connection", (candidate: Socket) => {
      const address = (candidate.remoteAddress ?? "").replace(/^::ffff:/, "");
      // Somebody else who has guessed the port gets nothing, and takes nothing away.
      if (address !== from || socket) return void candidate.destroy();
      clearTimeout(timer);
      socket = candidate;
      candidate.on("error", () => {});
      server.close();
      resolve(candidate);
    });
  });
  came.catch(() => {});
  return {
    port,
    close,
    async open(secureContext) {
      const plain = await came;
      if (!secureContext) return plain;
      const secured = new TLSSocket(plain, { isServer: true, secureContext });
      secured.on("error", () => {});
      socket = secured;
      return secured;
    },
  };
}

async function listen(
  server: Server,
  host: string,
  ports: PassiveOrder["ports"],
): Promise<number> {
  for (const port of candidates(ports)) {
    const isListening = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, host, () => resolve(true));
    });
    server.removeAllListeners("error");
    if (isListening) return (server.address() as { port: number }).port;
  }
  throw new Error("No port is free for data connections");
}

/** Beginning anywhere, so that two sessions seldom want the same. */
function candidates(ports: PassiveOrder["ports"]): number[] {
  if (!ports) return [0];
  const [from, to] = ports;
  const count = to - from + 1;
  const start = Math.floor(Math.random() * count);
  return Array.from({ length: count }, (_, index) => from + (start + index) % count);
}

/** A file was too long on its way, or its connection broke. */
export class DataBrokenError extends Error {
  override name = "DataBrokenError";
}

/** What comes on a data connection; throws {@link DataBrokenError}. */
export async function* received(socket: Socket): AsyncGenerator<Uint8Array> {
  const stop = watched(socket);
  try {
    const chunks = socket.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) yield chunk as Uint8Array;
    if (socket.errored) throw new DataBrokenError();
  } catch (cause) {
    throw new DataBrokenError("The connection broke", { cause });
  } finally {
    stop();
  }
}

/** Sends all, no faster than it is taken; throws {@link DataBrokenError}. */
export async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const stop = watched(socket);
  try {
    for await (const chunk of bytes) {
      await new Promise<void>((resolve, reject) => {
        socket.once("close", () => reject(new DataBrokenError("The connection was closed")));
        socket.write(chunk, (error) => {
          socket.removeAllListeners("close");
          if (error) reject(new DataBrokenError("The connection broke", { cause: error }));
          else resolve();
        });
      });
    }
    await new Promise<void>((resolve) => socket.end(resolve));
  } finally {
    stop();
  }
}

function watched(socket: Socket): () => void {
  const end = () => socket.destroy(new DataBrokenError("The file took too long"));
  const timer = setTimeout(end, totalMs);
  socket.setTimeout(silenceMs, end);
  return () => {
    clearTimeout(timer);
    socket.setTimeout(0);
  };
}
