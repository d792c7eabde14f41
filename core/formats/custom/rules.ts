import type { Entity } from "../format.ts";
import type { CsvMapping, FieldRule, RuleSource } from "./mapping.ts";
import { type PairedTarget, targetAt } from "./targets.ts";
import { templatePieces } from "./template.ts";

/** A rule made ready for the columns of one file. */
export interface ReadyRule extends FieldRule {
  paired: PairedTarget;
  /** The column or template as people know it, for problems. */
  says: string;
  /** `undefined` when the row or the file has not got the columns: it says nothing then. */
  textOf(cells: readonly (string | undefined)[]): string | undefined;
  meanings: ReadonlyMap<string, string> | undefined;
}

/** Rates of VAT come before prices, which may need them. */
export function readyRules(
  entity: Entity,
  { rules }: CsvMapping,
  columns: readonly string[],
): ReadyRule[] {
  const indexes = new Map(columns.map((name, index) => [name, index]));
  const ready = rules.flatMap((rule): ReadyRule[] => {
    const paired = targetAt(entity, rule.target);
    if (!paired) return [];
    const textOf = textReader(rule.source, indexes);
    const meanings = rule.values.length > 0
      ? new Map(rule.values.map(({ from, to }) => [meaningKey(from), to]))
      : undefined;
    return [{ ...rule, paired, textOf, meanings, says: saysOf(rule.source) }];
  });
  const isRate = ({ paired }: ReadyRule) => paired.kind === "vat_rate";
  return [...ready.filter(isRate), ...ready.filter((rule) => !isRate(rule))];
}

export const meaningKey = (text: string): string => text.trim().toLowerCase();

function saysOf(source: RuleSource): string {
  switch (source.kind) {
    case "column":
      return source.column;
    case "template":
      return source.template;
    case "constant":
      return source.value;
  }
}

function textReader(
  source: RuleSource,
  indexes: ReadonlyMap<string, number>,
): ReadyRule["textOf"] {
  if (source.kind === "constant") return () => source.value;
  if (source.kind === "column") {
    const index = indexes.get(source.column) ?? -1;
    return (cells) => cells[index];
  }
  const pieces = templatePieces(source.template).map((piece) =>
    "text" in piece ? piece : { index: indexes.get(piece.column) ?? -1 }
  );
  return (cells) => {
    const texts = pieces.map((piece) => "text" in piece ? piece.text : cells[piece.index]?.trim());
    if (texts.some((text) => text === undefined)) return undefined;
    // a template around nothing says nothing: `{Kategorie} > {Podkategorie}` of two empty cells
    const isFilled = pieces.some((piece, at) => "text" in piece ? false : texts[at] !== "");
    return isFilled || !pieces.some((piece) => "index" in piece) ? texts.join("") : "";
  };
}
