import type { ReadResult } from "./reading.ts";
import { type FormatProblem, problem, type ProblemCode } from "./problems.ts";

export interface Place {
  line?: number;
  /** The tag or column as the file spells it. */
  field?: string;
  value?: string;
  details?: Record<string, string | number>;
}

/** Collects what was wrong with one item of a file. */
export class Report {
  readonly problems: FormatProblem[] = [];

  /** Number of the item in the file. */
  constructor(readonly number: number) {}

  add(code: ProblemCode, place: Place): void {
    this.problems.push(problem(code, { ...place, record: this.number }));
  }

  /** The value that was read; a doubt is reported with it, a failure instead of it. */
  take<T>(reading: ReadResult<T>, place: Place): T | undefined {
    if (!reading.ok) {
      this.add(reading.error, place);
      return undefined;
    }
    if (reading.value.warning !== undefined) this.add(reading.value.warning, place);
    return reading.value.value;
  }
}
