import type { Child } from "hono/jsx";
import type { Currency } from "../../core/money.ts";
import { currencySymbol } from "../format.ts";
import type { Extra } from "./attributes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

interface TextProps extends FieldProps, Extra {
  value?: string;
  type?: "text" | "email" | "password" | "search" | "tel" | "url" | "number";
  required?: boolean;
  disabled?: boolean;
  readonly?: boolean;
  placeholder?: string;
  autocomplete?: string;
  inputmode?: "numeric" | "decimal" | "email" | "tel" | "url" | "search";
  maxlength?: number;
  autofocus?: boolean;
  width?: "short" | "medium";
  /** Set in the monospace: codes, EANs, addresses of feeds. */
  code?: boolean;
  /** A unit or a currency inside the field, at its end. */
  addon?: Child;
}

const split = <P extends FieldProps>(props: P) => {
  const { name, label, hint, error, optional, hideLabel, aside, id, ...rest } = props;
  return { field: { name, label, hint, error, optional, hideLabel, aside, id }, rest };
};

export function TextInput(props: TextProps) {
  const { field, rest } = split(props);
  const { width, code, addon, type = "text", ...attributes } = rest;
  return (
    <Field {...field}>
      {(control) => {
        const input = (
          <input
            class="input"
            type={type}
            data-width={width}
            data-code={code ? "" : undefined}
            {...control}
            {...attributes}
          />
        );
        if (!addon) return input;
        return (
          <div class="input-group">
            {input}
            <span class="input-addon">{addon}</span>
          </div>
        );
      }}
    </Field>
  );
}

export function TextArea(
  props: FieldProps & Extra & {
    value?: string;
    rows?: number;
    required?: boolean;
    disabled?: boolean;
    placeholder?: string;
    maxlength?: number;
    code?: boolean;
  },
) {
  const { field, rest } = split(props);
  const { value, code, rows = 3, ...attributes } = rest;
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          class="input"
          rows={rows}
          data-code={code ? "" : undefined}
          {...control}
          {...attributes}
        >
          {value ?? ""}
        </textarea>
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export function Select(
  props: FieldProps & Extra & {
    options: readonly Option[];
    value?: string;
    /** The first choice, which means none. */
    empty?: string;
    required?: boolean;
    disabled?: boolean;
    width?: "short" | "medium";
  },
) {
  const { field, rest } = split(props);
  const { options, value, empty, width, ...attributes } = rest;
  return (
    <Field {...field}>
      {(control) => (
        <div class="select">
          <select class="input" data-width={width} {...control} {...attributes}>
            {empty !== undefined && <option value="">{empty}</option>}
            {options.map((option) => (
              <option
                value={option.value}
                selected={option.value === value}
                disabled={option.disabled}
              >
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </div>
      )}
    </Field>
  );
}

/** A text field that offers what is known; anything else may be typed too. */
export function Combobox(
  props: Omit<TextProps, "type"> & { options: readonly (Option | string)[] },
) {
  const { options, ...text } = props;
  const list = `${text.id ?? text.name.replace(/\W+/g, "-")}-options`;
  return (
    <>
      <TextInput {...text} {...{ list }} autocomplete="off" />
      <datalist id={list}>
        {options.map((option) =>
          typeof option === "string"
            ? <option key={option} value={option} />
            : <option key={option.value} value={option.value} label={option.label} />
        )}
      </datalist>
    </>
  );
}

/** An amount as people write it, with a decimal comma; `value` is the text, not minor units. */
export function MoneyInput(
  props: Omit<TextProps, "type" | "addon"> & { currency: Currency },
) {
  const { currency, ...text } = props;
  return (
    <TextInput
      inputmode="decimal"
      width="medium"
      {...text}
      addon={currencySymbol(currency)}
    />
  );
}

/** A day, `YYYY-MM-DD`; the browser shows it in the reader's own way. */
export function DateInput(
  props: FieldProps & Extra & {
    value?: string;
    min?: string;
    max?: string;
    required?: boolean;
    disabled?: boolean;
    /** Asks for the time too. */
    time?: boolean;
  },
) {
  const { field, rest } = split(props);
  const { time, ...attributes } = rest;
  return (
    <Field {...field}>
      {(control) => (
        <input
          class="input"
          type={time ? "datetime-local" : "date"}
          data-width="medium"
          {...control}
          {...attributes}
        />
      )}
    </Field>
  );
}
