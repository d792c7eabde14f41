/** What can be wrong with a field of a record's form; the words are made at the edge. */
export type FormProblem =
  | { code: "required" }
  | { code: "choose" }
  | { code: "too_long"; found: number; most: number }
  | { code: "characters" }
  | { code: "email" }
  | { code: "phone" }
  | { code: "company_id" }
  | { code: "vat_id" }
  | { code: "url" }
  | { code: "date" }
  | { code: "whole_number" }
  | { code: "money" }
  | { code: "money_decimals" }
  | { code: "number"; least: number; most: number }
  | { code: "ean" }
  /** A line of a list; `as` is what it should be. */
  | { code: "list_line"; line: number; value: string; as: ListLine }
  | { code: "taken"; value: string }
  | { code: "own_subtree" }
  /** The tariff holds so many, and the shop has them. */
  | { code: "tariff_full"; most: number };

/** What stands on the lines of a list, one a line. */
export type ListLine = "url" | "code" | "parameter" | "label" | "set";

/** Problems by the name of the field. */
export type FormProblems = Record<string, FormProblem>;

/** Why a form was not taken: it is none of ours, or some of its fields are wrong. */
export type FormRefusal =
  | { code: "malformed" }
  | { code: "refused"; problems: FormProblems };
