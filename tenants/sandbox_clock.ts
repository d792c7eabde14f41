import { type Clock, realClock } from "./clock.ts";
import type { DataFolder } from "./data_folder.ts";

/**
 * The clock of a sandbox can be set by hand: it goes on from there, and every process that opens the
 * folder sees the same time. The offset lies in the folder; other folders follow the real clock.
 */
export interface SandboxClock {
  now: Clock;
  /** Sets the clock, for other processes within a second too. */
  set(instant: string): void;
}

const readAgainMs = 1_000;

const pathOf = (folder: DataFolder): string => `${folder.path}/clock.json`;

/** Throws for a folder that is no sandbox: real shops have real time. */
export function sandboxClock(folder: DataFolder, real: () => number = Date.now): SandboxClock {
  if (!folder.sandbox) throw new Error(`${folder.path} is not a sandbox`);
  let offsetMs = readOffset(folder);
  let readAt = real();
  return {
    now() {
      if (real() - readAt >= readAgainMs) {
        offsetMs = readOffset(folder);
        readAt = real();
      }
      return new Date(real() + offsetMs).toISOString();
    },
    set(instant) {
      offsetMs = Date.parse(instant) - real();
      readAt = real();
      Deno.writeTextFileSync(`${pathOf(folder)}.new`, JSON.stringify({ offsetMs }));
      Deno.renameSync(`${pathOf(folder)}.new`, pathOf(folder));
    },
  };
}

/** What time it is in a data folder. */
export const clockOf = (folder: DataFolder): Clock =>
  folder.sandbox ? sandboxClock(folder).now : realClock;

function readOffset(folder: DataFolder): number {
  try {
    const { offsetMs } = JSON.parse(Deno.readTextFileSync(pathOf(folder)));
    return typeof offsetMs === "number" ? offsetMs : 0;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}
