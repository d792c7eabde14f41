import { Avatar } from "../components/avatar.tsx";
import { Icon } from "../components/icon.tsx";
import { Brand } from "../components/mark.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import { isInSection, type NavItem } from "../navigation.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { shellTexts } from "../texts/shell.ts";
import { NewsBell } from "./news_bell.tsx";
import { PersonMenu } from "./person_menu.tsx";

interface SideProps {
  page: Page;
  items: readonly NavItem[];
  active?: string;
}

/** The side of a wide screen. */
export function Side(props: SideProps) {
  const { page, items, active } = props;
  const texts = shellTexts[page.language];
  return (
    <header class="side">
      <div class="side-top">
        <a class="side-brand" href={page.shop ? paths.shop(page.shop) : paths.home()}>
          <Brand />
          {page.person?.staffRole && <span class="side-staff">{texts.staff}</span>}
        </a>
      </div>
      {page.shop && <ShopSwitcher page={page} id="shop-menu" />}
      {page.shop && <SearchButton page={page} />}
      <nav class="side-nav" aria-label={texts.navigation}>
        <NavList page={page} items={items} active={active} />
      </nav>
      <div class="side-end">
        <NewsBell page={page} look="nav-link" />
        <PersonMenu page={page} id="person-menu" />
      </div>
    </header>
  );
}

export function NavList(props: SideProps) {
  const { page, items, active } = props;
  const texts = shellTexts[page.language].nav;
  return (
    <ul class="nav-list">
      {items.map((item) => {
        const open = isInSection(active, item.key);
        return (
          <li data-end={item.key === "settings" ? "" : undefined}>
            <a
              class="nav-link"
              href={item.href}
              aria-current={active === item.key ? "page" : undefined}
              data-open={open ? "" : undefined}
            >
              <Icon name={item.icon} />
              <span>{texts[item.text]}</span>
            </a>
            {open && item.children && (
              <ul class="nav-children">
                {item.children.map((child) => (
                  <li>
                    <a
                      class="nav-link"
                      href={child.href}
                      aria-current={active === child.key ? "page" : undefined}
                    >
                      <span>{texts[child.text]}</span>
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function ShopSwitcher(props: { page: Page; id: string }) {
  const { page, id } = props;
  const shop = page.shop;
  if (!shop) return null;
  const texts = shellTexts[page.language];
  return (
    <PopoverMenu
      id={id}
      label={texts.switchShop}
      align="start"
      button={{
        class: "shop-switcher",
        children: (
          <>
            <Avatar name={shop.name} shape="square" size={20} />
            <span class="shop-switcher-name">{shop.name}</span>
            <Icon name="chevrons-up-down" />
            <span class="visually-hidden">{texts.switchShop}</span>
          </>
        ),
      }}
    >
      <MenuItem href={paths.shop(shop)} icon="store" current>{shop.name}</MenuItem>
      {shop.others.map((other) => (
        <MenuItem href={paths.shop(other)} icon="store">{other.name}</MenuItem>
      ))}
      <MenuLine />
      <MenuItem href={page.support ? paths.staffShops() : paths.shops()} icon="arrow-right">
        {texts.allShops}
      </MenuItem>
    </PopoverMenu>
  );
}

/** A link to the search page; with JavaScript it opens the palette instead. */
function SearchButton(props: { page: Page }) {
  const { page } = props;
  if (!page.shop) return null;
  return (
    <a class="search-button" href={paths.search(page.shop)} data-opens="palette">
      <Icon name="search" />
      <span>{shellTexts[page.language].search}</span>
      <kbd data-shortcut="K">Ctrl K</kbd>
    </a>
  );
}
