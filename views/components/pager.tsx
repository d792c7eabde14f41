import type { Page } from "../page.ts";
import { componentTexts } from "../texts/components.ts";
import type { Extra } from "./attributes.ts";
import { Icon } from "./icon.tsx";

interface PagerProps {
  page: Page;
  /** From 1. */
  number: number;
  size: number;
  total: number;
  href: (number: number) => string;
  /** What a link carries beside its address: htmx, to replace the list alone. */
  links?: (href: string) => Extra;
}

/** `1–50 z 61 204` and the pages around this one. */
export function Pager(props: PagerProps) {
  const { page, number, size, total, href, links } = props;
  const texts = componentTexts[page.language];
  const last = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (number - 1) * size + 1;
  return (
    <nav class="pager" aria-label={texts.pages}>
      <span>{texts.range(from, Math.min(number * size, total), total)}</span>
      {last > 1 && (
        <ul class="pager-pages">
          <li>
            <Step
              href={number > 1 ? href(number - 1) : undefined}
              label={texts.previous}
              links={links}
              back
            />
          </li>
          {pagesAround(number, last).map((shown) => (
            <li>
              {shown === undefined ? <span class="pager-page">…</span> : (
                <a
                  href={href(shown)}
                  aria-label={texts.page(shown)}
                  aria-current={shown === number ? "page" : undefined}
                  {...links?.(href(shown))}
                >
                  {shown}
                </a>
              )}
            </li>
          ))}
          <li>
            <Step
              href={number < last ? href(number + 1) : undefined}
              label={texts.next}
              links={links}
            />
          </li>
        </ul>
      )}
    </nav>
  );
}

function Step(
  props: { href?: string; label: string; back?: boolean; links?: PagerProps["links"] },
) {
  const icon = <Icon name={props.back ? "chevron-left" : "chevron-right"} label={props.label} />;
  if (!props.href) return <span class="pager-page" aria-disabled="true">{icon}</span>;
  return (
    <a href={props.href} rel={props.back ? "prev" : "next"} {...props.links?.(props.href)}>
      {icon}
    </a>
  );
}

/** First, last and two around the current one; `undefined` is a gap. */
export function pagesAround(number: number, last: number): (number | undefined)[] {
  const shown = [1, number - 1, number, number + 1, last]
    .filter((page, index, all) => page >= 1 && page <= last && all.indexOf(page) === index)
    .sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const before = shown[index - 1];
    if (before === undefined || page - before === 1) return [page];
    return page - before === 2 ? [page - 1, page] : [undefined, page];
  });
}
