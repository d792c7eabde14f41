/**
 * Draws thumbnails in a process of its own, so that a picture made to break its reader can break
 * nothing else. Asked by lines of JSON on standard input, answers by lines on standard output.
 */
import sharp from "sharp";
import { picturePixelsMax, thumbnailSizes } from "../../core/media/picture.ts";
import { type PictureAnswer, type PictureOrder, readLines } from "./picture_protocol.ts";

/** What the library calls each of our types, and how it reads it. */
const formats: Record<string, { name: string; loader: string }> = {
  "image/jpeg": { name: "jpeg", loader: "VipsForeignLoadJpegFile" },
  "image/png": { name: "png", loader: "VipsForeignLoadPngFile" },
  "image/webp": { name: "webp", loader: "VipsForeignLoadWebpFile" },
  "image/gif": { name: "gif", loader: "VipsForeignLoadNsgifFile" },
  "image/avif": { name: "heif", loader: "VipsForeignLoadHeifFile" },
};

// It knows fifty more formats, SVG and PDF among them, which nobody needs to be attacked through.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    ...Object.values(formats).map(({ loader }) => loader),
    "VipsForeignLoadWebpBuffer",
  ],
});
sharp.cache(false);

const input = { limitInputPixels: picturePixelsMax, failOn: "error", pages: 1 } as const;

async function draw({ path, type, detail, list }: PictureOrder): Promise<PictureAnswer> {
  const { format, autoOrient } = await sharp(path, input).metadata();
  if (format !== formats[type]?.name) return { kind: "failed", reason: "picture_broken" };
  const { detail: size, list: side } = thumbnailSizes;
  const large = await sharp(path, input)
    .autoOrient()
    .resize({ width: size, height: size, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer();
  await Deno.writeFile(detail, large);
  const small = await sharp(large)
    .resize({ width: side, height: side, fit: "cover", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  await Deno.writeFile(list, small);
  return { kind: "drawn", width: autoOrient.width, height: autoOrient.height };
}

async function answer(order: PictureOrder): Promise<PictureAnswer> {
  try {
    return await draw(order);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const isFlood = /exceeds pixel limit|exceeds limit/i.test(message);
    return { kind: "failed", reason: isFlood ? "too_many_pixels" : "picture_broken" };
  }
}

const tell = (line: string) => Deno.stdout.write(new TextEncoder().encode(`${line}\n`));

await tell("ready");
for await (const line of readLines(Deno.stdin.readable)) {
  await tell(JSON.stringify(await answer(JSON.parse(line))));
}
