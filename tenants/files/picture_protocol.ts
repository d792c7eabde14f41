/** Asks for the thumbnails of a picture, to be written to two new files. */
export interface PictureOrder {
  path: string;
  /** What its first bytes say; another kind of picture behind them is refused. */
  type: string;
  detail: string;
  list: string;
}

export type PictureAnswer =
  | { kind: "drawn"; width: number; height: number }
  | { kind: "failed"; reason: "picture_broken" | "too_many_pixels" };

/** Lines of a stream of text, without their ends. */
export async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
}
