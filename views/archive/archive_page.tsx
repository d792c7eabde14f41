import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { formatBytes, formatDate, formatDateTime } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { archiveTexts } from "../texts/archive.ts";
import { walletTexts } from "../texts/wallet.ts";

interface ArchivePageProps {
  page: Page;
  archive: { madeAt: string; size: number } | undefined;
  isMaking: boolean;
  /** The day on which the shop goes, when that is near. */
  deletionDay: string | undefined;
}

/** Everything that a shop has, to be taken away as one file. @see R197, R198 */
export function ArchivePage({ page, archive, isMaking, deletionDay }: ArchivePageProps) {
  const texts = archiveTexts[page.language];
  const shop = page.shop!;
  const polling = !isMaking ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#archive",
    "hx-swap": "outerMorph",
  };
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{ text: walletTexts[page.language].title, href: paths.wallet(page.shop!) }]}
    >
      <div class="stack prose" id="archive" {...polling}>
        {deletionDay && (
          <Notice tone="negative">{texts.deletion(formatDate(page.language, deletionDay))}</Notice>
        )}
        <p>{texts.lead}</p>
        {isMaking && <Notice>{texts.making}</Notice>}
        {archive && !isMaking && (
          <p>
            {texts.ready(
              formatDateTime(page.language, archive.madeAt),
              formatBytes(page.language, archive.size),
            )}
          </p>
        )}
        {!isMaking && (
          <Form page={page} action={paths.archive(shop)} layout="plain">
            <div class="button-row">
              {archive && (
                <Button kind="primary" icon="file-down" href={paths.archiveFile(shop)} download>
                  {texts.download}
                </Button>
              )}
              <Button type="submit" kind={archive ? "plain" : "primary"}>
                {archive ? texts.makeAgain : texts.make}
              </Button>
            </div>
          </Form>
        )}
        <p class="soft">{texts.personal}</p>
      </div>
    </Layout>
  );
}
