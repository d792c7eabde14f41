import assert from "node:assert/strict";
import { WaitingLines } from "../../../tenants/files/waiting_lines.ts";

Deno.test("WaitingLines gives back every line in its order, also where pieces of the file part letters", async () => {
  const folder = await Deno.makeTempDir();
  try {
    using waiting = await WaitingLines.open(folder);
    const lines = Array.from(
      { length: 3_000 },
      (_, number) => `${number}${"žluťoučký 🐎 ".repeat(20)}`,
    );
    await waiting.add(lines.slice(0, 1_000));
    await waiting.add([]);
    await waiting.add(lines.slice(1_000));
    assert.deepEqual((await Array.fromAsync(waiting.lines())).flat(), lines);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("WaitingLines have no name on the disk, so that nothing stays behind", async () => {
  const folder = await Deno.makeTempDir();
  try {
    using waiting = await WaitingLines.open(folder);
    await waiting.add(["a"]);
    assert.deepEqual(await Array.fromAsync(Deno.readDir(folder)), []);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
