import type { CommandWorld } from "./command.ts";

export interface ProgressBar {
  show(progress: { bytesRead: number; records: number }): void;
  end(): void;
}

const width = 30;

/** A bar on a terminal; silent where the output is not one. */
export function createProgressBar(world: CommandWorld, total: number): ProgressBar {
  if (!world.isTerminal) return { show: () => {}, end: () => {} };
  const startedAt = performance.now();
  const draw = (text: string) => world.tell(`\r\x1b[K${text}`);
  return {
    show({ bytesRead, records }) {
      const share = total === 0 ? 1 : Math.min(1, bytesRead / total);
      const seconds = (performance.now() - startedAt) / 1000;
      const left = share > 0 ? (seconds / share) * (1 - share) : 0;
      const bar = "█".repeat(Math.round(share * width)).padEnd(width, "·");
      const percent = `${Math.round(share * 100)} %`.padStart(5);
      draw(`${bar} ${percent}  ${records} records  ${Math.ceil(left)} s left`);
    },
    end: () => draw(""),
  };
}
