import {
  listAnnouncements,
  markNewsSeen,
  newsSeenAt,
} from "../../tenants/platform/announcements.ts";
import { NewsPage } from "../../views/news/news_page.tsx";
import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { pageOf } from "../page.ts";

/** What is new in the platform, until its reader says that it was read. @see R224 */
export const accountNews = createRouter();

const newsShown = 30;

accountNews.get("/news", async (c) => {
  const { database } = c.var.services.platform;
  const seenAt = await newsSeenAt(database, c.var.session!.accountId!);
  const items = (await listAnnouncements(database, newsShown))
    .map((item) => ({ ...item, isFresh: item.publishedAt > seenAt }));
  return c.html(<NewsPage page={pageOf(c)} items={items} />);
});

accountNews.post("/news/seen", async (c) => {
  await readForm(c);
  const { database, now } = c.var.services.platform;
  await markNewsSeen(database, c.var.session!.accountId!, now());
  return c.redirect(paths.news(), 303);
});
