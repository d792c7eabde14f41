/**
 * Everything that can be wrong with a file, as stable words. Text for people is made from the code
 * at the edge, in their language.
 *
 * `notice`: worth knowing, nothing is wrong. `warning`: the record was used, something of it was not. `error`: the record was not used.
 * `fatal`: reading ended here.
 */
export const problemSeverities = {
  // the file as a whole
  file_empty: "notice",
  file_truncated: "fatal",
  file_is_html: "fatal",
  file_too_large: "fatal",
  groups_too_large: "fatal",
  /** A table beside the products, which has to be held to be joined with them. */
  table_too_large: "fatal",
  categories_too_many: "fatal",
  format_unknown: "fatal",
  format_mismatch: "fatal",
  encoding_conflict: "warning",
  encoding_invalid_bytes: "warning",
  /** The program that wrote the file says that it could not export all. */
  export_failed: "fatal",
  doctype_refused: "fatal",
  xml_malformed: "fatal",
  /** Text before, between or after the elements of a file, such as a warning of the server. */
  text_outside: "warning",
  csv_malformed: "fatal",
  csv_quote_unclosed: "fatal",
  csv_too_many_columns: "fatal",
  column_missing: "fatal",
  /** A column that a configuration reads, and of which a file can do without. */
  column_absent: "warning",
  column_unknown: "notice",
  column_duplicate: "warning",
  group_scattered: "warning",
  /** The file was cut inside a group of variants, so nobody knows all of them. */
  group_incomplete: "error",
  // one record
  record_malformed: "error",
  record_repaired: "warning",
  /** It asks for what no import does, or is no record of ours; `value` says what it is. */
  kind_not_imported: "warning",
  /** A card without its end, before which the next one begins. */
  card_unclosed: "warning",
  record_too_large: "error",
  record_too_deep: "error",
  cell_count_wrong: "warning",
  /** A quote inside a quoted cell that is neither doubled nor the end of it. */
  cell_quote_stray: "warning",
  code_missing: "warning",
  /** Of a customer, who is paired by it. */
  email_missing: "warning",
  /** A spreadsheet took the code for a number and wrote it otherwise. */
  code_spoiled: "error",
  code_duplicate: "warning",
  code_taken: "error",
  title_missing: "error",
  variant_without_parameters: "warning",
  variant_without_product: "error",
  record_outdated: "warning",
  /** The shop has as many as its tariff holds. @see R226–R228 */
  tariff_full: "warning",
  tariff_full_variants: "warning",
  tariff_full_categories: "warning",
  // one value
  price_unreadable: "warning",
  price_ambiguous: "warning",
  price_missing: "warning",
  number_unreadable: "warning",
  boolean_unreadable: "warning",
  date_unreadable: "warning",
  vat_rate_unusual: "warning",
  /** A code of a rate, of which the import does not say what it means. */
  vat_code_unset: "warning",
  ean_check_digit: "warning",
  ean_unusable: "warning",
  url_unusable: "warning",
  language_unknown: "warning",
  currency_unknown: "warning",
  choice_unknown: "warning",
  /** A variant's option that the catalogue of options lacks, or a catalogue that is not at hand. */
  option_unknown: "warning",
  availability_unreadable: "warning",
  control_characters: "warning",
  value_duplicate: "warning",
  tag_unknown: "notice",
  category_unknown: "warning",
  /** The category above is not to be had, or would stand below its own subcategory. */
  parent_unknown: "warning",
  parent_circular: "warning",
  name_missing: "warning",
  order_unknown: "error",
  order_state_unknown: "warning",
  email_unusable: "error",
  // the run
  tariff_limit: "error",
  /** The file could not be fetched; `details.reason` says why. */
  source_failed: "fatal",
  /** No file of that name lies in the inbox. */
  inbox_file_missing: "fatal",
  /** A picture or a file of a product could not be had; `details` say whose and why. */
  image_unavailable: "warning",
  file_unavailable: "warning",
  /** Fetching pictures and files failed on our side. */
  images_stopped: "warning",
  run_cancelled: "warning",
  run_dismissed: "warning",
  /** Too many items are missing to act upon them unasked. */
  missing_held: "warning",
  run_crashed: "fatal",
} as const satisfies Record<string, "notice" | "warning" | "error" | "fatal">;

export type ProblemCode = keyof typeof problemSeverities;

export interface FormatProblem {
  kind: "problem";
  code: ProblemCode;
  /** Line of the file and number of the item, from 1. */
  line?: number;
  record?: number;
  /** The tag or column as the file spells it. */
  field?: string;
  /** What was found, cut to 200 characters. */
  value?: string;
  /** Further facts that the message needs, e.g. what would be right. */
  details?: Record<string, string | number>;
}

export function problem(
  code: ProblemCode,
  where: Omit<FormatProblem, "kind" | "code"> = {},
): FormatProblem {
  const value = where.value !== undefined && where.value.length > 200
    ? where.value.slice(0, 199) + "…"
    : where.value;
  return { kind: "problem", code, ...where, ...(value === undefined ? {} : { value }) };
}
