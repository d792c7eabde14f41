import { percentile } from "./measure.ts";

export interface PageTimes {
  path: string;
  requests: number;
  medianMs: number;
  p99Ms: number;
  worstMs: number;
}

const paths = [
  "/shops/bench",
  "/shops/bench/products",
  "/shops/bench/products?q=hrnek",
  "/shops/bench/products/import",
];

/** Asks for pages of the admin, one after another, as long as a large import runs. */
export async function pagesDuringImport(
  data: string,
  file: string,
  format: string,
): Promise<PageTimes[]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "-A",
      new URL("pages_child.ts", import.meta.url).pathname,
      data,
      file,
      format,
    ],
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const lines = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { url, token } = JSON.parse((await lines.read()).value ?? "");
  let isDone = false;
  const end = lines.read().then(() => isDone = true);
  const times = new Map<string, number[]>(paths.map((path) => [path, []]));
  const headers = { Cookie: `session=${token}` };
  while (!isDone) {
    for (const path of paths) {
      const startedAt = performance.now();
      const response = await fetch(url + path, { headers });
      await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      times.get(path)!.push(performance.now() - startedAt);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await end;
  await child.stdin.close();
  await lines.cancel();
  await child.status;
  return [...times].map(([path, all]) => ({
    path,
    requests: all.length,
    medianMs: percentile(all, 0.5),
    p99Ms: percentile(all, 0.99),
    worstMs: Math.max(...all),
  }));
}
