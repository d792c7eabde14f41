import { writeAll } from "../files/feed_files.ts";

interface Place {
  at: number;
  size: number;
}

/**
 * Bytes that wait on the disk until they are needed, so that memory need not hold them. Their file
 * loses its name as soon as it is open: whatever happens, the system frees it with its closing.
 */
export class WaitingPieces implements Disposable {
  #places = new Map<number, Place>();
  #end = 0;
  /** Where the file is read or written next; pieces mostly come in their order. */
  #at = 0;

  private constructor(private file: Deno.FsFile) {}

  /** @param folder where the file lies; that of the system for such files when it is absent */
  static async open(folder?: string): Promise<WaitingPieces> {
    const path = await Deno.makeTempFile({
      prefix: "waiting-",
      ...(folder ? { dir: folder } : {}),
    });
    const file = await Deno.open(path, { read: true, write: true });
    await Deno.remove(path);
    return new WaitingPieces(file);
  }

  /** Keeps a piece under its number; one that was kept under it before is forgotten. */
  async keep(number: number, bytes: Uint8Array): Promise<void> {
    await this.#goTo(this.#end);
    await writeAll(this.file, bytes);
    this.#places.set(number, { at: this.#end, size: bytes.length });
    this.#at = this.#end += bytes.length;
  }

  /** Throws for a number under which nothing was kept. */
  async piece(number: number): Promise<Uint8Array<ArrayBuffer>> {
    const place = this.#places.get(number);
    if (!place) throw new Error(`No piece ${number} was kept`);
    await this.#goTo(place.at);
    const bytes = new Uint8Array(place.size);
    for (let filled = 0; filled < bytes.length;) {
      const read = await this.file.read(bytes.subarray(filled));
      if (read === null) throw new Error(`Piece ${number} ends after ${filled} bytes`);
      filled += read;
    }
    this.#at += bytes.length;
    return bytes;
  }

  async #goTo(at: number): Promise<void> {
    if (at === this.#at) return;
    await this.file.seek(at, Deno.SeekMode.Start);
    this.#at = at;
  }

  [Symbol.dispose](): void {
    this.file.close();
  }
}
