import type { Quota } from "../../core/support/quota.ts";
import { requestsAMonth } from "../../core/support/quota.ts";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { supportTexts } from "../texts/support.ts";

/** What is left of the month's free requests, and when there are more. @see R103 */
export function QuotaLine(props: { page: Page; quota: Quota }) {
  const { page, quota } = props;
  const texts = supportTexts[page.language];
  return (
    <p class="quota">
      <span class="quota-pips" aria-hidden="true">
        {Array.from(
          { length: requestsAMonth },
          (_, index) => <span data-left={index < quota.left ? "" : undefined}></span>,
        )}
      </span>
      <strong>{texts.left(quota.left, requestsAMonth)}</strong>
      <span>{texts.renews(formatDate(page.language, quota.renewsOn))}</span>
    </p>
  );
}
