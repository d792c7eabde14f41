import type { Child } from "hono/jsx";
import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import { Icon } from "./icon.tsx";

/** A value before and after; nothing on either side is said as empty. */
export function Diff(props: { page: Page; before?: Child; after?: Child }) {
  const { page, before, after } = props;
  const texts = componentTexts[page.language];
  const empty = <em class="diff-empty">{texts.empty}</em>;
  return (
    <span class="diff">
      <span class="visually-hidden">{texts.previousValue}</span>
      <del>{isNothing(before) ? empty : before}</del>
      <Icon name="arrow-right" />
      <span class="visually-hidden">{texts.newValue}</span>
      <ins>{isNothing(after) ? empty : after}</ins>
    </span>
  );
}

const isNothing = (value: Child): boolean => value === undefined || value === null || value === "";
