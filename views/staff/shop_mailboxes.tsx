import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import {
  causeText,
  type LostMailbox,
  type ShownMailbox,
  sizeText,
} from "../wallet/mailboxes_page.tsx";

export interface ShopMailboxes {
  active: readonly ShownMailbox[];
  lost: readonly LostMailbox[];
}

/** By this our people set mailboxes up, and see which are gone and why. @see R191, R231 */
export function Mailboxes({ page, mailboxes }: { page: Page; mailboxes: ShopMailboxes }) {
  const texts = mailboxTexts[page.language];
  const { active, lost } = mailboxes;
  return (
    <section class="stack" aria-labelledby="mailboxes">
      <h3 id="mailboxes">{texts.title}</h3>
      {active.length + lost.length === 0
        ? <p class="faint">{texts.noneOfStaff}</p>
        : (
          <ul class="side-list">
            {active.map(({ address, sizeMegabytes, createdAt, isPending }) => (
              <li>
                <span>{address}</span>
                <span class="faint">
                  {sizeText(page, sizeMegabytes)}, {formatDate(page.language, createdAt)}
                  {isPending && `, ${texts.pending}`}
                </span>
              </li>
            ))}
            {lost.map(({ address, deletedAt, cause }) => (
              <li>
                <s>{address}</s>
                <span class="faint">
                  {texts.deletedOn.toLowerCase()} {formatDate(page.language, deletedAt)},{" "}
                  {causeText(page, cause)}
                </span>
              </li>
            ))}
          </ul>
        )}
    </section>
  );
}
