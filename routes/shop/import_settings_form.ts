import type { Context } from "hono";
import type { Entity } from "../../core/formats/format.ts";
import {
  type ImportFrequency,
  importModes,
  type ImportSettings,
  importSettings,
} from "../../core/imports/settings.ts";
import { readSettingsForm } from "../../core/imports/settings_form.ts";
import { frequenciesOf, type WizardAnswers } from "../../core/imports/wizard.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { importSettingsTexts } from "../../views/texts/import_settings.ts";
import type { Environment } from "../environment.ts";

type Request = Context<Environment>;

/** What an import does when nothing is set: in the shop's own language and currency. */
export function defaultSettings(c: Request, { mode = "both" }: WizardAnswers): ImportSettings {
  const { shop } = c.var.current;
  return importSettings.parse({ mode, language: shop.languages[0], currency: shop.currency });
}

/** From the sections of the last page, or from the few fields of a plain upload. */
export function settingsOf(
  c: Request,
  fields: FormValues,
  answers: WizardAnswers,
): Result<ImportSettings, Errors> {
  const known = defaultSettings(c, answers);
  const texts = importSettingsTexts[c.var.language];
  if (fields.settings === "true") {
    const read = readSettingsForm(fields, known);
    return read.ok ? read : err(settingsErrors(c, read.error));
  }
  const parsed = importSettings.safeParse({
    ...known,
    mode: importModes.find((each) => each === fields.mode) ?? fields.mode ?? "both",
    codeTag: fields.codeTag ?? known.codeTag,
    codePrefix: fields.codePrefix ?? "",
    createCategories: fields.createCategories === "true",
  });
  if (parsed.success) return ok(parsed.data);
  return err(Object.fromEntries(
    parsed.error.issues.map(({ path }) => [String(path[0]), texts.errors.choice]),
  ));
}

/** Why an import that runs so often cannot do what its settings say; none when it can. @see R43 */
export function frequencyErrors(
  c: Request,
  { entity, frequency }: { entity: Entity; frequency: ImportFrequency },
  { mode }: ImportSettings,
): Errors | undefined {
  if (frequenciesOf(entity, mode).includes(frequency)) return undefined;
  return { updateItems: importSettingsTexts[c.var.language].hourlyUpdates };
}

/** Words of a refused form of settings. */
export function settingsErrors(c: Request, errors: Record<string, string>): Errors {
  const texts = importSettingsTexts[c.var.language];
  return Object.fromEntries(
    Object.entries(errors).map(([name, word]) => [
      name,
      word === "nothing_to_do"
        ? texts.nothingToDo
        : texts.errors[word as keyof typeof texts.errors] ?? texts.errors.choice,
    ]),
  );
}
