import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { shellTexts } from "../texts/shell.ts";

export interface SearchGroup {
  heading: string;
  icon: IconName;
  results: readonly SearchResult[];
}

export interface SearchResult {
  href: string;
  title: string;
  /** A code, a price, an e-mail: what tells two of one name apart. */
  detail?: string;
  /** Address of a small picture, in the place of the group's icon. */
  picture?: string;
}

interface SearchProps {
  page: Page;
  query: string;
  groups: readonly SearchGroup[];
}

/** What the palette is answered with, and the middle of the page below. */
export function SearchResults(props: SearchProps) {
  const { page, query, groups } = props;
  const found = groups.filter((group) => group.results.length > 0);
  if (found.length === 0) {
    const texts = shellTexts[page.language];
    const text = query ? texts.searchNothing(query) : texts.searchHint;
    return <p class="results-empty">{text}</p>;
  }
  return (
    <>
      {found.map((group) => (
        <section>
          <h2 class="result-heading">{group.heading}</h2>
          {group.results.map((result) => (
            <a class="result" href={result.href}>
              {result.picture
                ? <img class="result-picture" src={result.picture} alt="" width={24} height={24} />
                : <Icon name={group.icon} />}
              <span class="result-title">{result.title}</span>
              {result.detail && <span class="result-detail">{result.detail}</span>}
            </a>
          ))}
        </section>
      ))}
    </>
  );
}

/** The search without the palette: for who came by the link, or has no JavaScript. */
export function SearchPage(props: SearchProps) {
  const { page, query, groups } = props;
  const texts = shellTexts[page.language];
  const shop = page.shop;
  if (!shop) return null;
  const isEmpty = groups.every((group) => group.results.length === 0);
  return (
    <Layout page={page} title={texts.search}>
      <form class="filters" method="get" action={paths.search(shop)} role="search">
        <TextInput
          name="q"
          id="search-field"
          type="search"
          label={texts.searchEverything}
          hideLabel
          value={query}
          placeholder={texts.searchHint}
          maxlength={200}
        />
        <Button kind="primary" icon="search">{texts.search}</Button>
      </form>
      {query && isEmpty
        ? <EmptyState icon="search" title={texts.searchNothing(query)} />
        : query && <SearchResults page={page} query={query} groups={groups} />}
    </Layout>
  );
}
