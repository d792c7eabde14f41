import type { LimitExcess, Usage, UsedLimit } from "../../core/billing/limits.ts";
import { type Tariff, type TariffLimit, tariffLimits } from "../../core/billing/price_list.ts";
import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { WideTable } from "../components/table.tsx";
import { Money } from "../components/values.tsx";
import { formatDate, formatMoney, formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { tariffTexts } from "../texts/tariff.ts";
import { walletTexts } from "../texts/wallet.ts";

interface ChosenTariff {
  tariff: Tariff;
  isDearer: boolean;
  /** From which day it would hold. */
  from: string;
  excess: readonly LimitExcess[];
  /** Of all services, with VAT. */
  monthNowMinor: number;
  monthThenMinor: number;
}

interface TariffPageProps {
  page: Page;
  currency: Currency;
  tariffs: readonly Tariff[];
  current: Tariff;
  /** Ordered already, for a later day. */
  coming: { tariff: string; day: string } | undefined;
  usage: Usage;
  /** The operator's link on the shop's web, and what a web without it costs. @see R176 */
  footer: { isRemoved: boolean; monthMinor: number };
  /** A year of the current tariff, as it could be paid beforehand. */
  year: { from: string; until: string; amountMinor: number } | undefined;
  /** About to be ordered: what changes is said before. */
  chosen: ChosenTariff | false | undefined;
  /** A dearer tariff is not ordered here until then. @see R162 */
  prepaidUntil: string | undefined;
}

export function TariffPage(props: TariffPageProps) {
  const { page, chosen, prepaidUntil } = props;
  const texts = tariffTexts[page.language];
  return (
    <Layout
      page={page}
      title={texts.title}
      active="wallet"
      breadcrumbs={[{ text: walletTexts[page.language].title, href: paths.wallet(page.shop!) }]}
    >
      <div class="stack">
        <p class="soft">{texts.lead}</p>
        {prepaidUntil !== undefined && (
          <Notice tone="warning" title={texts.prepaid(formatDate(page.language, prepaidUntil))} />
        )}
        {chosen && <Confirmation {...props} chosen={chosen} />}
        <TariffTable {...props} />
        <Year {...props} />
        <FooterLink {...props} />
      </div>
    </Layout>
  );
}

function Confirmation({ page, currency, chosen }: TariffPageProps & { chosen: ChosenTariff }) {
  const texts = tariffTexts[page.language];
  const paying = payingTexts(page);
  const { tariff, isDearer, from, excess, monthNowMinor, monthThenMinor } = chosen;
  const name = tariff.name[page.language];
  const money = (amountMinor: number) => formatMoney(page.language, amountMinor, currency);
  const number = (value: number) => formatNumber(page.language, value);
  return (
    <section class="card stack tariff-order" aria-labelledby="tariff-order">
      <h2 id="tariff-order">{texts.confirm(name)}</h2>
      <p>{texts.price(money(monthNowMinor), money(monthThenMinor))}</p>
      <p>
        {texts.from(formatDate(page.language, from))}{" "}
        {isDearer ? paying.tariffUpgrade : paying.tariffDowngrade}
      </p>
      {excess.length > 0 && (
        <Notice tone="warning" title={texts.lost}>
          <ul>
            {excess.map(({ what, used, limit }) => (
              <li>{texts.excess(texts.limits[what], number(used), number(limit))}</li>
            ))}
          </ul>
          <p>{texts.excessText}</p>
        </Notice>
      )}
      <Form page={page} action={paths.walletPart(page.shop!, "tariff")} layout="plain">
        <input type="hidden" name="tariff" value={tariff.id} />
        <div class="button-row">
          <Button type="submit" kind="primary">{texts.order(name)}</Button>
          <Button href={paths.walletPart(page.shop!, "tariff")} kind="quiet">{texts.keep}</Button>
        </div>
      </Form>
    </section>
  );
}

/** What is said of paying, in the terms of the shop's contract. */
function payingTexts({ language, shop }: Page) {
  const { upgrade: tariffUpgrade, downgrade: tariffDowngrade, yearText, yearPay } =
    tariffTexts[language];
  return shop!.regime === "invoice"
    ? byInvoiceTexts[language]
    : { tariffUpgrade, tariffDowngrade, yearText, yearPay };
}

/** Paying a year at once, from the wallet. @see R160, R163 */
function Year({ page, currency, current, year }: TariffPageProps) {
  if (!year) return null;
  const texts = tariffTexts[page.language];
  const paying = payingTexts(page);
  const [from, until] = [year.from, year.until].map((day) => formatDate(page.language, day));
  const amount = formatMoney(page.language, year.amountMinor, currency);
  return (
    <section class="card stack tariff-order" aria-labelledby="year">
      <h2 id="year">{texts.year(current.name[page.language])}</h2>
      <p>{paying.yearText(amount, from!, until!)}</p>
      <Form page={page} action={paths.walletPart(page.shop!, "year")} layout="plain">
        <input type="hidden" name="tariff" value={current.id} />
        <input type="hidden" name="from" value={year.from} />
        <Button type="submit">{paying.yearPay(amount)}</Button>
      </Form>
    </section>
  );
}

function FooterLink({ page, currency, footer }: TariffPageProps) {
  const texts = tariffTexts[page.language].footer;
  const price = formatMoney(page.language, footer.monthMinor, currency);
  return (
    <section class="card stack tariff-order" aria-labelledby="footer-link">
      <h2 id="footer-link">{texts.title}</h2>
      <p>{footer.isRemoved ? texts.isRemoved(price) : texts.isKept(price)}</p>
      <Form page={page} action={paths.walletPart(page.shop!, "footer-link")} layout="plain">
        <input type="hidden" name="removed" value={footer.isRemoved ? "no" : "yes"} />
        <Button type="submit">{footer.isRemoved ? texts.keep : texts.remove}</Button>
      </Form>
    </section>
  );
}

function TariffTable(props: TariffPageProps) {
  const { page, currency, tariffs, current, usage } = props;
  const texts = tariffTexts[page.language];
  return (
    <WideTable label={texts.title}>
      <table class="table tariffs">
        <caption class="visually-hidden">{texts.title}</caption>
        <thead>
          <tr>
            <td></td>
            {tariffs.map((tariff) => (
              <th scope="col" data-current={tariff.id === current.id ? "" : undefined}>
                {tariff.name[page.language]}
              </th>
            ))}
            <th scope="col" class="faint">{texts.used}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts.month}</th>
            {tariffs.map(({ monthMinor }) => (
              <td>
                <strong>
                  <Money page={page} amountMinor={monthMinor} currency={currency} />
                </strong>
              </td>
            ))}
            <td></td>
          </tr>
          {tariffLimits.map((limit) => (
            <tr>
              <th scope="row">{texts.limits[limit]}</th>
              {tariffs.map(({ limits }) => (
                <LimitCell page={page} limit={limits[limit]} used={usedOf(usage, limit)} />
              ))}
              <td class="faint">{usedText(page, usedOf(usage, limit))}</td>
            </tr>
          ))}
          <tr>
            <td></td>
            {tariffs.map((tariff) => (
              <td>
                <Choice {...props} tariff={tariff} />
              </td>
            ))}
            <td></td>
          </tr>
        </tbody>
      </table>
    </WideTable>
  );
}

const usedOf = (usage: Usage, limit: TariffLimit): number | undefined =>
  limit in usage ? usage[limit as UsedLimit] : undefined;

const usedText = (page: Page, used: number | undefined): string =>
  used === undefined ? "" : formatNumber(page.language, used);

function LimitCell(
  { page, limit, used }: { page: Page; limit: number | null; used: number | undefined },
) {
  if (limit === null) return <td>{tariffTexts[page.language].unlimited}</td>;
  const isOver = used !== undefined && used > limit;
  return <td data-over={isOver ? "" : undefined}>{formatNumber(page.language, limit)}</td>;
}

function Choice({ page, tariff, current, coming }: TariffPageProps & { tariff: Tariff }) {
  const texts = tariffTexts[page.language];
  if (coming?.tariff === tariff.id) {
    return <Badge>{texts.comes(formatDate(page.language, coming.day))}</Badge>;
  }
  if (tariff.id === current.id && !coming) return <Badge tone="positive">{texts.current}</Badge>;
  const href = withQuery(paths.walletPart(page.shop!, "tariff"), { to: tariff.id });
  return <Button size="small" href={href}>{texts.choose}</Button>;
}
