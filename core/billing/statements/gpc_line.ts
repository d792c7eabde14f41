import { type StatementProblemCode, StatementRefusal } from "./statement.ts";

/** Below this a movement's amount, symbols or day are not there. */
const lengthMin: Record<string, number> = { "074": 114, "075": 97 };

/** One line of fixed width. Positions count from 1 and include both ends, as in banks' manuals. */
export class GpcLine {
  constructor(readonly text: string, readonly line: number, isLast: boolean) {
    const needed = lengthMin[this.type] ?? 0;
    if (text.trim() === "" || text.length >= needed) return;
    if (isLast) throw this.refusal("statement_truncated", text);
    throw this.refusal("statement_malformed", text);
  }

  get type(): string {
    return this.text.slice(0, 3);
  }

  cut(from: number, to: number): string {
    return this.text.slice(from - 1, to);
  }

  /** Digits alone; anything else is a shifted or damaged line. */
  digits(from: number, to: number): string {
    const text = this.cut(from, to);
    if (!/^\d+$/.test(text)) throw this.refusal("statement_malformed", text, `${from}–${to}`);
    return text;
  }

  /** An amount with its sign behind it: `+`, `-`, or `0` for plus. */
  signed(from: number, to: number): number {
    const minor = Number(this.digits(from, to));
    const sign = this.cut(to + 1, to + 1);
    if (!"+-0 ".includes(sign)) {
      throw this.refusal("statement_malformed", sign, String(to + 1));
    }
    return sign === "-" && minor !== 0 ? -minor : minor;
  }

  /** `DDMMYY` from a position on; `undefined` for zeros and blanks. */
  day(from: number): string | undefined {
    const text = this.cut(from, from + 5);
    if (/^[0 ]*$/.test(text)) return undefined;
    const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
    const year = 2000 + Number(parts?.[3]);
    const [day, month] = [Number(parts?.[1]), Number(parts?.[2])];
    try {
      if (parts) {
        return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" }).toString();
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    throw this.refusal("statement_day_unreadable", text, `${from}–${from + 5}`);
  }

  refusal(code: StatementProblemCode, value: string, field?: string): StatementRefusal {
    return new StatementRefusal(code, {
      ...{ line: this.line, value: value.trim() },
      ...(field === undefined ? {} : { field }),
    });
  }
}
