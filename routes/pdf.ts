import type { PdfDefinition } from "../views/invoices/invoice_pdf.ts";
import type { Services } from "./environment.ts";

const fonts = {
  normal: "fonts/inter-4.001-regular.ttf",
  bold: "fonts/inter-4.001-semibold.ttf",
} as const;

/** What we use of the library, which has no types of its own. */
interface PdfMaker {
  virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
  setFonts(fonts: Record<string, Record<string, string>>): void;
  setLocalAccessPolicy(isAllowed: () => boolean): void;
  setUrlAccessPolicy(isAllowed: () => boolean): void;
  createPdf(definition: PdfDefinition): { getBuffer(): Promise<Uint8Array<ArrayBuffer>> };
}

let maker: Promise<PdfMaker> | undefined;

/** Draws a PDF with the fonts embedded. The library is loaded by the first one, for it is large. */
export async function renderPdf(
  { assets }: Pick<Services, "assets">,
  definition: PdfDefinition,
): Promise<Uint8Array<ArrayBuffer>> {
  maker ??= loadMaker(assets);
  const bytes = await (await maker).createPdf(definition).getBuffer();
  return new Uint8Array(bytes);
}

async function loadMaker(assets: Services["assets"]): Promise<PdfMaker> {
  const { default: loaded } = await import("pdfmake") as unknown as { default: PdfMaker };
  for (const name of Object.values(fonts)) {
    loaded.virtualfs.writeFileSync(name, assets.get(name)!.bytes);
  }
  loaded.setFonts({ Inter: { ...fonts } });
  // a document names no files and no addresses; what would be read all the same is refused
  loaded.setLocalAccessPolicy(() => false);
  loaded.setUrlAccessPolicy(() => false);
  return loaded;
}
