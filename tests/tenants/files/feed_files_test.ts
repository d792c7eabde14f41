import assert from "node:assert/strict";
import { fileSource } from "../../../tenants/files/feed_files.ts";

async function temporaryFile(bytes: Uint8Array): Promise<string> {
  const path = await Deno.makeTempFile();
  await Deno.writeFile(path, bytes);
  return path;
}

const bytes = Uint8Array.from({ length: 600_000 }, (_, index) => index % 251);

Deno.test("fileSource() reads a file whole, and again from the start", async () => {
  const path = await temporaryFile(bytes);
  const source = await fileSource(path);

  for (let round = 0; round < 2; round++) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.chunks()) chunks.push(chunk);
    assert.deepEqual(new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()), bytes);
  }
  assert.equal(source.size, bytes.length);
  await Deno.remove(path);
});

Deno.test("fileSource() closes a file that is left in the middle", async () => {
  const path = await temporaryFile(bytes);
  const source = await fileSource(path);

  for await (const chunk of source.chunks()) {
    assert.equal(chunk[0], 0);
    break;
  }

  await Deno.remove(path); // what stays open fails the test
});

Deno.test("fileSource() fails where the file fails", async () => {
  const folder = await Deno.makeTempDir();
  const source = await fileSource(folder);

  await assert.rejects(async () => {
    for await (const _ of source.chunks());
  });
  await Deno.remove(folder);
});
