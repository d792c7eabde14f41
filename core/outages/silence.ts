import { type Interval, lengthMs } from "./outage.ts";

/** A process that serves gives a sign of life this often. */
export const beatSeconds = 60;
/** A silence longer than this is an outage, a stop that was intended too. */
export const silenceMinutes = 5;

/** A clock that is so far ahead of the last sign of life may be wrong. @see JO-8 */
export const farForwardHours = 48;

/** The last sign of life that any process gave. */
export interface HeartBeat {
  at: string;
  /** The same by the real clock: that of a sandbox is moved. */
  realAt: string;
}

/**
 * The silence before a beat, when it was an outage.
 *
 * The clock of a sandbox that was moved is no silence, for its real clock went on; a clock that was
 * set back is none either. A process that has been beating all the time knows that the clock was
 * set forward: by its own count little time has passed.
 *
 * @param own how long ago this process beat itself, in milliseconds that no clock changes
 */
export function silence(
  last: HeartBeat,
  { now, realNow, own = Infinity }: { now: string; realNow: string; own?: number },
): Interval | undefined {
  const silentMs = Math.min(
    lengthMs({ from: last.at, to: now }),
    lengthMs({ from: last.realAt, to: realNow }),
    own,
  );
  if (!isSilence(silentMs)) return undefined;
  return { from: new Date(Date.parse(now) - silentMs).toISOString(), to: now };
}

export const isSilence = (silentMs: number): boolean => silentMs > silenceMinutes * 60_000;

/** Whether the real clock has gone on so far that a person has to say whether it is right. */
export const isFarForward = ({ realAt }: HeartBeat, realNow: string): boolean =>
  lengthMs({ from: realAt, to: realNow }) > farForwardHours * 3_600_000;
