/** Looks into a file on the disk. Throws {@link ScannerUnavailableError}. @see UP-20 */
export type ScanFile = (path: string) => Promise<"clean" | "infected">;

/** The scanner could not be asked, so nobody knows what the file is. */
export class ScannerUnavailableError extends Error {
  override name = "ScannerUnavailableError";
}

/** Longest wait for an answer: a file has 10 MB at most. */
const patienceMs = 30_000;

/**
 * Asks a ClamAV daemon: the file is streamed to it in pieces, each with its length before it, and an
 * empty one at the end.
 *
 * @see {@link https://docs.clamav.net/manual/Usage/Scanning.html#clamd INSTREAM}
 */
export function clamdScanner({ host, port }: { host: string; port: number }): ScanFile {
  return async (path) => {
    try {
      using connection = await Deno.connect({ hostname: host, port });
      const timer = setTimeout(() => connection.close(), patienceMs);
      try {
        return verdictOf(await ask(connection, path));
      } finally {
        clearTimeout(timer);
      }
    } catch (cause) {
      if (cause instanceof ScannerUnavailableError) throw cause;
      throw new ScannerUnavailableError("The virus scanner does not answer", { cause });
    }
  };
}

async function ask(connection: Deno.TcpConn, path: string): Promise<string> {
  await writeAll(connection, new TextEncoder().encode("zINSTREAM\0"));
  using file = await Deno.open(path);
  const piece = new Uint8Array(64 * 1024);
  for (let read = await file.read(piece); read; read = await file.read(piece)) {
    await writeAll(connection, lengthBytes(read));
    await writeAll(connection, piece.subarray(0, read));
  }
  await writeAll(connection, lengthBytes(0));
  let said = "";
  const decoder = new TextDecoder();
  const answer = new Uint8Array(1024);
  for (let read = await connection.read(answer); read; read = await connection.read(answer)) {
    said += decoder.decode(answer.subarray(0, read), { stream: true });
    if (said.includes("\0")) break;
  }
  return said;
}

function verdictOf(said: string): "clean" | "infected" {
  const verdict = said.replace(/\0.*$/s, "").trim();
  if (verdict.endsWith(" OK")) return "clean";
  if (verdict.endsWith(" FOUND")) return "infected";
  throw new ScannerUnavailableError(`The virus scanner said "${verdict.slice(0, 100)}"`);
}

function lengthBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

async function writeAll(connection: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
}
