import type { Page } from "../page.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";

/** The terms that who signs up now agrees to. */
export function TermsPage(
  props: { page: Page; version: string; paragraphs: readonly string[] },
) {
  const { page, version, paragraphs } = props;
  const texts = authTexts[page.language].termsPage;
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.version(version)} width="wide">
      <div class="stack">
        {paragraphs.map((paragraph) => <p>{paragraph}</p>)}
      </div>
    </PlainLayout>
  );
}
