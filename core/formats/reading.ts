import { err, ok, type Result } from "../result.ts";
import type { ProblemCode } from "./problems.ts";

/** A value read from text; `warning` says that it was understood, but not without doubt. */
export interface Reading<T> {
  value: T;
  warning?: ProblemCode;
}

/** What became of a text: a reading, or the code of the reason why there is none. */
export type ReadResult<T> = Result<Reading<T>, ProblemCode>;

export const read = <T>(value: T, warning?: ProblemCode): ReadResult<T> =>
  ok(warning === undefined ? { value } : { value, warning });

export const unreadable = (code: ProblemCode): ReadResult<never> => err(code);
