import type { Entity, Format } from "../formats/format.ts";
import {
  importFrequencies,
  type ImportFrequency,
  type ImportMode,
  importModes,
  type ImportSource,
  importSources,
} from "./settings.ts";

/** What a person has answered so far; each answer narrows the next question. @see R42–R47 */
export interface WizardAnswers {
  entity: Entity;
  format?: string;
  mode?: ImportMode;
  frequency?: ImportFrequency;
  source?: ImportSource;
  /** Key of a file that is here already, and what its owner calls it. */
  file?: string;
  fileName?: string;
  /** An address that was given in an earlier step, sealed; with a file: what was fetched from it. */
  sealedAddress?: string;
}

export const wizardSteps = ["format", "mode", "frequency", "source"] as const;
export type WizardStep = typeof wizardSteps[number];

/**
 * Orders are imported once, and only products every hour: those that the shop has, so nothing is
 * left of it for an import that only creates.
 *
 * @see R6, R8, R9, R43
 */
export function frequenciesOf(entity: Entity, mode?: ImportMode): ImportFrequency[] {
  if (entity === "orders") return ["once"];
  const hasHourly = entity === "products" && mode !== "create";
  return importFrequencies.filter((frequency) => frequency !== "hourly" || hasHourly);
}

/** Orders come from customers, so files only change them. @see D13 */
export const modesOf = (entity: Entity): readonly ImportMode[] =>
  entity === "orders" ? ["update"] : importModes;

/** A regular import fetches its file by itself. @see R46, R47 */
export function sourcesOf(frequency: ImportFrequency): ImportSource[] {
  return frequency === "once" ? [...importSources] : ["address", "inbox"];
}

/**
 * Takes the answers that still hold: one that its question no longer offers is asked again. A file
 * that was uploaded answers how often, and from where; an address only from where.
 */
export function readAnswers(
  entity: Entity,
  formats: readonly Format[],
  given: Record<string, string | undefined>,
): WizardAnswers {
  const { file, fileName, sealedAddress } = given;
  const answers: WizardAnswers = {
    entity,
    ...(file ? { file, fileName: fileName ?? "" } : {}),
    ...(sealedAddress ? { sealedAddress } : {}),
  };
  const isUploaded = answers.file !== undefined && answers.sealedAddress === undefined;
  const offered = formats.filter((format) => format.entities.includes(entity));
  const format = offered.find(({ id }) => id === given.format)?.id;
  if (format === undefined) return answers;
  answers.format = format;
  const modes = modesOf(entity);
  const mode = modes.length === 1 ? modes[0] : modes.find((each) => each === given.mode);
  if (mode === undefined) return answers;
  answers.mode = mode;
  const frequencies = isUploaded ? ["once" as const] : frequenciesOf(entity, mode);
  const frequency = frequencies.length === 1
    ? frequencies[0]
    : frequencies.find((each) => each === given.frequency);
  if (frequency === undefined) return answers;
  answers.frequency = frequency;
  const known = isUploaded ? "upload" : answers.sealedAddress ? "address" : given.source;
  const source = sourcesOf(frequency).find((each) => each === known);
  if (source !== undefined) answers.source = source;
  return answers;
}

/** Whether all is answered but the settings. */
export const isReviewed = (answers: WizardAnswers): boolean =>
  answers.file !== undefined && answers.source !== undefined;

/** The question that is asked next; with all answered, where exactly the file is. */
export function stepOf(answers: WizardAnswers): WizardStep {
  return wizardSteps.find((step) => answers[step] === undefined) ?? "source";
}
