import assert from "node:assert/strict";
import { WaitingPieces } from "../../../tenants/exports/waiting_pieces.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("WaitingPieces gives back each piece, in any order, and the last that was kept", () =>
  inFolder(async (folder) => {
    using waiting = await WaitingPieces.open(folder);
    const piece = (length: number, byte: number) => new Uint8Array(length).fill(byte);
    await waiting.keep(0, piece(300_000, 1));
    await waiting.keep(2, piece(0, 0));
    assert.deepEqual(await waiting.piece(0), piece(300_000, 1));
    await waiting.keep(1, piece(7, 2));
    await waiting.keep(0, piece(5, 3));
    assert.deepEqual(await waiting.piece(1), piece(7, 2));
    assert.deepEqual(await waiting.piece(2), piece(0, 0));
    assert.deepEqual(await waiting.piece(0), piece(5, 3));
    await assert.rejects(waiting.piece(9), /No piece 9/);
  }));

Deno.test("WaitingPieces have no name on the disk, so that nothing stays behind", () =>
  inFolder(async (folder) => {
    using waiting = await WaitingPieces.open(folder);
    await waiting.keep(0, Uint8Array.of(1));
    assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
  }));
