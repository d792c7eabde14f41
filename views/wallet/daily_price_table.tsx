import type { DailyPart } from "../../core/billing/daily_price.ts";
import { addDays } from "../../core/calendar.ts";
import { Money } from "../components/values.tsx";
import { formatDate, formatPercent } from "../format.ts";
import type { Page } from "../page.ts";
import { walletTexts } from "../texts/wallet.ts";
import type { ShownWallet } from "./wallet_page.tsx";

/** What a service day costs and why: the parts and what they come to. */
export function DailyPriceTable({ page, wallet }: { page: Page; wallet: ShownWallet }) {
  const texts = walletTexts[page.language];
  const { price, currency, today } = wallet;
  const percent = formatPercent(page.language, price.vatRatePercent);
  const when = price.day === today
    ? texts.today
    : price.day === addDays(today, 1)
    ? texts.tomorrow
    : texts.firstDay(formatDate(page.language, price.day));
  return (
    <section class="stack" aria-labelledby="daily-price">
      <h2 id="daily-price">{texts.dailyPrice}</h2>
      <table class="daily-price">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{texts.what}</span>
            </th>
            <th scope="col">{texts.perMonth}</th>
            <th scope="col">{when}</th>
          </tr>
        </thead>
        <tbody>
          {price.parts.map((part) => (
            <tr>
              <th scope="row">{nameOf(part, wallet, page)}</th>
              <td>
                <Money
                  page={page}
                  amountMinor={part.monthMinor * part.quantity}
                  {...{ currency }}
                />
              </td>
              <td>
                <Money page={page} amountMinor={part.amountMinor} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.whole}</th>
            <td class="faint">{price.vatRatePercent > 0 ? texts.vat(percent) : ""}</td>
            <td>
              <strong>
                <Money page={page} amountMinor={price.amountMinor} currency={currency} />
              </strong>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="soft">
        {price.vatRatePercent === 0 && `${texts.reverseCharge} `}
        {texts.oneOffFree}
      </p>
    </section>
  );
}

function nameOf({ what, quantity }: DailyPart, { tariff }: ShownWallet, page: Page): string {
  const { parts } = walletTexts[page.language];
  switch (what) {
    case "tariff":
      return tariff.prepaidUntil === undefined
        ? parts.tariff(tariff.name)
        : parts.prepaid(tariff.name, formatDate(page.language, tariff.prepaidUntil));
    case "scheduled_import_daily":
    case "scheduled_import_hourly":
      return parts[what](quantity);
    case "footer_link_removal":
    case "own_server":
      return parts[what];
  }
}
