import { extraLinesMax, type PairingForm } from "../../core/formats/custom/pairing_form.ts";
import type { Entity } from "../../core/formats/format.ts";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import type { Errors } from "../components/form.tsx";
import { Icon } from "../components/icon.tsx";
import { TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { type FieldGroup, fieldGroups } from "./field_options.ts";
import { fieldOf, type LineProps, PairingSteps } from "./pairing_steps.tsx";

export interface PairingTableProps {
  page: Page;
  entity: Entity;
  /** Each with its first values. */
  columns: readonly { name: string; values: readonly string[] }[];
  /** Whether values are known at all. */
  hasSample: boolean;
  form: PairingForm;
  /** Composed fields shown, the empty one among them. */
  extras: number;
  preview: string;
  errors: Errors;
}

/** Columns with their first values on one side, fields on the other. */
export function PairingTable(props: PairingTableProps) {
  const { page, entity, columns, hasSample, form, errors } = props;
  const texts = csvTexts[page.language].pairing;
  const groups = fieldGroups(page, entity);
  return (
    <section class="pairing-section" aria-labelledby="pairing-columns">
      <h2 id="pairing-columns">{texts.columnsTitle}</h2>
      <p class="faint">{texts.columnsText}</p>
      <table class="pairing-table">
        <thead>
          <tr>
            <th scope="col">{texts.column}</th>
            <th scope="col">{texts.field}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, values }, index) => {
            const line = { page, entity, form, errors, line: `c${index}` };
            const isPaired = (form[`c${index}.target`] ?? "") !== "";
            return (
              <tr data-paired={isPaired ? "" : undefined}>
                <th scope="row">
                  <span class="pairing-column">{name}</span>
                  {hasSample && <Values values={values} none={texts.noValues} />}
                </th>
                <td>
                  <div class="pairing-field">
                    <FieldSelect {...line} groups={groups} label={`${texts.field}: ${name}`} />
                    <PairingSteps {...line} />
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Values({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length === 0) return <span class="pairing-value faint">{none}</span>;
  return values.map((value) => <span class="pairing-value">{value}</span>);
}

/** Fields of several columns, and texts that are the same for all records. */
export function ExtraLines(props: PairingTableProps) {
  const { page, entity, form, errors, extras } = props;
  const texts = csvTexts[page.language].pairing;
  const groups = fieldGroups(page, entity);
  return (
    <section class="pairing-section" aria-labelledby="pairing-extras">
      <h2 id="pairing-extras">{texts.extraTitle}</h2>
      <p class="faint">{texts.extraText}</p>
      {Array.from({ length: extras }, (_, index) => {
        const line = { page, entity, form, errors, line: `x${index}` };
        return (
          <div class="pairing-extra">
            <FieldSelect {...line} groups={groups} label={texts.extraField} showLabel />
            <TextInput
              {...fieldOf(line, "text")}
              label={texts.extraValue}
              hint={texts.extraHint}
            />
            <div class="pairing-extra-steps">
              <PairingSteps {...line} />
            </div>
          </div>
        );
      })}
      {extras < extraLinesMax && (
        <div>
          <Button
            size="small"
            icon="plus"
            name="more"
            value={String(extras + 1)}
            formaction={props.preview}
          >
            {texts.add}
          </Button>
        </div>
      )}
    </section>
  );
}

function FieldSelect(
  props: LineProps & { groups: readonly FieldGroup[]; label: string; showLabel?: boolean },
) {
  const { page, line, form, groups, label, showLabel } = props;
  const { name, value = "", error } = fieldOf(props, "target");
  const none = csvTexts[page.language].pairing.none;
  return (
    <>
      <input type="hidden" name={`${line}.was`} value={form[`${line}.target`] ?? ""} />
      <Field name={name} label={label} hideLabel={!showLabel} error={error}>
        {(control) => (
          <div class="select">
            <select class="input" {...control}>
              <option value="">{none}</option>
              {groups.map((group) => (
                <optgroup label={group.label}>
                  {group.options.map((option) => (
                    <option value={option.value} selected={option.value === value}>
                      {option.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <Icon name="chevron-down" />
          </div>
        )}
      </Field>
    </>
  );
}
