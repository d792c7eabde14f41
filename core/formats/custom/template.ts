/** A piece of a template: a text as it is, or the name of a column. */
export type TemplatePiece = { text: string } | { column: string };

/** Takes `{Značka} {Název}` apart; a brace without its partner is a letter. */
export function templatePieces(template: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{([^{}]+)\}/g)) {
    if (match.index > end) pieces.push({ text: template.slice(end, match.index) });
    pieces.push({ column: match[1]!.trim() });
    end = match.index + match[0].length;
  }
  if (end < template.length) pieces.push({ text: template.slice(end) });
  return pieces;
}

export function templateColumns(template: string): string[] {
  return templatePieces(template).flatMap((piece) => "column" in piece ? [piece.column] : []);
}
