import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { Icon } from "./icon.tsx";

/**
 * Opened by a link with `data-opens="<id>"`, whose address is the page that does the same, for
 * browsers without JavaScript. `actions` stand at its end: the doing button first.
 */
export function Dialog(
  props: {
    page: Page;
    id: string;
    title: string;
    children: Child;
    actions?: Child;
    open?: boolean;
  },
) {
  const { page, id, title, children, actions, open } = props;
  const texts = componentTexts[page.language];
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`} open={open} data-dialog="">
      <header class="dialog-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <form method="dialog">
          <button
            type="submit"
            class="button"
            data-kind="quiet"
            data-size="small"
            data-shape="icon"
            aria-label={texts.close}
          >
            <Icon name="x" />
          </button>
        </form>
      </header>
      <div class="dialog-body">{children}</div>
      {actions && <footer class="dialog-foot">{actions}</footer>}
    </dialog>
  );
}
