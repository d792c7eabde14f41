import { read, type ReadResult, unreadable } from "./reading.ts";

const spellings = new Map<string, boolean>([
  ...["1", "true", "yes", "ano", "áno", "pravda"].map((word) => [word, true] as const),
  ...["0", "false", "no", "ne", "nie", "nepravda"].map((word) => [word, false] as const),
]);

/** Reads yes or no as programs, people and Czech spreadsheets write it, in any case. */
export function parseBoolean(text: string): ReadResult<boolean> {
  const found = spellings.get(text.trim().toLowerCase());
  return found === undefined ? unreadable("boolean_unreadable") : read(found);
}
