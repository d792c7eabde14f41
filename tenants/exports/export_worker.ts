import { parentPort, workerData } from "node:worker_threads";
import type { Database } from "../engine/database.ts";
import type { DatabaseAddress } from "../engine/open.ts";
import { openSqlite } from "../engine/sqlite.ts";
import { PiecesHere } from "./export_pieces.ts";
import type { PiecesAnswer, PiecesRequest, ThreadTask } from "./export_thread.ts";

const { address, task } = workerData as ThreadTask;
const opened = openShop(address).then((database) => ({
  database,
  pieces: new PiecesHere(database, task),
}));
opened.catch(() => {}); // told to the first who asks for a piece

let last = Promise.resolve();
parentPort!.on("message", (request: PiecesRequest) => {
  last = last.then(() => answer(request));
});

async function answer(request: PiecesRequest): Promise<void> {
  try {
    const value = await await done(await opened, request);
    tell({ isDone: true, value });
  } catch (error) {
    tell({ isDone: false, message: error instanceof Error ? error.message : String(error) });
  }
}

async function done(
  { database, pieces }: { database: Database; pieces: PiecesHere },
  request: PiecesRequest,
): Promise<unknown> {
  switch (request.kind) {
    case "write":
      return await pieces.write(request.ids);
    case "draft":
      return await pieces.draft(request.draft);
    case "finish":
      return await pieces.finish(request.number, request.columns);
    case "close":
      await pieces[Symbol.asyncDispose]();
      return database.close();
  }
}

/** Bytes change hands, they are not copied. */
function tell(answer: PiecesAnswer): void {
  const bytes = answer.isDone ? bytesOf(answer.value) : undefined;
  parentPort!.postMessage(answer, bytes ? [bytes.buffer] : []);
}

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (value instanceof Uint8Array) return value as Uint8Array<ArrayBuffer>;
  return (value as { bytes?: Uint8Array<ArrayBuffer> } | undefined)?.bytes;
}

/** The client of libSQL's servers takes as long to start as all the rest: it comes when needed. */
async function openShop(address: DatabaseAddress): Promise<Database> {
  if (address.url.startsWith("file:")) {
    const path = address.url.slice("file:".length);
    return openSqlite(path, { synchronous: "normal", readOnly: true });
  }
  const { openDatabase } = await import("../engine/open.ts");
  return openDatabase(address);
}
