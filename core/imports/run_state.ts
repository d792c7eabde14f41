import type { Counts } from "./counts.ts";

/** @see R90: Čaká, Běží, OK, Varování, Chyba */
export const runStates = ["waiting", "running", "ok", "warning", "error"] as const;
export type RunState = typeof runStates[number];

export const isEnded = (state: RunState): boolean => state !== "waiting" && state !== "running";

/** A run as it stands: also while it runs. @see R88–R92 */
export interface Run extends Counts {
  id: number;
  importId: number;
  state: RunState;
  /** As the person's computer called it. */
  fileName: string;
  fileSize: number;
  fileHash: string;
  orderedAt: string;
  orderedBy: string;
  startedAt: string | undefined;
  finishedAt: string | undefined;
  /** Bytes of the file read so far. */
  bytesRead: number;
  read: number;
  problems: number;
}

export interface RunPace {
  /** Share of the file that is read, 0 to 1. */
  share: number;
  seconds: number;
  recordsPerSecond: number;
  /** `undefined` until there is something to reckon from. */
  remainingSeconds: number | undefined;
}

/** How fast a run goes and how long it will take, from what it has done so far. */
export function paceOf(run: Run, now: string): RunPace {
  const until = Date.parse(run.finishedAt ?? now);
  const seconds = run.startedAt ? Math.max(0, (until - Date.parse(run.startedAt)) / 1000) : 0;
  const share = run.fileSize === 0 ? Number(isEnded(run.state)) : run.bytesRead / run.fileSize;
  const isReckonable = share > 0 && seconds > 0;
  return {
    share: Math.min(1, share),
    seconds,
    recordsPerSecond: seconds > 0 ? run.read / seconds : 0,
    remainingSeconds: isReckonable ? (seconds / share) * Math.max(0, 1 - share) : undefined,
  };
}
