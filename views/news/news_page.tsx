import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { accountTexts } from "../texts/account.ts";
import { newsTexts } from "../texts/news.ts";
import { type NewsItem, NewsList } from "./news_list.tsx";

/** What is new, for who is signed in; what was read is no longer counted. @see R224 */
export function NewsPage(props: { page: Page; items: readonly NewsItem[] }) {
  const { page, items } = props;
  const texts = newsTexts[page.language];
  const isAnyFresh = items.some(({ isFresh }) => isFresh);
  return (
    <Layout
      page={page}
      title={texts.title}
      breadcrumbs={[{ text: accountTexts[page.language].shops.title, href: paths.shops() }]}
      actions={isAnyFresh && (
        <Form page={page} action={paths.newsSeen()} layout="plain">
          <Button kind="primary" icon="check">{texts.markSeen}</Button>
        </Form>
      )}
    >
      <div class="stack" data-gap="large">
        {items.length === 0
          ? <EmptyState icon="bell" title={texts.empty} />
          : <NewsList page={page} items={items} heading="h2" />}
        <p>
          <a href={paths.status()}>{texts.toStatus}</a>
        </p>
      </div>
    </Layout>
  );
}
