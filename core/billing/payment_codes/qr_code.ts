import encodeQr from "qr";

/** A QR code as one path of unit squares, to be drawn in any size: `viewBox="0 0 size size"`. */
export interface QrCode {
  /** Squares a side, the quiet zone of four squares on each side included. */
  size: number;
  path: string;
}

const quietZone = 4;

/** The picture of a text. Correction M is what all the payment codes ask for. */
export function qrCode(text: string): QrCode {
  const squares = encodeQr(text, "raw", { ecc: "medium", border: quietZone });
  const rows = squares.map((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
  );
  return { size: squares.length, path: rows.flat().join("") };
}

/** Dark squares side by side are drawn as one: half as much to send. */
function runsOf(row: readonly boolean[]): [x: number, width: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
