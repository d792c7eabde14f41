import { strict as assert } from "node:assert";
import { createPictureMaker, type PictureMaker } from "../../../tenants/files/picture_maker.ts";
import { png } from "../../support/pictures.ts";

/** A folder with a maker, and a way to ask for the thumbnails of some bytes. */
async function withMaker(
  work: (
    make: (bytes: Uint8Array, type?: string) => ReturnType<PictureMaker["make"]>,
    folder: string,
  ) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  {
    await using maker = createPictureMaker(folder);
    await work(async (bytes, type = "image/png") => {
      await Deno.writeFile(`${folder}/picture`, bytes);
      const to = { detail: `${folder}/detail`, list: `${folder}/list` };
      return await maker.make({ path: `${folder}/picture`, type, ...to });
    }, folder);
  }
  await Deno.remove(folder, { recursive: true });
}

/** Width and height of a lossy WebP. */
async function webpSize(path: string): Promise<[width: number, height: number]> {
  const bytes = await Deno.readFile(path);
  assert.equal(new TextDecoder().decode(bytes.subarray(8, 16)), "WEBPVP8 ");
  const view = new DataView(bytes.buffer, 26, 4);
  return [view.getUint16(0, true) & 0x3fff, view.getUint16(2, true) & 0x3fff];
}

Deno.test("a picture gets a thumbnail for lists and one for its page", async () => {
  await withMaker(async (make, folder) => {
    const made = await make(png({ width: 1600, height: 1000 }));
    assert.deepEqual(made, { kind: "drawn", width: 1600, height: 1000 });
    assert.deepEqual(await webpSize(`${folder}/detail`), [800, 500]);
    assert.deepEqual(await webpSize(`${folder}/list`), [64, 64]);
  });
});

Deno.test("a small picture is not blown up", async () => {
  await withMaker(async (make, folder) => {
    await make(png({ width: 40, height: 30 }));
    assert.deepEqual(await webpSize(`${folder}/detail`), [40, 30]);
  });
});

Deno.test("a flood of pixels is refused by what the header announces (UP-18)", async () => {
  await withMaker(async (make) => {
    const flood = await make(png({ width: 50_000, height: 50_000, isHollow: true }));
    assert.deepEqual(flood, { kind: "failed", reason: "too_many_pixels" });
    const good = await make(png());
    assert.equal(good.kind, "drawn");
  });
});

Deno.test("a picture that is cut, and one that is another kind than it says, are broken", async () => {
  await withMaker(async (make) => {
    const broken = { kind: "failed", reason: "picture_broken" };
    assert.deepEqual(await make(png({ width: 500, height: 500 }).subarray(0, 60)), broken);
    assert.deepEqual(await make(png(), "image/jpeg"), broken);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    assert.deepEqual(await make(new TextEncoder().encode(svg)), broken);
  });
});

Deno.test("a picture on which the process hangs is given up, and the next one is made", async () => {
  const folder = await Deno.makeTempDir();
  {
    await using maker = createPictureMaker(folder, { drawMs: 1_000 });
    const to = { detail: `${folder}/detail`, list: `${folder}/list` };
    // Nobody ever writes into a named pipe, so who reads it waits for ever.
    const pipe = await new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).output();
    assert.ok(pipe.success);
    const hung = await maker.make({ path: `${folder}/pipe`, type: "image/png", ...to });
    assert.deepEqual(hung, { kind: "failed", reason: "picture_broken" });
    await Deno.writeFile(`${folder}/picture`, png());
    const next = await maker.make({ path: `${folder}/picture`, type: "image/png", ...to });
    assert.equal(next.kind, "drawn");
  }
  await Deno.remove(folder, { recursive: true });
});
