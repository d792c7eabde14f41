import type { Child } from "hono/jsx";
import type { Extra } from "./attributes.ts";
import { controlAttributes, fieldId, FieldMessages, type FieldProps } from "./field.tsx";
import type { Option } from "./inputs.tsx";

interface CheckProps extends Omit<FieldProps, "optional" | "hideLabel">, Extra {
  /** What is sent when it is on. */
  value?: string;
  checked?: boolean;
  required?: boolean;
  disabled?: boolean;
}

function Check(props: CheckProps & { look?: "switch" }) {
  const { name, label, hint, error, id, look, value = "on", ...rest } = props;
  const control = controlAttributes({ name, label, hint, error, id });
  return (
    <div class="choice">
      <input
        type="checkbox"
        class={look}
        role={look}
        value={value}
        {...control}
        {...rest}
      />
      <label for={control.id}>{label}</label>
      <FieldMessages id={control.id} hint={hint} error={error} />
    </div>
  );
}

/** Agrees with something, or is one of several; takes effect when the form is sent. */
export function Checkbox(props: CheckProps) {
  return <Check {...props} />;
}

/** Turns something on. Without JavaScript it is sent with its form like a checkbox. */
export function Switch(props: CheckProps) {
  return <Check {...props} look="switch" />;
}

interface ChoiceProps extends Extra {
  name: string;
  label: string;
  options: readonly (Option & { detail?: Child })[];
  value?: string;
  hint?: Child;
  error?: string;
  hideLabel?: boolean;
}

/** One of a few short choices, all in sight. */
export function Segmented(props: ChoiceProps) {
  const { name, label, options, value, hint, error, hideLabel, ...rest } = props;
  const id = fieldId(name);
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class={hideLabel ? "visually-hidden" : "field-label"}>{label}</legend>
      <div class="segmented" {...rest}>
        {options.map((option) => (
          <label>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldMessages id={id} hint={hint} error={error} />
    </fieldset>
  );
}

/** One of a few choices that need a sentence each. */
export function OptionCards(props: ChoiceProps) {
  const { name, label, options, value, hint, error, hideLabel, ...rest } = props;
  const id = fieldId(name);
  return (
    <fieldset class="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend class={hideLabel ? "visually-hidden" : "field-label"}>{label}</legend>
      <div class="option-cards" {...rest}>
        {options.map((option) => (
          <label class="option-card">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
            />
            <strong>{option.label}</strong>
            {option.detail && <span>{option.detail}</span>}
          </label>
        ))}
      </div>
      <FieldMessages id={id} hint={hint} error={error} />
    </fieldset>
  );
}
