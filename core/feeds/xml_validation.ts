import type { Entity } from "../formats/format.ts";

/** What is wrong at one place of a file. */
export interface XmlFault {
  line: number;
  /** Names as the file spells them. */
  element: string;
  attribute?: string;
  /** `other`: said by the validator's own English words. */
  code:
    | "value_wrong"
    | "element_unexpected"
    | "attribute_unexpected"
    | "attribute_missing"
    | "other";
  value?: string;
  message: string;
}

/** What a schema says of a file. @see R40 */
export type Validation =
  | { kind: "valid"; entity: Entity }
  | { kind: "invalid"; entity: Entity; faults: XmlFault[]; hasMore: boolean }
  | { kind: "malformed"; line: number; message: string }
  | { kind: "unknown"; root: string }
  | { kind: "too_large" | "doctype" | "empty" };
