import type { Counts } from "./counts.ts";

/**
 * @see R90: Čaká, Běží, OK, Varovanie, Chyba. `held`: something about the file looks absurd, and
 * nothing is written until somebody decides.
 */
export const runStates = ["waiting", "running", "held", "ok", "warning", "error"] as const;
export type RunState = typeof runStates[number];

/** What a running run is at. */
export const runPhases = ["fetching", "comparing", "reading", "missing"] as const;
export type RunPhase = typeof runPhases[number];

export const isEnded = (state: RunState): boolean =>
  state === "ok" || state === "warning" || state === "error";

/** Whether the page of a run changes by itself. */
export const isMoving = (state: RunState): boolean => state === "waiting" || state === "running";

/** Why a run is held, with the figures that a person decides by. */
export type Hold =
  | { reason: "fewer_records"; count: number; before: number; limit: number }
  | { reason: "prices"; factor: number; compared: number; limit: number; examples: PriceExample[] };

export interface PriceExample {
  code: string;
  currency: string;
  /** Minor units. */
  before: number;
  after: number;
}

/** Missing items that were not acted upon. @see D10 */
export interface MissingHold {
  /** `share`: more than the settings allow. */
  reason: "share" | "empty";
  count: number;
  of: number;
}

/** A run as it stands: also while it runs. @see R88–R92 */
export interface Run extends Counts {
  id: number;
  importId: number;
  kind: "import" | "undo";
  /** The run that this one reverts. */
  undoes: number | undefined;
  /** The run that reverts this one, if any. */
  undoneBy: number | undefined;
  cause: "person" | "schedule";
  state: RunState;
  phase: RunPhase | undefined;
  settingsVersion: number;
  /** Address for people's eyes, when it was fetched. */
  source: string | undefined;
  /** As the person's computer called it, or the address's last part. */
  fileName: string;
  fileSize: number;
  fileHash: string;
  /** Its bytes are still kept. */
  hasFile: boolean;
  /** The source said, or the bytes showed, that nothing has changed since the last run. */
  notModified: boolean;
  orderedAt: string;
  orderedBy: string;
  startedAt: string | undefined;
  finishedAt: string | undefined;
  cancelAskedAt: string | undefined;
  hold: Hold | undefined;
  approvedBy: string | undefined;
  /** Bytes of the file read so far. */
  bytesRead: number;
  read: number;
  /** By an undo: items that the run had created. */
  removed: number;
  missing: number;
  missingHold: MissingHold | undefined;
  problems: number;
  /** What it did is still known record by record. */
  hasJournal: boolean;
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
export function paceOf(
  run: Pick<Run, "state" | "startedAt" | "finishedAt" | "fileSize" | "bytesRead" | "read">,
  now: string,
): RunPace {
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

const hasChanged = (run: Run): boolean =>
  isEnded(run.state) && run.undoneBy === undefined &&
  run.created + run.updated + run.removed + run.missing > 0;

/** Whether a run can be reverted. A run that is being reverted, or was, cannot. */
export const isUndoable = (run: Run): boolean => hasChanged(run) && run.hasJournal;

/** Whether it could be reverted, had its journal not been forgotten. */
export const isTooOldToUndo = (run: Run): boolean => hasChanged(run) && !run.hasJournal;
