import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

/** What every field has, whatever stands in it. */
export interface FieldProps {
  name: string;
  label: Child;
  /** Said before a mistake can be made. */
  hint?: Child;
  /** What was found and what would be right. */
  error?: string;
  /** The word for optional, beside the label; required fields say nothing. */
  optional?: string;
  /** The label for screen readers only: in filters and table cells. */
  hideLabel?: boolean;
  /** A quiet link or button in the label's line, not of the label. */
  aside?: Child;
  /** Tells two fields of one name apart. */
  id?: string;
}

/** What joins a control to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

export const fieldId = (name: string): string =>
  `field-${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")}`;

export function controlAttributes(field: FieldProps): ControlAttributes {
  const id = field.id ?? fieldId(field.name);
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean);
  return {
    id,
    name: field.name,
    "aria-describedby": described.length ? described.join(" ") : undefined,
    "aria-invalid": field.error ? "true" : undefined,
  };
}

/** A label, the control that `children` draws from the given attributes, its hint and its error. */
export function Field(
  props: FieldProps & { children: (control: ControlAttributes) => Child },
) {
  const { label, optional, hideLabel, hint, error, aside } = props;
  const control = controlAttributes(props);
  return (
    <div class="field">
      {aside && <span class="field-aside">{aside}</span>}
      <label class={hideLabel ? "visually-hidden" : "field-label"} for={control.id}>
        <span>{label}</span>
        {optional && <span class="field-optional">{optional}</span>}
      </label>
      {props.children(control)}
      <FieldMessages id={control.id} hint={hint} error={error} />
    </div>
  );
}

export function FieldMessages(props: { id: string; hint?: Child; error?: string }) {
  const { id, hint, error } = props;
  return (
    <>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="circle-alert" />
          <span>{error}</span>
        </p>
      )}
      {hint && <p class="field-hint" id={`${id}-hint`}>{hint}</p>}
    </>
  );
}

/** Short fields that belong together, side by side where there is room. */
export function FieldPair(props: { children: Child }) {
  return <div class="field-pair">{props.children}</div>;
}

/** Fields under a heading of their own. */
export function FormSection(props: { title: string; children: Child }) {
  return (
    <fieldset class="form-section">
      <legend>{props.title}</legend>
      {props.children}
    </fieldset>
  );
}
