import { type Availability, promisedPercent } from "../../core/outages/availability.ts";
import { isFreeOutage } from "../../core/billing/outage_credit.ts";
import { lengthMs, merged, spanOf } from "../../core/outages/outage.ts";
import { Badge } from "../components/badge.tsx";
import { Notice } from "../components/notice.tsx";
import { formatDateTime, formatDuration, formatPercent, formatSpan } from "../format.ts";
import { type NewsItem, NewsList } from "../news/news_list.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { outageTexts } from "../texts/outages.ts";
import { statusTexts } from "../texts/status.ts";
import { type ShownOutage, textOf } from "./shown_outage.ts";

export interface StatusPageProps {
  page: Page;
  now: string;
  /** What does not work now, planned or not. */
  present: readonly ShownOutage[];
  coming: readonly ShownOutage[];
  past: readonly ShownOutage[];
  year: string;
  availability: Availability;
  news: readonly NewsItem[];
}

/** Whether everything works, what is planned, and what has not worked. @see R96, R218, R219 */
export function StatusPage(props: StatusPageProps) {
  const { page, now, coming, past, news } = props;
  const texts = statusTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.lead} width="page" isIndexed>
      <div class="stack status-page" data-gap="large">
        <Present {...props} />
        <section class="stack" aria-labelledby="planned">
          <h2 id="planned">{texts.planned}</h2>
          <Outages page={page} outages={coming} empty={texts.noPlanned} now={now} />
        </section>
        <Promise {...props} />
        <section class="stack" aria-labelledby="outages">
          <h2 id="outages">{texts.outages}</h2>
          <Outages page={page} outages={past} empty={texts.noOutages} now={now} />
        </section>
        <section class="stack" aria-labelledby="news">
          <h2 id="news">{texts.news}</h2>
          {news.length === 0
            ? <p class="faint">{texts.noNews}</p>
            : <NewsList page={page} items={news} />}
        </section>
        <p>
          <a href={paths.statusFeed(page.language)} type="application/atom+xml">{texts.feed}</a>
        </p>
      </div>
    </PlainLayout>
  );
}

function Present({ page, present }: StatusPageProps) {
  const texts = statusTexts[page.language];
  if (present.length === 0) return <Notice tone="positive" title={texts.works} />;
  return (
    <div class="stack">
      {present.map((outage) => (
        <Notice
          tone={outage.kind === "planned" ? "warning" : "negative"}
          title={texts.notes[outage.kind]}
        >
          <div class="stack" data-gap="small" id={`outage-${outage.id}`}>
            <span>{whenOf(page, outage)}</span>
            {textOf(page.language, outage).map((paragraph) => <p>{paragraph}</p>)}
          </div>
        </Notice>
      ))}
    </div>
  );
}

function Promise({ page, year, availability }: StatusPageProps) {
  const texts = statusTexts[page.language];
  const { percent, downMs, isKept } = availability;
  return (
    <section class="stack" data-gap="small" aria-labelledby="availability">
      <h2 id="availability">{texts.availability(year)}</h2>
      <p class="status-figure">
        <strong>{formatPercent(page.language, percent, 3)}</strong>{" "}
        <Badge tone={isKept ? "positive" : "negative"}>{isKept ? texts.kept : texts.broken}</Badge>
      </p>
      <p>{downMs > 0 ? texts.down(formatDuration(downMs / 1000)) : texts.neverDown}</p>
      <p class="soft prose">
        {texts.promise(formatPercent(page.language, promisedPercent))}
      </p>
    </section>
  );
}

function Outages(
  { page, outages, empty, now }: {
    page: Page;
    outages: readonly ShownOutage[];
    empty: string;
    now: string;
  },
) {
  const texts = statusTexts[page.language];
  if (outages.length === 0) return <p class="faint">{empty}</p>;
  const isAnyLong = merged(outages.map((outage) => spanOf(outage, now))).some(isFreeOutage);
  return (
    <>
      <ul class="status-list">
        {outages.map((outage) => (
          <li id={`outage-${outage.id}`}>
            <h3>{outageTexts[page.language].kinds[outage.kind]}</h3>
            <p class="soft">{whenOf(page, outage)}</p>
            {textOf(page.language, outage).map((paragraph) => <p class="prose">{paragraph}</p>)}
          </li>
        ))}
      </ul>
      {isAnyLong && <p class="soft prose">{texts.freeDays}</p>}
    </>
  );
}

/** `3. 12. 2026 2:00–4:00, trval 2 h`. */
function whenOf({ language }: Page, { startedAt, endedAt }: ShownOutage): string {
  if (endedAt === undefined) {
    return outageTexts[language].goesOn(formatDateTime(language, startedAt));
  }
  const seconds = lengthMs({ from: startedAt, to: endedAt }) / 1000;
  return `${formatSpan(language, startedAt, endedAt)} · ${formatDuration(seconds)}`;
}
