const minute = 60;
const hour = 60 * minute;

/** Pauses between the tries of one message: eight tries over a day. */
const pausesSeconds = [
  ...[30, 5 * minute, 30 * minute],
  ...[hour, 4 * hour, 8 * hour, 10 * hour],
];

export const triesMax = pausesSeconds.length + 1;

/** @returns how long to wait after this many tries have failed; `undefined`: no more */
export const pauseAfter = (tries: number): number | undefined => pausesSeconds[tries - 1];
