import { Icon } from "../components/icon.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { newsTexts } from "../texts/news.ts";

/** There are news that were not read; once they were, the bell is gone. @see R224 */
export function NewsBell(props: { page: Page; look: "nav-link" | "shell-button" }) {
  const { page, look } = props;
  const count = page.person?.unreadNews ?? 0;
  if (count === 0) return null;
  const text = newsTexts[page.language].bell(count);
  const isNarrow = look === "shell-button";
  return (
    <a class={`${look} news-bell`} href={paths.news()}>
      <Icon name="bell" size={isNarrow ? 20 : 16} />
      <span class={isNarrow ? "visually-hidden" : undefined}>{text}</span>
    </a>
  );
}
