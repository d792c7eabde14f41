import { realClock } from "../../tenants/clock.ts";
import { createDataFolder, isDataFolder, openDataFolder } from "../../tenants/data_folder.ts";
import { operatorSetupToken } from "../../tenants/accounts/staff_accounts.ts";
import { clamdScanner } from "../../tenants/files/virus_scanner.ts";
import { openPlatform } from "../../tenants/platform.ts";
import { paths } from "../../views/paths.ts";
import {
  type Configuration,
  ConfigurationError,
  readConfiguration,
  readPort,
} from "../configuration.ts";
import type { FtpSettings } from "../ftp/ftp_server.ts";
import { createLog, describeError } from "../log.ts";
import { type RunningServer, startServer } from "../server.ts";
import { type Command, type CommandInput, type CommandWorld, textOption } from "./command.ts";

export const serveCommand: Command = {
  name: "serve",
  usage: "[--port 8000] [--host 127.0.0.1] [--data <folder>]",
  does: "Serves everything and runs the jobs; makes the data folder when there is none.",
  options: { port: { type: "string" }, host: { type: "string" } },
  needs: [],
  async run(input, world) {
    const folder = await isDataFolder(input.data)
      ? await openDataFolder(input.data)
      : await createDataFolder(input.data, { sandbox: false, now: realClock() });
    const { clamd } = readConfiguration(world.environment);
    const scanFile = clamd && clamdScanner(clamd);
    await using platform = await openPlatform(folder, { scanFile });
    await using server = await startServer({ platform, ...serverOptions(input, world) });
    world.tell(`Krámek is at ${server.services.publicUrl}`);
    if (server.services.ftp) world.tell(`FTP of inboxes is at ${ftpUrl(server)}`);
    await tellSetupLink(server, world);
    await untilStopped(server, world);
  },
};

/** An installation without people is set up by a link that only who started it sees. */
async function tellSetupLink({ services }: RunningServer, world: CommandWorld): Promise<void> {
  const token = await operatorSetupToken(services.platform);
  if (token === undefined) return;
  world.tell(`Create the first operator at ${services.publicUrl}${paths.operatorSetup(token)}`);
}

const ftpUrl = ({ services: { ftp } }: RunningServer): string => `ftp://${ftp!.host}:${ftp!.port}`;

function ftpSettings({ ftp, host }: Configuration): FtpSettings | undefined {
  if (!ftp) return undefined;
  const { certificatePaths, ...settings } = ftp;
  const certificate = certificatePaths && {
    cert: readPem("KRAMEK_FTP_CERTIFICATE", certificatePaths.cert),
    key: readPem("KRAMEK_FTP_KEY", certificatePaths.key),
  };
  return { ...settings, host: ftp.host ?? host, certificate };
}

function readPem(variable: string, path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (cause) {
    throw new ConfigurationError(`${variable} names ${path}, which cannot be read`, { cause });
  }
}

export function serverOptions(input: CommandInput, world: CommandWorld) {
  const configuration = readConfiguration(world.environment);
  const port = textOption(input, "port");
  return {
    port: port === undefined ? configuration.port : readPort(port),
    host: textOption(input, "host") ?? configuration.host,
    publicUrl: configuration.publicUrl,
    smtpUrl: configuration.smtpUrl,
    mailFrom: configuration.mailFrom,
    imapUrl: configuration.imapUrl,
    trustedProxies: configuration.trustedProxies,
    allowedSources: configuration.allowedSources,
    journalBytesMax: configuration.journalBytesMax,
    card: configuration.card,
    ftp: ftpSettings(configuration),
    log: createLog((line) => world.tell(line), realClock),
  };
}

/** The minute's tick wakes whatever is due; it ends with the signal. */
export async function untilStopped(server: RunningServer, world: CommandWorld): Promise<void> {
  const { log } = server.services;
  // Its promise rejects when the signal stops it, which is no error.
  Deno.cron("tick", "* * * * *", { signal: world.signal }, async () => {
    try {
      await server.tick();
    } catch (error) {
      log("tick.failed", describeError(error));
    }
  }).catch(() => {});
  await new Promise<void>((resolve) => {
    if (world.signal.aborted) resolve();
    world.signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
