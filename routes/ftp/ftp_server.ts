import { createServer, type Socket } from "node:net";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Platform } from "../../tenants/platform.ts";
import { ConfigurationError } from "../configuration.ts";
import { describeError, type Log } from "../log.ts";
import { answerCommand } from "./commands.ts";
import { ControlWire } from "./control_wire.ts";
import { FtpSession, type FtpWorld } from "./session.ts";

/*
 * A server of our own: small, for it knows one flat folder and passive mode alone. The library
 * that was tried (ftp-srv 4.6.3, without an owner, fifty packages) ends the process at SIGTERM,
 * loses commands that come in two packets, leaves a timer behind every client, answers "226" to an
 * upload before the file is stored, and knows no explicit TLS that works here; its fork takes a data
 * connection from anybody.
 */

/** How the operator has switched on the FTP of the inbox. */
export interface FtpSettings {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Of data connections; any that are free without it. */
  passivePorts?: readonly [from: number, to: number] | undefined;
  /** The IPv4 address that clients are told, behind a translation of addresses. */
  publicAddress?: string | undefined;
  /** PEM of a certificate and its key: with them, nobody signs in without TLS. */
  certificate?: { cert: string; key: string } | undefined;
  /** Longest pause between two commands, five minutes by default; before signing in a fifth. */
  idleMs?: number;
}

export interface FtpServer extends AsyncDisposable {
  port: number;
  isSecure: boolean;
}

/** Together, and from one address: a supplier opens a few at once. */
const sessionsMax = 100;
const sessionsOfAddressMax = 8;

/** Serves the inboxes of all shops to programs that speak FTP. @see R46, R50 */
export async function startFtpServer(
  { platform, log }: { platform: Platform; log: Log },
  { host, port, passivePorts, publicAddress, certificate, idleMs = 5 * 60_000 }: FtpSettings,
): Promise<FtpServer> {
  const world: FtpWorld = {
    platform,
    log,
    passivePorts,
    publicAddress,
    idleMs,
    secureContext: certificate && secureContextOf(certificate),
  };
  const open = new Map<ControlWire, Promise<void>>();
  const server = createServer((socket: Socket) => {
    socket.setNoDelay(true);
    const wire = new ControlWire(socket);
    if (isCrowded(wire, [...open.keys()])) {
      wire.say("421 Too many connections. Try again later.");
      return wire.close();
    }
    const served = new FtpSession(wire, world).serve(answerCommand)
      .catch((error) => log("ftp.failed", describeError(error)))
      .finally(() => open.delete(wire));
    open.set(wire, served);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      const message = `KRAMEK_FTP: nothing can listen at ${host}, port ${port}: ${cause.message}`;
      reject(new ConfigurationError(message, { cause }));
    });
    server.listen(port, host, () => resolve());
  });
  server.removeAllListeners("error");
  server.on("error", (error) => log("ftp.failed", describeError(error)));
  return {
    port: (server.address() as { port: number }).port,
    isSecure: certificate !== undefined,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const wire of open.keys()) wire.close();
      await Promise.all(open.values());
      await closed;
    },
  };
}

function secureContextOf(certificate: { cert: string; key: string }): SecureContext {
  try {
    return createSecureContext(certificate);
  } catch (cause) {
    const message = "KRAMEK_FTP_CERTIFICATE and KRAMEK_FTP_KEY are no certificate and its key";
    throw new ConfigurationError(message, { cause });
  }
}

function isCrowded({ remoteAddress }: ControlWire, others: readonly ControlWire[]): boolean {
  const same = others.filter((other) => other.remoteAddress === remoteAddress);
  return others.length >= sessionsMax || same.length >= sessionsOfAddressMax;
}
