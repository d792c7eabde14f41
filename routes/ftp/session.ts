import type { SecureContext } from "node:tls";
import type { Platform } from "../../tenants/platform.ts";
import type { Log } from "../log.ts";
import { ControlWire } from "./control_wire.ts";
import { listenForData, type PassiveData } from "./passive_data.ts";
import { type Guest, isStillWelcome, signIn } from "./sign_in.ts";

/** What all sessions of the server share. */
export interface FtpWorld {
  platform: Platform;
  log: Log;
  /** With it, nobody signs in before the connection is secured. */
  secureContext: SecureContext | undefined;
  /** Where data connections are opened; any free port without them. */
  passivePorts: readonly [from: number, to: number] | undefined;
  /** The IPv4 address that clients are told; by default the one that they came to. */
  publicAddress: string | undefined;
  /** Longest pause between two commands. */
  idleMs: number;
}

/** One connection of one client, from its greeting to its end. */
export class FtpSession {
  guest: Guest | undefined;
  /** Whether files go over TLS too. */
  isDataSecure = false;
  /** Bytes of the next file that the client has already. */
  startAt = 0;
  renamed: string | undefined;
  #user = "";
  #data: PassiveData | undefined;

  constructor(readonly wire: ControlWire, readonly world: FtpWorld) {}

  /** Answers each command before it takes the next one. */
  async serve(answer: (session: FtpSession, line: string) => Promise<string>): Promise<void> {
    const { idleMs } = this.world;
    this.wire.say("220 Inbox of files for imports");
    try {
      for (;;) {
        const line = await this.wire.next(this.guest ? idleMs : idleMs / 5);
        if (line === undefined) return;
        if (line.trim() === "") continue;
        const said = await answer(this, line);
        if (said !== "") this.wire.say(said);
        if (/^(?:221|421) /.test(said)) return;
      }
    } finally {
      this.#data?.close();
      this.wire.close();
    }
  }

  setUser(user: string): string {
    if (this.world.secureContext && !this.wire.isSecure) {
      return "530 Only over TLS: send AUTH TLS first.";
    }
    this.guest = undefined;
    this.#user = user;
    return "331 The password is a key of the shop.";
  }

  async takeKey(key: string): Promise<string> {
    if (this.#user === "") return "503 Send USER first.";
    const { platform, log } = this.world;
    const from = this.wire.remoteAddress;
    const result = await signIn(platform, { user: this.#user, key, from });
    log("ftp.sign_in", { user: this.#user.slice(0, 100), address: from, result: result.kind });
    switch (result.kind) {
      case "welcome":
        this.guest = result.guest;
        return "230 Welcome.";
      case "suspended":
        return "530 The administration of the shop is suspended.";
      case "wait":
        return `421 Too many attempts. Try again in ${result.seconds} seconds.`;
      case "wrong":
        return "530 Sign-in refused. The user is the shop's name in its address, the password a key of the shop.";
    }
  }

  /** @returns what to say when this may not go on */
  async refusal(): Promise<string | undefined> {
    if (!this.guest) return "530 Sign in first.";
    if (await isStillWelcome(this.world.platform, this.guest)) return undefined;
    return "421 The key no longer works, or the shop is suspended.";
  }

  async openPort(kind: "EPSV" | "PASV"): Promise<string> {
    const { publicAddress, passivePorts } = this.world;
    const host = this.wire.localAddress;
    const told = publicAddress ?? host;
    if (kind === "PASV" && told.includes(":")) return "425 Use EPSV over IPv6.";
    this.#data?.close();
    try {
      const order = { host, from: this.wire.remoteAddress, ports: passivePorts };
      const { port } = this.#data = await listenForData(order);
      return kind === "EPSV"
        ? `229 Entering Extended Passive Mode (|||${port}|)`
        : `227 Entering Passive Mode (${told.replaceAll(".", ",")},${port >> 8},${port & 255})`;
    } catch {
      return "425 No port is free. Try again later.";
    }
  }

  /**
   * Uses the port once: for one listing or one file. What is to be said in the end is said before
   * the connection is cut, for a client that still sends would see only that.
   */
  async withData(
    use: (socket: Awaited<ReturnType<PassiveData["open"]>>) => Promise<string>,
  ): Promise<string> {
    const data = this.#data;
    const { secureContext } = this.world;
    if (!data) return "425 Send EPSV or PASV first.";
    if (secureContext && !this.isDataSecure) return "521 Only over TLS: send PROT P first.";
    this.#data = undefined;
    this.wire.say("150 Go on.");
    try {
      const socket = await data.open(secureContext).catch(() => undefined);
      this.wire.say(socket ? await use(socket) : "425 No data connection came.");
      return "";
    } finally {
      data.close();
    }
  }
}
