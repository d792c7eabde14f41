import net, { type AddressInfo, type Socket } from "node:net";
import tls from "node:tls";
import { testTls } from "./feed_servers.ts";

export interface FtpBehaviour {
  files?: Record<string, string | Uint8Array>;
  users?: Record<string, string>;
  /** What `AUTH TLS` is answered with; `undefined` for a server that knows none. */
  tls?: "explicit" | "implicit";
  /** Breaks off after so many bytes of each of the first transfers. */
  cuts?: number[];
  /** As many vsftpd servers do: a data connection must resume the session of TLS. */
  demandsSessionReuse?: boolean;
  /** The address that PASV names instead of the server's own. */
  passiveHost?: string;
  knowsEpsv?: boolean;
  knowsSize?: boolean;
  modified?: () => string;
  /** Sent instead of the answer to a command; nothing but an empty line makes it silent. */
  replies?: Record<string, string>;
}

/** A small FTP server on this computer: passive, one file at a time, as bad as a test wants. */
export interface FtpServer extends AsyncDisposable {
  port: number;
  commands: string[];
}

export async function serveFtp(behaviour: FtpBehaviour): Promise<FtpServer> {
  const commands: string[] = [];
  const cuts = [...behaviour.cuts ?? []];
  const open = new Set<{ destroy(): void }>();
  const greet = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {});
    new Session(socket, { behaviour, commands, cuts, open }).greet();
  };
  const server = behaviour.tls === "implicit"
    ? tls.createServer({ cert: testTls.cert, key: testTls.key }, greet)
    : net.createServer(greet);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Shared {
  behaviour: FtpBehaviour;
  commands: string[];
  cuts: number[];
  open: Set<{ destroy(): void }>;
}

class Session {
  #user = "";
  #startAt = 0;
  #rest = "";
  #data: Promise<Socket> | undefined;
  #dataServer: net.Server | undefined;

  constructor(private socket: Socket, private shared: Shared) {}

  greet(): void {
    this.#listen();
    this.#reply("220 Ready");
    this.socket.on("close", () => this.#dataServer?.close());
  }

  #listen(): void {
    this.socket.on("data", (chunk: Uint8Array) => {
      const lines = (this.#rest + new TextDecoder().decode(chunk)).split("\r\n");
      this.#rest = lines.pop()!;
      for (const line of lines) this.#command(line);
    });
  }

  #reply(text: string): void {
    if (!this.socket.destroyed) this.socket.write(`${text}\r\n`);
  }

  #command(line: string): void {
    this.shared.commands.push(line);
    const [verb = "", ...words] = line.split(" ");
    const reply = this.shared.behaviour.replies?.[verb];
    if (reply !== undefined) return this.#reply(reply);
    const answer = this.#answer(verb.toUpperCase(), words.join(" "));
    if (answer !== undefined) this.#reply(answer);
  }

  #answer(verb: string, text: string): string | undefined {
    const { behaviour } = this.shared;
    if (verb === "USER") {
      this.#user = text;
      return "331 Password, please";
    }
    if (verb === "PASS") {
      const users = behaviour.users ?? { anonymous: text };
      return users[this.#user] === text ? "230 Welcome" : "530 Login incorrect";
    }
    if (["TYPE", "PBSZ", "PROT", "OPTS"].includes(verb)) return "200 OK";
    if (verb === "AUTH") return this.#secure();
    if (verb === "SIZE") return this.#size(text);
    if (verb === "MDTM") return behaviour.modified ? `213 ${behaviour.modified()}` : "502 Unknown";
    if (verb === "REST") {
      this.#startAt = Number(text);
      return "350 Restarting";
    }
    if (verb === "EPSV" && behaviour.knowsEpsv === false) return "500 Unknown";
    if (verb === "EPSV" || verb === "PASV") return void this.#openData(verb);
    if (verb === "RETR") return void this.#send(text);
    if (verb === "QUIT") return void this.socket.end("221 Bye\r\n");
    return "502 Unknown";
  }

  #secure(): string | undefined {
    if (this.shared.behaviour.tls !== "explicit") return "502 Unknown";
    this.#reply("234 Proceed");
    this.socket.removeAllListeners("data");
    this.socket = this.#upgraded(this.socket);
    this.#listen();
    return undefined;
  }

  #upgraded(socket: Socket): Socket {
    const secure = new tls.TLSSocket(socket, {
      isServer: true,
      cert: testTls.cert,
      key: testTls.key,
    });
    secure.on("error", () => {});
    return secure;
  }

  #size(name: string): string {
    const file = this.#file(name);
    if (this.shared.behaviour.knowsSize === false) return "502 Unknown";
    return file ? `213 ${file.length}` : "550 No such file";
  }

  #file(name: string): Uint8Array | undefined {
    const file = this.shared.behaviour.files?.[name];
    return typeof file === "string" ? new TextEncoder().encode(file) : file;
  }

  #openData(verb: "EPSV" | "PASV"): void {
    const server = net.createServer();
    this.#dataServer = server;
    this.#data = new Promise((resolve) =>
      server.once("connection", (socket) => {
        socket.on("error", () => {});
        this.shared.open.add(socket);
        server.close();
        resolve(socket);
      })
    );
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const host = (this.shared.behaviour.passiveHost ?? "127.0.0.1").replaceAll(".", ",");
      this.#reply(
        verb === "EPSV"
          ? `229 Entering Extended Passive Mode (|||${port}|)`
          : `227 Entering Passive Mode (${host},${port >> 8},${port & 255})`,
      );
    });
  }

  async #send(name: string): Promise<void> {
    const { behaviour, cuts } = this.shared;
    const file = this.#file(name);
    const raw = await this.#data!;
    if (!file) {
      raw.destroy();
      return this.#reply("550 No such file");
    }
    this.#reply("150 Here it comes");
    if (behaviour.demandsSessionReuse) {
      raw.destroy();
      return this.#reply("522 SSL connection failed: session reuse required");
    }
    const data = behaviour.tls ? this.#upgraded(raw) : raw;
    const cut = cuts.shift();
    const bytes = file.subarray(this.#startAt, cut === undefined ? undefined : this.#startAt + cut);
    this.#startAt = 0;
    data.end(bytes, () => this.#reply(cut === undefined ? "226 Done" : "426 Broken"));
  }
}
