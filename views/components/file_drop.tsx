import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { controlAttributes, FieldMessages, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Progress } from "./progress.tsx";

/**
 * A file field that a file can be dropped on. In a form with `upload` its way is shown; without
 * JavaScript it is the browser's own file field.
 */
export function FileDrop(
  props: Omit<FieldProps, "optional"> & {
    page: Page;
    /** `.xml,.csv,.zip` */
    accept?: string;
    multiple?: boolean;
    required?: boolean;
    /** What fits here, under the invitation: `XML, CSV or ZIP up to 200 MB`. */
    accepts?: Child;
  },
) {
  const { page, label, hideLabel, hint, error, accept, multiple, required, accepts } = props;
  const texts = componentTexts[page.language];
  const control = controlAttributes(props);
  return (
    <div class="field">
      <label class={hideLabel ? "visually-hidden" : "field-label"} for={control.id}>{label}</label>
      <div class="file-drop" data-file-drop="" data-invalid={error ? "" : undefined}>
        <input
          type="file"
          {...control}
          accept={accept}
          multiple={multiple}
          required={required}
        />
        <Icon name="file-up" size={20} />
        <span>
          {texts.dropFile} <span class="file-drop-choose">{texts.chooseFile}</span>
        </span>
        {accepts && <span class="faint">{accepts}</span>}
        <span class="file-drop-name" data-file-name="" hidden></span>
      </div>
      <FieldMessages id={control.id} hint={hint} error={error} />
      <div data-upload-progress="" data-upload-failed={texts.uploadFailed} hidden>
        <Progress
          label={texts.uploading}
          value={0}
          max={1}
          end={<span data-upload-figure="">0 %</span>}
        />
      </div>
    </div>
  );
}
