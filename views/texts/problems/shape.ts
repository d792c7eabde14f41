import type { ProblemCode } from "../../../core/formats/problems.ts";

interface ProblemText {
  /** Heading of the group. */
  title: string;
  /** What was found and what would be right; `{value}` is what stood in the file. */
  text: string;
}

/** Words of one language. */
export interface ProblemTexts {
  line: string;
  unknown: string;
  codes: Record<ProblemCode, ProblemText>;
}

export const t = (title: string, text: string): ProblemText => ({ title, text });
