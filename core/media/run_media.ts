/** How far the pictures and files of a run's products are. @see R60-R62 */
export interface RunMedia {
  state: "waiting" | "collecting" | "fetching" | "done" | "stopped";
  /** Addresses; those that several products share are one. */
  total: number;
  downloaded: number;
  /** Were stored before, so nobody was asked. @see R61 */
  reused: number;
  failed: number;
}

/** Whether the figures change by themselves. */
export const isMediaMoving = ({ state }: RunMedia): boolean =>
  state !== "done" && state !== "stopped";

export const mediaDone = ({ downloaded, reused, failed }: RunMedia): number =>
  downloaded + reused + failed;
