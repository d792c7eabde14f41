import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";

/**
 * A form around a selectable table. `actions` are submit buttons with their own `formaction`; the
 * bar with them rises when a row is selected.
 */
export function BulkForm(
  props: { page: Page; action: string; actions: Child; children: Child; id?: string },
) {
  const { page, action, actions, children, id } = props;
  const texts = componentTexts[page.language];
  return (
    <form method="post" action={action} id={id} data-bulk="">
      <input type="hidden" name="csrf" value={page.csrf} />
      {children}
      <div class="bulk-bar">
        <output class="bulk-count" data-bulk-count={texts.selected(0).replace(/0$/, "")}>
          {texts.selection}
        </output>
        {actions}
      </div>
    </form>
  );
}
