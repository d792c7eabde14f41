import type { PriceList } from "../../core/billing/price_list.ts";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { priceTexts } from "../texts/prices.ts";
import { PriceListTable } from "./price_list_table.tsx";

/** The prices in force and those that were announced, for everybody. @see R239, R281 */
export function PricesPage({ page, lists }: { page: Page; lists: readonly PriceList[] }) {
  const texts = priceTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.lead} width="page" isIndexed>
      <div class="stack" data-gap="large">
        {lists.map((list) => (
          <section class="stack">
            <h2>
              {list.currency}, {texts.validFrom(formatDate(page.language, list.validFrom))}
            </h2>
            <PriceListTable page={page} list={list} />
          </section>
        ))}
      </div>
    </PlainLayout>
  );
}
