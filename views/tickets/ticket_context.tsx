import type { TicketContext } from "../../core/support/ticket.ts";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { supportTexts } from "../texts/support.ts";

/** Where a request began, with the names that its records have now. */
export interface ShownContext extends TicketContext {
  importName?: string;
  productCode?: string;
}

/** A link to what a request is about. `base` is the shop's slug. */
export function ContextLinks(props: { page: Page; slug: string; context: ShownContext }) {
  const { page, slug, context } = props;
  const texts = supportTexts[page.language];
  const { importId, runId, productId, entryId, importName, productCode, campaignOn } = context;
  return (
    <>
      {importId !== undefined && importName !== undefined && (
        <a
          href={runId === undefined
            ? paths.import(slug, String(importId))
            : paths.importRun(slug, String(importId), runId)}
        >
          {runId === undefined ? texts.aboutImport(importName) : texts.aboutRun(importName, runId)}
        </a>
      )}
      {productId !== undefined && productCode !== undefined && (
        <a href={paths.product(slug, String(productId))}>{texts.aboutProduct(productCode)}</a>
      )}
      {campaignOn !== undefined && (
        <span>{texts.campaign}: {formatDate(page.language, campaignOn)}</span>
      )}
      {entryId !== undefined && <a href={paths.wallet(slug)}>{texts.aboutEntry}</a>}
    </>
  );
}

export const hasContext = (
  { importName, productCode, entryId, campaignOn }: ShownContext,
): boolean => [importName, productCode, entryId, campaignOn].some((each) => each !== undefined);
