import { Icon } from "../components/icon.tsx";
import { Brand } from "../components/mark.tsx";
import { isInSection, type NavItem, phoneBar } from "../navigation.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { shellTexts } from "../texts/shell.ts";
import { NewsBell } from "./news_bell.tsx";
import { PersonMenu } from "./person_menu.tsx";
import { NavList, ShopSwitcher } from "./side.tsx";

interface PhoneProps {
  page: Page;
  items: readonly NavItem[];
  active?: string;
}

/** On a phone, the top: whose shop it is, search and the person. */
export function PhoneTop(props: { page: Page }) {
  const { page } = props;
  const texts = shellTexts[page.language];
  return (
    <header class="phone-top">
      {page.shop ? <ShopSwitcher page={page} id="phone-shop-menu" /> : <Brand />}
      {page.shop && (
        <a
          class="shell-button"
          href={paths.search(page.shop)}
          data-opens="palette"
          aria-label={texts.search}
        >
          <Icon name="search" size={20} />
        </a>
      )}
      <NewsBell page={page} look="shell-button" />
      <PersonMenu page={page} id="phone-person-menu" compact />
    </header>
  );
}

/** On a phone, the bottom: four sections, and a sheet with all if there are more. */
export function PhoneBar(props: PhoneProps) {
  const { page, items, active } = props;
  const texts = shellTexts[page.language];
  const { shown, hasMore } = phoneBar(items);
  return (
    <>
      <nav class="phone-bar" aria-label={texts.navigation}>
        {shown.map((item) => (
          <a
            class="phone-link"
            href={item.href}
            aria-current={isInSection(active, item.key) ? "page" : undefined}
          >
            <Icon name={item.icon} size={20} />
            <span>{texts.nav[item.text]}</span>
          </a>
        ))}
        {hasMore && (
          <button type="button" class="phone-link" popovertarget="phone-sheet">
            <Icon name="menu" size={20} />
            <span>{texts.nav.more}</span>
          </button>
        )}
      </nav>
      {hasMore && (
        <div class="phone-sheet" id="phone-sheet" popover="auto">
          <nav aria-label={texts.nav.more}>
            <NavList page={page} items={items} active={active} />
          </nav>
        </div>
      )}
    </>
  );
}
