import type { Language } from "../../core/language.ts";
import { leaf, xmlText } from "../../core/exports/xml_text.ts";
import type { NewAnnouncement } from "../../core/news/announcement.ts";
import { formatDate, formatDateTime, formatSpan } from "../format.ts";
import { paths } from "../paths.ts";
import { newsTexts } from "../texts/news.ts";
import { outageTexts } from "../texts/outages.ts";
import { statusTexts } from "../texts/status.ts";
import { type ShownOutage, textOf } from "./shown_outage.ts";

interface FeedFacts {
  language: Language;
  publicUrl: string;
  /** When the installation began: the feed's own time while it is empty. */
  began: string;
  outages: readonly ShownOutage[];
  news: readonly (NewAnnouncement & { id: number; publishedAt: string })[];
}

interface FeedEntry {
  id: string;
  title: string;
  publishedAt: string;
  updatedAt: string;
  paragraphs: readonly string[];
}

/**
 * Outages and news as an Atom feed, the latest first.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4287}
 */
export function statusFeed({ language, publicUrl, began, outages, news }: FeedFacts): string {
  const page = publicUrl + paths.status();
  const self = publicUrl + paths.statusFeed(language);
  const entries = [
    ...outages.map((outage) => outageEntry(language, outage)),
    ...news.map((announcement) => newsEntry(language, announcement)),
  ].toSorted((a, b) => a.updatedAt < b.updatedAt ? 1 : -1);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    leaf("id", self),
    leaf("title", statusTexts[language].feedTitle),
    leaf("updated", entries[0]?.updatedAt ?? began),
    `<author>${leaf("name", "Krámek")}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    ...entries.map((entry) => entryText(entry, page)),
    `</feed>\n`,
  ].join("\n");
}

function entryText({ id, title, publishedAt, updatedAt, paragraphs }: FeedEntry, page: string) {
  return [
    "<entry>",
    leaf("id", `${page}#${id}`),
    leaf("title", title),
    leaf("published", publishedAt),
    leaf("updated", updatedAt),
    `<link rel="alternate" type="text/html" href="${xmlText(`${page}#${id}`)}"/>`,
    `<content type="text">${xmlText(paragraphs.join("\n\n"))}</content>`,
    "</entry>",
  ].join("\n");
}

function outageEntry(language: Language, outage: ShownOutage): FeedEntry {
  const { id, kind, startedAt, endedAt, recordedAt, updatedAt } = outage;
  const texts = outageTexts[language];
  const when = endedAt
    ? formatSpan(language, startedAt, endedAt)
    : texts.goesOn(formatDateTime(language, startedAt));
  return {
    id: `outage-${id}`,
    title: `${texts.kinds[kind]}, ${when}`,
    publishedAt: recordedAt,
    updatedAt,
    paragraphs: textOf(language, outage),
  };
}

function newsEntry(language: Language, announcement: FeedFacts["news"][number]): FeedEntry {
  const { id, title, text, kind, effectiveOn, publishedAt } = announcement;
  const texts = newsTexts[language];
  const day = effectiveOn && formatDate(language, effectiveOn);
  return {
    id: `news-${id}`,
    title: title[language],
    publishedAt,
    updatedAt: publishedAt,
    paragraphs: [
      day
        ? `${texts.kinds[kind]}. ${texts.effectiveFrom(day)}. ${texts.notice(day)}`
        : texts.kinds[kind],
      ...text[language],
    ],
  };
}
