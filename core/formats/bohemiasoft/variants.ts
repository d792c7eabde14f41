import { localText, type ParameterValue, type Values } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import type { NamedRow } from "../csv/named_row.ts";
import type { VariantRecord } from "../format.ts";
import { parsePicture } from "../pictures.ts";
import { listedIn, pairsOf } from "./pairs.ts";
import type { ReadingPlace } from "./product.ts";
import { readSale } from "./sale.ts";

/** The code that stands in all rows of several variants is their product's. */
export function commonCode(rows: readonly NamedRow[]): string | undefined {
  const codes = new Set(rows.map((row) => row.text("code")));
  const [code] = codes;
  return rows.length > 1 && codes.size === 1 ? code || undefined : undefined;
}

/** What a variant is told apart by that the file has no name for. */
const variantWord: Record<Language, string> = { cs: "Varianta", sk: "Variant", en: "Variant" };

interface VariantPlace extends ReadingPlace {
  /** What is said of the product, and need not be said of each variant. */
  shared: Values;
}

export function readVariants(rows: readonly NamedRow[], place: VariantPlace): VariantRecord[] {
  const differing = differences(rows);
  return rows.map((row, index): VariantRecord => {
    const values: Values = new Map();
    readSale(values, row, place.options);
    readImage(values, row, place);
    const chosen = optionsOf(row, place);
    const parameters = chosen.length > 0
      ? chosen
      : differing[index]!.map((pair) => named(pair.name, pair.value, place));
    if (parameters.length > 0) values.set("parameters", parameters);
    else row.report.add("variant_without_parameters", { line: row.place.line });
    const { number, line } = row.place;
    return { code: codeOf(row, place), number, line, values };
  });
}

/** Its own code where no other row has it, else the number that the shop gave it. */
function codeOf(row: NamedRow, { repeated }: VariantPlace): string {
  const code = row.text("code");
  return code === "" || repeated.has(code) ? row.text("id") : code;
}

/** References to the catalogue of options; one that it lacks stands for itself. */
function optionsOf(row: NamedRow, place: VariantPlace): ParameterValue[] {
  return [...new Set(listedIn(row.text("options")))].map((reference) => {
    const option = place.catalogue.find(reference);
    if (option) return named(option.name, option.value, place);
    row.report.add("option_unknown", {
      line: row.place.line,
      field: row.columns.headers[row.columns.at("options")]!.trim(),
      value: reference,
    });
    return named(variantWord[place.options.language], reference, place);
  });
}

const named = (name: string, value: string, { options: { language } }: VariantPlace) => ({
  name: localText(language, name),
  value: localText(language, value),
});

/** Parameters in which rows differ. */
function differences(rows: readonly NamedRow[]) {
  const all = rows.map((row) => pairsOf(row.text("parameters")));
  return all.map((pairs) =>
    pairs.filter(({ name, value }) =>
      !all.every((others) => others.some((pair) => pair.name === name && pair.value === value))
    )
  );
}

/** A picture of the variant's own. */
function readImage(values: Values, row: NamedRow, { options, shared }: VariantPlace): void {
  const text = row.text("picture");
  if (text === "") return;
  const url = parsePicture(text, options);
  if (!url.ok) return;
  const images = shared.get("images") as readonly { url: string }[] | undefined;
  if (images?.[0]?.url !== url.value.value) values.set("images", [{ url: url.value.value }]);
}
