import {
  dateStyles,
  emptyActions,
  numberStyles,
  weightUnits,
} from "../../core/formats/custom/mapping.ts";
import type { PairingForm } from "../../core/formats/custom/pairing_form.ts";
import { isListKind, targetAt } from "../../core/formats/custom/targets.ts";
import type { Entity } from "../../core/formats/format.ts";
import { Checkbox } from "../components/choices.tsx";
import type { Errors } from "../components/form.tsx";
import { Select, TextArea, TextInput } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { csvTexts } from "../texts/csv_configurations.ts";

export interface LineProps {
  page: Page;
  entity: Entity;
  /** `c0` or `x0`. */
  line: string;
  form: PairingForm;
  errors: Errors;
}

const numberKinds = ["money", "decimal", "percent", "integer", "weight"];
const stepParts = ["separator", "values", "emptyValue"];

/** How the values of a line are read: only what its field can need. */
export function PairingSteps(props: LineProps) {
  const { page, line, form, errors } = props;
  const texts = csvTexts[page.language];
  const target = targetOfLine(props);
  if (!target) return null;
  const hasError = stepParts.some((part) => errors[`${line}.${part}`] !== undefined);
  return (
    <>
      {target.scope === "named" && <About {...props} />}
      <details class="pairing-steps" open={hasError || isUnusual(props)}>
        <summary>{texts.pairing.steps}</summary>
        <div class="pairing-steps-body">
          {target.scope === "price" && <About {...props} />}
          <ValueSteps {...props} kind={target.kind} />
          <EmptySteps {...props} />
          <TextArea
            {...fieldOf(props, "values")}
            label={texts.steps.values}
            hint={texts.steps.valuesHint}
            rows={Math.min(6, (form[`${line}.values`] ?? "").split("\n").length + 1)}
          />
        </div>
      </details>
    </>
  );
}

/** Under another field's name a choice would stand for other steps. */
function targetOfLine({ entity, line, form }: LineProps) {
  const choice = form[`${line}.target`] ?? "";
  return targetAt(entity, choice.endsWith(":") ? `${choice}x` : choice) ??
    targetAt(entity, choice);
}

export const fieldOf = ({ line, form, errors }: LineProps, part: string) => ({
  name: `${line}.${part}`,
  value: form[`${line}.${part}`],
  error: errors[`${line}.${part}`],
});

/** What was set by hand or proposed is in sight. */
function isUnusual({ line, form }: LineProps): boolean {
  const part = (name: string) => form[`${line}.${name}`] ?? "";
  const [, , list] = part("target").split(":"); // `price:CZK:`: only a price has a third part
  const isListed = list !== undefined && part("about") !== "";
  return isListed || part("values") !== "" || part("isNet") === "true" ||
    part("whenEmpty") === "default";
}

/** The name of a parameter, label or custom field, or the price list. */
function About(props: LineProps) {
  const texts = csvTexts[props.page.language].about;
  const target = targetOfLine(props);
  const field = fieldOf(props, "about");
  if (target?.scope === "price") {
    return <TextInput {...field} label={texts.price} hint={texts.priceHint} width="medium" />;
  }
  if (target?.scope !== "named") return null;
  const name = target.field as "parameters" | "metas" | "labels";
  return (
    <TextInput
      {...field}
      label={texts[name]}
      hint={name === "labels" ? texts.labelsHint : undefined}
      width="medium"
    />
  );
}

function ValueSteps(props: LineProps & { kind: string }) {
  const { page, kind, form, line } = props;
  const texts = csvTexts[page.language].steps;
  const isList = isListKind(kind as Parameters<typeof isListKind>[0]);
  return (
    <>
      {numberKinds.includes(kind) && (
        <Select
          {...fieldOf(props, "numberStyle")}
          label={texts.numberStyle}
          options={optionsOf(numberStyles, texts.numberStyles)}
        />
      )}
      {kind === "weight" && (
        <Select
          {...fieldOf(props, "weightUnit")}
          label={texts.weightUnit}
          width="short"
          options={weightUnits.map((value) => ({ value, label: value }))}
        />
      )}
      {kind === "day" && (
        <Select
          {...fieldOf(props, "dateStyle")}
          label={texts.dateStyle}
          options={optionsOf(dateStyles, texts.dateStyles)}
        />
      )}
      {kind === "money" && (
        <Checkbox
          name={`${line}.isNet`}
          value="true"
          checked={form[`${line}.isNet`] === "true"}
          label={texts.isNet}
          hint={texts.isNetHint}
        />
      )}
      {isList && (
        <TextInput
          {...fieldOf(props, "separator")}
          label={texts.separator}
          hint={texts.separatorHint}
          width="short"
          maxlength={10}
          code
        />
      )}
      {kind === "category_paths"
        ? (
          <TextInput
            {...fieldOf(props, "levelSeparator")}
            label={texts.levelSeparator}
            width="short"
            maxlength={10}
            code
          />
        )
        : (
          <input
            type="hidden"
            name={`${line}.levelSeparator`}
            value={form[`${line}.levelSeparator`] ?? ">"}
          />
        )}
    </>
  );
}

function EmptySteps(props: LineProps) {
  const { page, form, line } = props;
  const texts = csvTexts[page.language].steps;
  return (
    <>
      <Select
        {...fieldOf(props, "whenEmpty")}
        label={texts.whenEmpty}
        options={optionsOf(emptyActions, texts.whenEmptyChoices)}
      />
      <TextInput {...fieldOf(props, "emptyValue")} label={texts.emptyValue} width="medium" />
      <Checkbox
        name={`${line}.keepBlanks`}
        value="true"
        checked={form[`${line}.keepBlanks`] === "true"}
        label={texts.keepBlanks}
      />
    </>
  );
}

const optionsOf = <T extends string>(keys: readonly T[], texts: Record<T, string>) =>
  keys.map((value) => ({ value, label: texts[value] }));
