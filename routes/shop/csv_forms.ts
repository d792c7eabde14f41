import type { Context } from "hono";
import { checkMapping, type MappingProblem } from "../../core/formats/custom/check.ts";
import type { DocumentError } from "../../core/formats/custom/document.ts";
import {
  csvEncodings,
  type CsvMapping,
  type FieldRule,
} from "../../core/formats/custom/mapping.ts";
import {
  extraLinesMax,
  linePartNames,
  type PairingError,
  type PairingForm,
  type ReadPairing,
} from "../../core/formats/custom/pairing_form.ts";
import { shownCell } from "../../core/formats/custom/several.ts";
import type { CsvSample, SampleOptions } from "../../core/formats/custom/sample.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { Language } from "../../core/language.ts";
import type { Errors } from "../../views/components/form.tsx";
import { csvTexts } from "../../views/texts/csv_configurations.ts";
import type { Environment } from "../environment.ts";
import { MalformedFormError } from "../form.ts";

const ownNames = [
  "csrf",
  "entity",
  "name",
  "file",
  "fileName",
  "import",
  "sealedAddress",
  "columnCount",
  "more",
  "again",
  "hasHeader",
  "encoding",
  "delimiter",
  "quote",
  "record",
  "shownRecord",
];
const lineName = new RegExp(`^[cx]\\d{1,4}\\.(?:${linePartNames.join("|")})$`);
const textLengthMax = 40_000;

/** Reads the form of a pairing, whose fields are as many as the columns of a file. @see SE-17 */
export async function readPairingFields(c: Context<Environment>): Promise<PairingForm> {
  const body = await c.req.parseBody({ all: true });
  const form: PairingForm = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    const isKnown = ownNames.includes(name) || lineName.test(name);
    if (!isKnown || typeof value !== "string" || value.length > textLengthMax) {
      throw new MalformedFormError("The form has other fields than its page");
    }
    form[name] = value.replaceAll("\r\n", "\n");
  }
  return form;
}

/** How the file is written, as far as somebody says it. */
export function writingOf(form: PairingForm): SampleOptions & { hasHeader: boolean } {
  const encoding = csvEncodings.find((each) => each === form.encoding);
  const { delimiter, quote } = form;
  return {
    hasHeader: form.hasHeader === "true",
    ...(encoding ? { encoding } : {}),
    ...(delimiter?.length === 1 ? { delimiter } : {}),
    ...(quote === '"' || quote === "'" ? { quote } : {}),
  };
}

/** The mapping that a form says. */
export function mappingOf(
  columns: readonly string[],
  form: PairingForm,
  rules: readonly FieldRule[],
  xml?: CsvMapping["xml"],
): CsvMapping {
  const { hasHeader, encoding, delimiter, quote } = writingOf(form);
  return {
    shape: 1,
    columns: [...columns],
    rules: [...rules],
    hasHeader,
    ...(encoding ? { encoding: encoding as CsvMapping["encoding"] } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(quote ? { quote } : {}),
    ...(xml ? { xml: { root: xml.root, record: xml.record } } : {}),
  };
}

/** What is said beside each field of a pairing that cannot be used; `""` is said of the whole. */
export function pairingErrors(
  language: Language,
  entity: Entity,
  { lines, errors }: ReadPairing,
  mapping: CsvMapping,
): Errors {
  const said: Errors = {};
  for (const [name, code] of Object.entries(errors)) said[name] = errorText(language, { code });
  for (const problem of checkMapping(entity, mapping)) {
    const line = problem.rule === undefined ? undefined : lines[problem.rule]?.key;
    const part = line?.startsWith("x") && problem.code === "column_unknown" ? "text" : "target";
    said[line === undefined ? "" : `${line}.${part}`] ??= errorText(language, problem);
  }
  return said;
}

function errorText(
  language: Language,
  { code, value = "" }: { code: PairingError; value?: string },
): string {
  const text = csvTexts[language].errors[code];
  return typeof text === "function" ? text(value) : text;
}

export function documentErrorText(language: Language, error: DocumentError): string {
  const texts = csvTexts[language].errors;
  switch (error.code) {
    case "not_json":
      return texts.jsonUnreadable;
    case "other_json":
      return texts.jsonOther;
    case "entity_unknown":
      return texts.jsonEntity;
    case "version_unknown":
      return texts.jsonVersion(error.version);
    case "part_wrong":
      return texts.jsonPart(error.path);
    case "mapping_wrong":
      return mappingErrorText(language, error.problem);
  }
}

const mappingErrorText = (language: Language, problem: MappingProblem): string =>
  problem.rule === undefined
    ? errorText(language, problem)
    : `${csvTexts[language].errors.jsonPart(`mapping.rules.${problem.rule}`)} ${
      errorText(language, problem)
    }`;

/** How many composed fields a form shows: those that it has, and one that was asked for. */
export function extrasOf(form: PairingForm): number {
  const used = Object.keys(form).flatMap((name) => /^x(\d+)\.target$/.exec(name)?.[1] ?? []);
  const filled = used.map(Number).filter((index) =>
    (form[`x${index}.target`] ?? "") !== "" || (form[`x${index}.text`] ?? "") !== ""
  );
  const asked = Number(form.more ?? 0) || 0;
  return Math.min(extraLinesMax, Math.max(asked, ...filled.map((index) => index + 1), 0));
}

/** Columns with their first values, each cut to what fits beside the fields. */
export function shownColumns(columns: readonly string[], sample: CsvSample | undefined) {
  return columns.map((name, index) => ({
    name,
    values: [...new Set(sample?.rows.map((row) => row[index]?.trim() ?? "") ?? [])]
      .filter((value) => value !== "").slice(0, 3).map(shownCell)
      .map((value) => value.length > 80 ? `${value.slice(0, 79)}…` : value),
  }));
}
