import { FileDrop } from "../components/file_drop.tsx";
import type { Page } from "../page.ts";
import { supportTexts } from "../texts/support.ts";
import { formatBytes } from "../format.ts";
import { Icon } from "../components/icon.tsx";

/** A file that came with a refused form, and goes with the next. */
export interface KeptFile {
  id: string;
  name: string;
  size: number;
}

/** Files of a message: those that are here already, and a place for more. */
export function MessageFiles(
  props: { page: Page; kept: readonly KeptFile[]; error?: string | undefined; id?: string },
) {
  const { page, kept, error, id } = props;
  const texts = supportTexts[page.language];
  return (
    <>
      {kept.length > 0 && (
        <div class="kept-files">
          <p class="faint">{texts.kept}</p>
          <ul class="attachments">
            {kept.map(({ name, size }) => (
              <li class="attachment">
                <Icon name="file-text" />
                <span class="attachment-name">{name}</span>
                <span class="faint nowrap">{formatBytes(page.language, size)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <input type="hidden" name="kept" value={kept.map(({ id }) => id).join(",")} />
      <FileDrop
        page={page}
        name="files"
        label={texts.files}
        multiple
        accepts={texts.filesAccept}
        {...(id ? { id } : {})}
        {...(error ? { error } : {})}
      />
    </>
  );
}
