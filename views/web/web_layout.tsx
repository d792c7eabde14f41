import type { Child } from "hono/jsx";
import { fontFiles, webStylesheets } from "../assets.ts";
import { Doctype } from "../components/doctype.tsx";
import { Icon } from "../components/icon.tsx";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { webTexts } from "../texts/web.ts";
import { baseOf, categoryPath, type WebHead, type WebPage } from "./web_page.ts";

interface WebLayoutProps {
  page: WebPage;
  head: WebHead;
  /** What was searched for, to stand in the field. */
  query?: string;
  /** Of the menu's category in which the page is. */
  menuId?: number | undefined;
  children: Child;
}

/** A page of a shop's web: plain HTML, one stylesheet, no script. */
export function WebLayout({ page, head, query, menuId, children }: WebLayoutProps) {
  const texts = webTexts[page.language];
  return (
    <>
      <Doctype />
      <html lang={page.language}>
        <WebHeadTags page={page} head={head} />
        <body class="web">
          <a class="web-skip" href="#content">{texts.skip}</a>
          <header class="web-head">
            <div class="web-width web-head-row">
              <a class="web-name" href={paths.webHome(page.base)}>{page.shop.name}</a>
              <form class="web-search" role="search" action={paths.webSearch(page.base)}>
                <label class="visually-hidden" for="q">{texts.searchIn}</label>
                <input
                  id="q"
                  type="search"
                  name="q"
                  value={query}
                  placeholder={texts.searchIn}
                  maxlength={200}
                />
                <button type="submit">
                  <Icon name="search" label={texts.search} />
                </button>
              </form>
              <Languages page={page} head={head} />
            </div>
            {page.menu.length > 0 && (
              <nav class="web-menu" aria-label={texts.menu}>
                <ul class="web-width web-menu-list">
                  {page.menu.map((category) => (
                    <li>
                      <a
                        href={categoryPath(page.base, category)}
                        aria-current={category.id === menuId ? "true" : undefined}
                      >
                        {category.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </header>
          <main class="web-width web-main" id="content" tabindex={-1}>{children}</main>
          <footer class="web-foot">
            <div class="web-width web-foot-row">
              <span>{page.shop.name}</span>
              {page.operatorUrl && <a href={page.operatorUrl}>{texts.runsOn}</a>}
            </div>
          </footer>
        </body>
      </html>
    </>
  );
}

function WebHeadTags({ page, head }: Pick<WebLayoutProps, "page" | "head">) {
  const { title, description, addresses, image } = head;
  const [canonical] = addresses;
  const whole = title === page.shop.name ? title : `${title} · ${page.shop.name}`;
  const absolute = (path: string) => page.origin + (path || "/");
  return (
    <head>
      <meta charset="utf-8" />
      <title>{whole}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description && <meta name="description" content={description} />}
      {page.operatorUrl && <meta name="generator" content={`Krámek (${page.operatorUrl})`} />}
      {canonical
        ? <link rel="canonical" href={absolute(canonical.path)} />
        : <meta name="robots" content="noindex" />}
      {addresses.length > 1 &&
        addresses.map(({ language, path }) => (
          <link rel="alternate" hreflang={language} href={absolute(path)} />
        ))}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={page.shop.name} />
      {image && <meta property="og:image" content={image} />}
      <link rel="icon" href="data:," />
      <link
        rel="preload"
        href={paths.static(fontFiles[0]!)}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      {webStylesheets().map((href) => <link rel="stylesheet" href={href} />)}
    </head>
  );
}

/** The same page in other languages; where it is not there, their home. */
function Languages({ page, head }: Pick<WebLayoutProps, "page" | "head">) {
  const { languages } = page.shop;
  if (languages.length < 2) return null;
  return (
    <nav class="web-languages" aria-label={webTexts[page.language].languages}>
      {languages.map((language) => {
        const here = head.addresses.find((each) => each.language === language);
        const href = here ? page.root + here.path : baseOf(page.root, page.shop, language);
        return (
          <a
            href={href || "/"}
            lang={language}
            hreflang={language}
            title={languageNames[language]}
            aria-current={language === page.language ? "true" : undefined}
          >
            <span aria-hidden="true">{language.toUpperCase()}</span>
            <span class="visually-hidden">{languageNames[language]}</span>
          </a>
        );
      })}
    </nav>
  );
}
