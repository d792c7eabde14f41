import { writeAll } from "./feed_files.ts";

const chunkSize = 256 * 1024;

/**
 * Lines of text that wait on the disk until they are needed, so that memory need not hold them. Their
 * file loses its name as soon as it is open: whatever happens, the system frees it with its closing.
 */
export class WaitingLines implements Disposable {
  #encoder = new TextEncoder();

  private constructor(private file: Deno.FsFile) {}

  /** @param folder where the file lies; that of the system for such files when it is absent */
  static async open(folder?: string): Promise<WaitingLines> {
    const path = await Deno.makeTempFile({
      prefix: "waiting-",
      ...(folder ? { dir: folder } : {}),
    });
    const file = await Deno.open(path, { read: true, write: true });
    await Deno.remove(path);
    return new WaitingLines(file);
  }

  /** @param lines without their ends, and without any inside them */
  async add(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await writeAll(this.file, this.#encoder.encode(lines.join("\n") + "\n"));
  }

  /** All lines from the first, in pieces. */
  async *lines(): AsyncGenerator<string[]> {
    await this.file.seek(0, Deno.SeekMode.Start);
    const decoder = new TextDecoder();
    const chunk = new Uint8Array(chunkSize);
    let rest = "";
    for (let read = await this.file.read(chunk); read; read = await this.file.read(chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, read), { stream: true })).split("\n");
      rest = lines.pop()!;
      yield lines;
    }
  }

  [Symbol.dispose](): void {
    this.file.close();
  }
}
