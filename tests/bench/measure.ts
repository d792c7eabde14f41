import process from "node:process";

/** Peak resident size of this process in megabytes, as the kernel counts it. */
export function peakMemoryMb(): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
}

export interface Timed<T> {
  ms: number;
  /** Of the processor, which others on the machine do not lengthen as much. */
  cpuMs: number;
  value: T;
}

export async function timed<T>(work: () => Promise<T> | T): Promise<Timed<T>> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000, value };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Runs a script of the bench in a process of its own and reads the JSON that it prints. */
export async function inChild<T>(script: string, args: readonly string[]): Promise<T> {
  const output = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", new URL(script, import.meta.url).pathname, ...args],
    stderr: "inherit",
  }).output();
  if (!output.success) throw new Error(`${script} ${args.join(" ")} failed`);
  return JSON.parse(new TextDecoder().decode(output.stdout)) as T;
}

/** Rows as a table of text, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, index) =>
    Math.max(cell.length, ...rows.map((row) => row[index]?.length ?? 0))
  );
  const line = (row: readonly string[]) =>
    row.map((cell, index) =>
      index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!)
    )
      .join("  ");
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(head), rule, ...rows.map(line)].join("\n");
}
