import type { Child } from "hono/jsx";
import { Tabs } from "../components/tabs.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { accountTexts } from "../texts/account.ts";

type AccountTab = keyof typeof accountTexts.en.tabs;

/** One of the pages about one's own account. */
export function AccountLayout(props: { page: Page; tab: AccountTab; children: Child }) {
  const { page, tab, children } = props;
  const texts = accountTexts[page.language];
  const hrefs: Record<AccountTab, string> = {
    account: paths.account(),
    billing: paths.accountBilling(),
    email: paths.accountEmail(),
    password: paths.accountPassword(),
    sessions: paths.accountSessions(),
  };
  const keys = Object.keys(hrefs) as AccountTab[];
  return (
    <Layout
      page={page}
      title={texts.title}
      breadcrumbs={[{ text: texts.shops.title, href: paths.shops() }]}
    >
      <Tabs
        page={page}
        label={texts.title}
        current={tab}
        tabs={keys.map((key) => ({ key, text: texts.tabs[key], href: hrefs[key] }))}
      />
      <div class="stack">{children}</div>
    </Layout>
  );
}
