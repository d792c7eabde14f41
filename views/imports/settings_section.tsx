import type { Child } from "hono/jsx";
import type { Entity, Format } from "../../core/formats/format.ts";
import type { Errors, FormValues } from "../components/form.tsx";
import type { Page } from "../page.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";

export interface SettingsFieldsProps {
  page: Page;
  entity: Entity;
  format: {
    id: string;
    extension: "xml" | "csv" | "vcf";
    hasVariantTree?: true;
    codeTags?: Format["codeTags"];
    hasTables?: true;
    leavesOpen?: Format["leavesOpen"];
    /** Fields that its records can carry. */
    fields: readonly string[];
  };
  isScheduled: boolean;
  values: FormValues;
  errors: Errors;
}

type SectionKey = keyof typeof importSettingsTexts.en.sections;
/** A section that holds a mistake is open, or nobody would find it. */
export function SettingsSection(
  { props, of, names, open, children }: {
    props: SettingsFieldsProps;
    of: SectionKey;
    names: readonly string[];
    open?: boolean;
    children: Child;
  },
) {
  const texts = importSettingsTexts[props.page.language];
  const hasError = names.some((name) => props.errors[name] !== undefined);
  return (
    <details class="settings-section" open={open || hasError}>
      <summary>
        <span class="settings-section-title">{texts.sections[of]}</span>
        <span class="faint">
          {of === "update" ? texts.updateHints[props.entity] : texts.sectionHints[of]}
        </span>
      </summary>
      <div class="settings-section-body">{children}</div>
    </details>
  );
}

/** Name, value and error of a field. */
export function fieldOf({ values, errors }: SettingsFieldsProps) {
  return (name: string) => ({ name, value: values[name], error: errors[name] });
}

/** The same of a checkbox. */
export function checkOf({ values, errors }: SettingsFieldsProps) {
  return (name: string) => ({
    name,
    value: "true",
    checked: values[name] === "true",
    error: errors[name],
  });
}

/** Choices in the order of their keys, in words. */
export const optionsOf = <T extends string>(keys: readonly T[], texts: Record<T, string>) =>
  keys.map((value) => ({ value, label: texts[value] }));
