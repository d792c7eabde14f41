import type { Found, RawPart, RawRecord } from "./format.ts";
import { ownCopy } from "./own_copy.ts";
import { type FormatProblem, problem } from "./problems.ts";

/** Characters of one group, above which it is given on in pieces. */
const groupLengthMax = 8_388_608;
/** Bytes of all groups that wait for members from elsewhere in the file. */
const heldBytesMax = 67_108_864;

/** Of texts with Czech letters. */
const bytesOfLetter = 2;

export interface GroupingLimits {
  groupLength: number;
  heldBytes: number;
}

/** How many members each group has that does not stand in one piece in the file. */
export type ScatteredGroups = ReadonlyMap<string, number>;

interface Held {
  parts: RawPart[];
  length: number;
}

/**
 * Joins parts that belong together into one record, in one pass and in bounded memory.
 *
 * A group that stands in one piece is complete when another begins; a scattered one, which an
 * earlier pass has counted, when its last member came.
 */
export class Grouping {
  #run: { key: string; parts: RawPart[]; length: number } | undefined;
  #held = new Map<string, Held>();
  #heldBytes = 0;
  #missing: Map<string, number>;

  constructor(
    scattered: ScatteredGroups,
    readonly limits: GroupingLimits = { groupLength: groupLengthMax, heldBytes: heldBytesMax },
  ) {
    this.#missing = new Map(scattered);
  }

  /** `key` is what the members of a group have in common; without one a part is a record. */
  add(part: RawPart, key: string | undefined): readonly Found[] {
    if (key === undefined) return [recordOf([part])];
    if (this.#missing.size > 0 && this.#missing.has(key)) return this.#hold(part, key);
    return this.#continueRun(part, key);
  }

  /** After a file that was cut, the groups that are still open may lack members and are refused. */
  end(isWhole: boolean): Found[] {
    const runs = this.#run ? [this.#run.parts] : [];
    const held = [...this.#held.values()].map((group) => group.parts);
    this.#run = undefined;
    this.#held.clear();
    return [...runs, ...held].map((parts) => isWhole ? recordOf(parts) : incomplete(parts));
  }

  #continueRun(part: RawPart, key: string): readonly Found[] {
    const run = this.#run;
    const length = part.text!.length;
    const isSame = run?.key === key;
    if (run && isSame && run.length + length <= this.limits.groupLength) {
      run.parts.push(part);
      run.length += length;
      return nothing;
    }
    this.#run = { key, parts: [part], length };
    if (!run) return nothing;
    const record = recordOf(run.parts);
    return isSame ? [scattered(record, key), record] : [record];
  }

  #hold(part: RawPart, key: string): readonly Found[] {
    const group = this.#held.get(key) ?? { parts: [], length: 0 };
    const length = part.text!.length;
    group.parts.push(ownPart(part));
    group.length += length;
    this.#heldBytes += length * bytesOfLetter;
    if (group.parts.length === 1) this.#held.set(ownCopy(key), group);
    const missing = this.#missing.get(key)! - 1;
    this.#missing.set(key, missing);
    if (missing === 0) return [this.#release(key, group)];
    if (group.length > this.limits.groupLength) return this.#giveUp(key, group);
    if (this.#heldBytes <= this.limits.heldBytes) return nothing;
    const [oldest] = this.#held;
    return this.#giveUp(...oldest!);
  }

  /** Gives on what there is of a group, to keep memory bounded. */
  #giveUp(key: string, group: Held): readonly Found[] {
    const record = this.#release(key, group);
    return [scattered(record, key), record];
  }

  #release(key: string, group: Held): RawRecord {
    this.#held.delete(key);
    this.#heldBytes -= group.length * bytesOfLetter;
    return recordOf(group.parts);
  }
}

const nothing: readonly Found[] = [];

export function recordOf(parts: readonly RawPart[]): RawRecord {
  const first = parts[0]!;
  const { number, line } = first;
  let content = first.text!;
  // added up, not joined: engines then put the pieces together only if somebody reads them
  for (let index = 1; index < parts.length; index++) content += `\n${parts[index]!.text}`;
  return { kind: "record", number, line, items: parts.length, content, parts };
}

function scattered(record: RawRecord, key: string): FormatProblem {
  const { line, number } = record;
  return problem("group_scattered", { line, record: number, value: key });
}

function incomplete(parts: readonly RawPart[]): FormatProblem {
  const { line, number } = parts[0]!;
  return problem("group_incomplete", { line, record: number, details: { items: parts.length } });
}

/** What waits must not keep the blocks alive that it was cut from. */
function ownPart(part: RawPart): RawPart {
  return { ...part, text: ownCopy(part.text!) };
}
