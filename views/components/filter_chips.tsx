import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { Icon } from "./icon.tsx";

export interface FilterChip {
  name: string;
  value: string;
  /** The list without this filter. */
  removeHref: string;
}

/** The filters that are on: each goes away by itself, all of them by `clearHref`. */
export function FilterChips(
  props: { page: Page; chips: readonly FilterChip[]; clearHref: string },
) {
  const { page, chips, clearHref } = props;
  if (chips.length === 0) return null;
  const texts = componentTexts[page.language];
  return (
    <div class="chips">
      {chips.map((chip) => (
        <a
          class="chip"
          href={chip.removeHref}
          aria-label={texts.remove(`${chip.name}: ${chip.value}`)}
        >
          <span class="chip-name">{chip.name}:</span>
          {chip.value}
          <Icon name="x" />
        </a>
      ))}
      <a class="chips-clear" href={clearHref}>{texts.clear}</a>
    </div>
  );
}
