import type { NewAnnouncement } from "../../core/news/announcement.ts";
import { Badge } from "../components/badge.tsx";
import { DateOnly } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { newsTexts } from "../texts/news.ts";

/** One piece of news. */
export interface NewsItem extends NewAnnouncement {
  id: number;
  publishedAt: string;
  /** Published since the reader looked last. */
  isFresh?: boolean;
}

/** News, the latest first; on a page of their own their titles are of the second level. */
export function NewsList(
  props: { page: Page; items: readonly NewsItem[]; heading?: "h2" | "h3" },
) {
  const { page, items, heading: Heading = "h3" } = props;
  const { language } = page;
  const texts = newsTexts[language];
  return (
    <ul class="status-list">
      {items.map(({ id, kind, title, text, effectiveOn, publishedAt, isFresh }) => (
        <li id={`news-${id}`}>
          <Heading>
            {title[language]} {isFresh && <Badge tone="accent">{texts.fresh}</Badge>}
          </Heading>
          <p class="soft">
            {texts.kinds[kind]} · <DateOnly page={page} at={publishedAt} />
            {effectiveOn && ` · ${texts.effectiveFrom(formatDate(language, effectiveOn))}`}
          </p>
          {text[language].map((paragraph) => <p class="prose">{paragraph}</p>)}
          {effectiveOn && <p class="prose">{texts.notice(formatDate(language, effectiveOn))}</p>}
        </li>
      ))}
    </ul>
  );
}
