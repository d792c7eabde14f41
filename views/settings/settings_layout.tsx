import type { Child } from "hono/jsx";
import { Tabs } from "../components/tabs.tsx";
import { Layout } from "../layout.tsx";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { settingsTexts } from "../texts/settings.ts";

type SettingsTab = keyof typeof settingsTexts.en.tabs;

const actions: Record<SettingsTab, string> = {
  shop: "settings.see",
  members: "members.see",
  programs: "settings.see",
  backups: "backups.see",
  audit: "audit.see",
};

/** One of the pages of a shop's settings. */
export function SettingsLayout(
  props: { page: Page; shop: PageShop; tab: SettingsTab; children: Child },
) {
  const { page, shop, tab, children } = props;
  const texts = settingsTexts[page.language];
  const hrefs: Record<SettingsTab, string> = {
    shop: paths.settings(shop),
    members: paths.members(shop),
    programs: paths.programs(shop),
    backups: paths.backups(shop),
    audit: paths.shopAudit(shop),
  };
  const keys = (Object.keys(hrefs) as SettingsTab[]).filter((key) => shop.may.has(actions[key]));
  return (
    <Layout page={page} title={texts.title} active="settings">
      <Tabs
        page={page}
        label={texts.title}
        current={tab}
        tabs={keys.map((key) => ({ key, text: texts.tabs[key], href: hrefs[key] }))}
      />
      <div class="stack" data-gap="large">{children}</div>
    </Layout>
  );
}
