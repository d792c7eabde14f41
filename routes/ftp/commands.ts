import { describeError } from "../log.ts";
import * as inbox from "./inbox_commands.ts";
import { isRoot } from "./listing.ts";
import type { FtpSession } from "./session.ts";

type Command = (session: FtpSession, text: string) => string | Promise<string>;

const noFolders = "550 The inbox has no folders.";

/** What anybody may say. */
const publicCommands: Record<string, Command> = {
  USER: (session, text) => session.setUser(text),
  PASS: (session, text) => session.takeKey(text),
  AUTH: (session, text) => secure(session, text),
  PBSZ: () => "200 PBSZ=0",
  PROT: (session, text) => protect(session, text),
  FEAT: ({ world }) =>
    ["211-Features:", ...featuresOf(world.secureContext !== undefined), "211 End"].join("\r\n"),
  OPTS: (_session, text) => /^UTF-?8/i.test(text) ? "200 UTF-8 it is." : "501 Unknown option.",
  SYST: () => "215 UNIX Type: L8",
  NOOP: () => "200 Here.",
  HELP: () => "214 See the page of the inbox in the administration.",
  QUIT: () => "221 Bye.",
};

const featuresOf = (isSecure: boolean): string[] => [
  ...(isSecure ? [" AUTH TLS", " PBSZ", " PROT"] : []),
  " EPSV",
  " MDTM",
  " MLST type*;size*;modify*;perm*;",
  " REST STREAM",
  " SIZE",
  " UTF8",
];

/** What only a program that has signed in may say. Active mode is none of it. @see FE-7 */
const guestCommands: Record<string, Command> = {
  // Bytes are never changed on their way, whatever a client calls the type.
  TYPE: () => "200 As it is.",
  MODE: (_session, text) => text.toUpperCase() === "S" ? "200 Stream." : "504 Streams only.",
  STRU: (_session, text) => text.toUpperCase() === "F" ? "200 File." : "504 Files only.",
  ALLO: () => "202 Not needed.",
  PWD: () => '257 "/" is the inbox.',
  XPWD: () => '257 "/" is the inbox.',
  CWD: (_session, text) => isRoot(text) ? "250 The inbox." : noFolders,
  CDUP: () => "250 The inbox.",
  MKD: () => noFolders,
  XMKD: () => noFolders,
  RMD: () => noFolders,
  XRMD: () => noFolders,
  PASV: (session) => session.openPort("PASV"),
  EPSV: (session) => session.openPort("EPSV"),
  LIST: inbox.list,
  NLST: inbox.names,
  MLSD: inbox.machineList,
  SIZE: inbox.size,
  MDTM: inbox.modified,
  REST: (session, text) => restart(session, text),
  RETR: inbox.retrieve,
  STOR: inbox.store,
  DELE: inbox.remove,
  RNFR: inbox.renameFrom,
  RNTO: inbox.renameTo,
  ABOR: () => "226 Nothing is on its way.",
};

/** Says what becomes of one line of a client. A fault of ours ends the command, not the process. */
export async function answerCommand(session: FtpSession, line: string): Promise<string> {
  const [, verb = "", text = ""] = /^\s*(\w{3,4})(?: (.*))?$/.exec(line) ?? [];
  const name = verb.toUpperCase();
  const said = commandOf(publicCommands, name);
  if (said) return await said(session, text);
  const command = commandOf(guestCommands, name);
  if (!command) return "502 This is not done here.";
  try {
    return await session.refusal() ?? await command(session, text);
  } catch (error) {
    session.world.log("ftp.failed", { shop: session.guest?.shop.slug, ...describeError(error) });
    return "451 The fault is on our side. Try again later.";
  }
}

const commandOf = (table: Record<string, Command>, name: string): Command | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function secure({ wire, world }: FtpSession, text: string): string {
  if (!world.secureContext) return "502 TLS is not set up here.";
  if (!/^TLS(?:-C)?$/i.test(text)) return "504 TLS only.";
  if (wire.isSecure) return "503 It is secured already.";
  wire.say("234 Go on over TLS.");
  wire.secure(world.secureContext);
  return "";
}

function protect(session: FtpSession, text: string): string {
  if (!session.wire.isSecure) return "503 Send AUTH TLS first.";
  if (text.toUpperCase() !== "P") return "536 Files go over TLS only: PROT P.";
  session.isDataSecure = true;
  return "200 Files go over TLS.";
}

function restart(session: FtpSession, text: string): string {
  if (!/^\d{1,12}$/.test(text)) return "501 Send a number of bytes.";
  session.startAt = Number(text);
  return "350 The next file begins there.";
}
