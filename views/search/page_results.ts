import { plainText } from "../../core/catalogue/search_words.ts";
import { shopNavigation } from "../navigation.ts";
import type { Page } from "../page.ts";
import { shellTexts } from "../texts/shell.ts";
import type { SearchGroup, SearchResult } from "./search.tsx";

/** Sections of the administration by their names, without diacritics; all of them for no words. */
export function pageResults(page: Page, query: string): SearchGroup {
  const texts = shellTexts[page.language];
  const wanted = plainText(query.trim());
  const results = shopNavigation(page.shop!).flatMap((section): SearchResult[] => {
    const title = texts.nav[section.text];
    const below = (section.children ?? []).map((child) => ({
      title: `${title}: ${texts.nav[child.text]}`,
      href: child.href,
    }));
    return [{ title, href: section.href }, ...below];
  });
  return {
    heading: texts.searchPages,
    icon: "arrow-right",
    results: results.filter(({ title }) => plainText(title).includes(wanted)),
  };
}
