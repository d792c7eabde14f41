import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import type { Extra } from "./attributes.ts";
import { Icon } from "./icon.tsx";

export interface FormProps extends Extra {
  page: Page;
  action: string;
  /** `get` for filters and search: such a form carries no token. */
  method?: "get" | "post";
  children: Child;
  /** Carries a file; with JavaScript on, its sending is shown. */
  upload?: boolean;
  /** Says that changes are not saved, with Save and Discard at hand. */
  unsaved?: boolean;
  /** Lays its children out in one column of fields; `plain` leaves that to them. */
  layout?: "column" | "wide" | "plain";
  label?: string;
  id?: string;
  autocomplete?: "on" | "off";
  /** Leaves checking to the server, whose words are ours and in the page's language. */
  novalidate?: boolean;
}

/** Every form of the product: a posted one carries the token that the server asks for. */
export function Form(props: FormProps) {
  const { page, method = "post", children, upload, unsaved, layout = "column", label, ...rest } =
    props;
  return (
    <form
      class={layout === "plain" ? undefined : "form"}
      data-wide={layout === "wide" ? "" : undefined}
      method={method}
      enctype={upload ? "multipart/form-data" : undefined}
      data-upload={upload ? "" : undefined}
      data-unsaved={unsaved ? "" : undefined}
      aria-label={label}
      novalidate
      {...rest}
    >
      {method === "post" && <input type="hidden" name="csrf" value={page.csrf} />}
      {children}
      {unsaved && <UnsavedBar page={page} />}
    </form>
  );
}

/** Hidden until a field changes; without JavaScript the form's own button saves. */
function UnsavedBar(props: { page: Page }) {
  const texts = componentTexts[props.page.language];
  return (
    <div class="unsaved-bar" hidden role="status">
      <Icon name="circle-alert" />
      <span>{texts.unsaved}</span>
      <button class="button" data-kind="quiet" data-size="small" type="reset">
        {texts.discard}
      </button>
      <button class="button" data-kind="primary" data-size="small" type="submit">
        {texts.save}
      </button>
    </div>
  );
}

/** What a refused form says above its fields; the first wrong field takes the focus. */
export function FormErrors(props: { page: Page; errors?: Errors; text?: string }) {
  const { page, errors = {}, text } = props;
  const count = Object.keys(errors).length;
  if (!text && count === 0) return null;
  return (
    <div class="notice" data-tone="negative" role="alert" data-form-errors="">
      <Icon name="circle-alert" />
      <div class="notice-body">
        <p>{text ?? componentTexts[page.language].hasErrors(count)}</p>
      </div>
    </div>
  );
}

/** What was typed, and what was wrong with it, by the field's name. */
export type FormValues = Record<string, string | undefined>;
export type Errors = Record<string, string | undefined>;

/** Name, kept value and error of a field, to be spread into its part. */
export function fieldsOf(values: FormValues = {}, errors: Errors = {}) {
  return (name: string): { name: string; value?: string; error?: string } => ({
    name,
    value: Object.hasOwn(values, name) ? values[name] : undefined,
    error: Object.hasOwn(errors, name) ? errors[name] : undefined,
  });
}
