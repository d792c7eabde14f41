import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";

/** Stands in for text where a wait is longer than 300 ms. */
export function Skeleton(props: { page: Page; lines?: number }) {
  const { page, lines = 3 } = props;
  return (
    <div class="skeleton" role="status" aria-label={componentTexts[page.language].loading}>
      {Array.from({ length: lines }, (_, index) => <span key={index}></span>)}
    </div>
  );
}
