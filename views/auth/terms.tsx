import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";
import { termsTexts } from "../texts/terms.ts";

interface ReadTerms {
  version: string;
  /** When they begin to hold; those in force have begun. */
  from: string | undefined;
  paragraphs: readonly string[];
}

/** The terms that who signs up now agrees to, and those to come. */
export function TermsPage({ page, versions }: { page: Page; versions: readonly ReadTerms[] }) {
  const texts = authTexts[page.language].termsPage;
  const [current, ...coming] = versions;
  return (
    <PlainLayout
      page={page}
      title={texts.title}
      lead={texts.version(current!.version)}
      width="wide"
      isIndexed
    >
      <div class="stack">
        {current!.paragraphs.map((paragraph) => <p>{paragraph}</p>)}
        {coming.map(({ version, from, paragraphs }) => (
          <section class="stack">
            <h2>
              {texts.version(version)},{" "}
              {termsTexts[page.language].coming(formatDate(page.language, from!))}
            </h2>
            {paragraphs.map((paragraph) => <p>{paragraph}</p>)}
          </section>
        ))}
      </div>
    </PlainLayout>
  );
}
