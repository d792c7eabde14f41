import type { ReadResult } from "./reading.ts";
import { type FormatProblem, problem, type ProblemCode } from "./problems.ts";

export interface Place {
  line?: number;
  /** The tag or column as the file spells it. */
  field?: string;
  value?: string;
  details?: Record<string, string | number>;
}

/** Where a text stands: an element, or a cell. Asked for its line only when something is wrong. */
export interface TextSource {
  readonly line: number;
  readonly tag: string;
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
  take<T>(reading: ReadResult<T>, source: TextSource, value: string): T | undefined {
    const code = reading.ok ? reading.value.warning : reading.error;
    if (code !== undefined) this.add(code, { line: source.line, field: source.tag, value });
    return reading.ok ? reading.value.value : undefined;
  }
}
