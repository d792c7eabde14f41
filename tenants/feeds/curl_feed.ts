import { type FeedAddress, formatAddress } from "../../core/feeds/address.ts";
import type { FeedFailureReason } from "../../core/feeds/failure.ts";
import { parseIp } from "../../core/feeds/ip.ts";
import { FeedError } from "./feed_error.ts";
import { isImplicitTls } from "./ftp_connection.ts";
import type { FetchLimits } from "./limits.ts";
import type { FetchContext } from "./transfer.ts";

/**
 * The bytes of a file as curl fetches it over FTPS, from the address that was checked. Throws
 * {@link FeedError}; `curl_missing` where the program is not installed.
 */
export async function* curlBytes(
  address: FeedAddress,
  ip: string,
  context: FetchContext,
): AsyncGenerator<Uint8Array> {
  const child = startCurl(context.curlPath);
  const kill = () => {
    try {
      child.kill("SIGKILL");
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it has ended
    }
  };
  try {
    await writeConfig(child, curlConfig(address, ip, context));
    yield* context.watch.bytes(child.stdout, kill);
    const { code } = await context.watch.wait(child.status, context.watch.limits.silenceMs, kill);
    if (code !== 0) throw curlError(code);
  } finally {
    kill();
    await child.status;
  }
}

/** Arguments are seen by everybody on the computer, so all that matters goes over its input. */
function startCurl(path: string): Deno.ChildProcess {
  const options = { stdin: "piped", stdout: "piped", stderr: "null" } as const;
  try {
    return new Deno.Command(path, { args: ["--disable", "--config", "-"], ...options }).spawn();
  } catch (cause) {
    if (cause instanceof Deno.errors.NotFound) throw new FeedError("curl_missing", {}, { cause });
    throw cause;
  }
}

async function writeConfig(child: Deno.ChildProcess, config: string): Promise<void> {
  const writer = child.stdin.getWriter();
  try {
    await writer.write(new TextEncoder().encode(config));
    await writer.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error; // its exit code tells more
  }
}

/** What curl is told, one option a line. */
export function curlConfig(
  address: FeedAddress,
  ip: string,
  { watch, verifyCertificate }: Pick<FetchContext, "verifyCertificate"> & {
    watch: { limits: FetchLimits };
  },
): string {
  const { limits } = watch;
  const url = formatAddress({
    ...address,
    scheme: isImplicitTls(address) ? "ftps" : "ftp",
    path: address.path.split("?", 1)[0]!,
  });
  const seconds = (ms: number) => String(Math.max(1, Math.ceil(ms / 1000)));
  const options: [name: string, value?: string][] = [
    ["url", url],
    ...(parseIp(address.host) ? [] : [["resolve", resolveRule(address, ip)] as [string, string]]),
    ["proto", "=ftp,ftps"],
    ["noproxy", "*"],
    ["ssl-reqd"],
    ["ftp-pasv"],
    ["ftp-skip-pasv-ip"],
    ["ftp-method", "nocwd"],
    ["globoff"],
    ["silent"],
    ["connect-timeout", seconds(limits.connectMs)],
    ["max-time", seconds(limits.totalMs)],
    ["max-filesize", String(limits.sizeMax)],
    ...(verifyCertificate ? [] : [["insecure"] as [string]]),
  ];
  return options.map(([name, value]) => value === undefined ? name : `${name} = "${value}"`)
    .join("\n") + "\n";
}

const resolveRule = ({ host, port }: FeedAddress, ip: string): string =>
  `${host}:${port}:${ip.includes(":") ? `[${ip}]` : ip}`;

/** @see {@link https://curl.se/docs/manpage.html#EXIT} */
const reasonsByExit: Record<number, FeedFailureReason> = {
  6: "name",
  7: "connection",
  8: "protocol",
  9: "forbidden",
  18: "cut",
  19: "not_found",
  28: "timeout",
  35: "tls",
  60: "certificate",
  63: "too_large",
  64: "tls",
  67: "login",
  78: "not_found",
};

function curlError(code: number): FeedError {
  const reason = reasonsByExit[code] ?? "connection";
  const problem = reason === "certificate" ? { problem: "untrusted" } : undefined;
  return new FeedError(reason, problem);
}
