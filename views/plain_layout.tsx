import type { Child } from "hono/jsx";
import { languages } from "../core/language.ts";
import { Brand } from "./components/mark.tsx";
import { Document } from "./document.tsx";
import { formatNumber } from "./format.ts";
import type { Page } from "./page.ts";
import { paths } from "./paths.ts";
import { languageNames } from "./shell/person_menu.tsx";
import { authTexts } from "./texts/auth.ts";
import { communityTexts } from "./texts/community.ts";
import { priceTexts } from "./texts/prices.ts";
import { shellTexts } from "./texts/shell.ts";
import { statusTexts } from "./texts/status.ts";

/**
 * A page for who is not signed in: one thing to do, and a leaf of the ledger beside it. A `page` is
 * there to be read, and has all the room.
 */
export function PlainLayout(
  props: {
    page: Page;
    title: string;
    lead?: Child;
    children?: Child;
    width?: "wide" | "page";
    /** Search engines may offer it. */
    isIndexed?: boolean;
  },
) {
  const { page, title, lead, children, width, isIndexed } = props;
  return (
    <Document page={page} title={title} kind="plain" isIndexed={isIndexed}>
      <div class="plain" data-width={width}>
        <header class="plain-head">
          <a href={paths.home()} class="plain-brand">
            <Brand />
          </a>
          {width === "page" && <WayIn page={page} />}
          <LanguageChoice page={page} />
        </header>
        <main class="plain-main" id="content" tabindex={-1}>
          <h1>{title}</h1>
          {lead && <p class="plain-lead">{lead}</p>}
          {children}
          <PlainFoot page={page} />
        </main>
        {width !== "page" && <Leaf page={page} />}
      </div>
    </Document>
  );
}

/** From a page that is there to be read, back to one's own or to signing in. */
function WayIn({ page }: { page: Page }) {
  const { language, person } = page;
  return person
    ? <a class="plain-way" href={paths.home()}>{shellTexts[language].toAdministration}</a>
    : <a class="plain-way" href={paths.signIn()}>{authTexts[language].signIn.action}</a>;
}

/** What everybody may want to read. */
function PlainFoot({ page }: { page: Page }) {
  const { language } = page;
  return (
    <footer class="plain-foot">
      <a href={paths.status()}>{statusTexts[language].link}</a>
      <a href={paths.community()}>{communityTexts[language].link}</a>
      <a href={paths.prices()}>{priceTexts[language].title}</a>
      <a href={paths.terms()}>{authTexts[language].termsPage.title}</a>
    </footer>
  );
}

function LanguageChoice(props: { page: Page }) {
  const { page } = props;
  return (
    <form
      method="post"
      action={paths.preferences()}
      class="plain-languages"
      aria-label={shellTexts[page.language].language}
    >
      <input type="hidden" name="csrf" value={page.csrf} />
      <input type="hidden" name="back" value={page.path} />
      {languages.map((language) => (
        <button
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-pressed={language === page.language ? "true" : "false"}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}

/** What the product is about, told by its own balance: the parts always add up to the whole. */
const leaf = { read: 61_204, created: 312, updated: 1_044, unchanged: 59_790, failed: 58 } as const;

function Leaf(props: { page: Page }) {
  const { language } = props.page;
  const texts = authTexts[language];
  const rows = Object.entries(leaf) as [keyof typeof leaf, number][];
  return (
    <aside class="leaf" aria-hidden="true">
      <div class="leaf-body">
        <p class="leaf-motto">{texts.motto}</p>
        <dl class="leaf-rows">
          {rows.map(([key, count]) => (
            <div>
              <dt>{texts.ledger[key]}</dt>
              <dd>{formatNumber(language, count)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  );
}
