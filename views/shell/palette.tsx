import { Icon } from "../components/icon.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { shellTexts } from "../texts/shell.ts";

/** Opened by ⌘K or Ctrl+K; what is typed is answered by the search page's own results. */
export function Palette(props: { page: Page }) {
  const { page } = props;
  if (!page.shop) return null;
  const texts = shellTexts[page.language];
  return (
    <dialog class="palette" id="palette" aria-label={texts.searchEverything} data-dialog="">
      <form class="palette-form" method="get" action={paths.search(page.shop)} role="search">
        <Icon name="search" size={20} />
        <input
          type="search"
          name="q"
          class="palette-input"
          placeholder={texts.searchHint}
          aria-label={texts.searchEverything}
          autocomplete="off"
          spellcheck={false}
          maxlength={200}
          autofocus
          hx-get={paths.search(page.shop)}
          hx-trigger="input changed delay:120ms"
          hx-target="#palette-results"
          hx-sync="this:replace"
        />
      </form>
      <div class="palette-results" id="palette-results" aria-live="polite"></div>
      <p class="palette-keys" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {texts.searchKeys.move}
        </span>
        <span>
          <kbd>Enter</kbd> {texts.searchKeys.open}
        </span>
        <span>
          <kbd>Esc</kbd> {texts.searchKeys.close}
        </span>
      </p>
    </dialog>
  );
}
