import { pricedServices, type PriceList, tariffLimits } from "../../core/billing/price_list.ts";
import { WideTable } from "../components/table.tsx";
import { Money } from "../components/values.tsx";
import { formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { priceTexts } from "../texts/prices.ts";
import { tariffTexts } from "../texts/tariff.ts";

/** All that a price list says: tariffs with their limits, and services. */
export function PriceListTable({ page, list }: { page: Page; list: PriceList }) {
  const texts = priceTexts[page.language];
  const tariff = tariffTexts[page.language];
  const { currency, tariffs, services } = list;
  const number = (limit: number | null) =>
    limit === null ? tariff.unlimited : formatNumber(page.language, limit);
  return (
    <div class="stack">
      <WideTable label={texts.tariffs}>
        <table class="table tariffs">
          <caption class="visually-hidden">{texts.tariffs}</caption>
          <thead>
            <tr>
              <td></td>
              {tariffs.map(({ name }) => <th scope="col">{name[page.language]}</th>)}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{tariff.month}</th>
              {tariffs.map(({ monthMinor }) => (
                <td>
                  <Money page={page} amountMinor={monthMinor} currency={currency} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{texts.year}</th>
              {tariffs.map(({ yearMinor }) => (
                <td>
                  <Money page={page} amountMinor={yearMinor} currency={currency} />
                </td>
              ))}
            </tr>
            {tariffLimits.map((limit) => (
              <tr>
                <th scope="row">{tariff.limits[limit]}</th>
                {tariffs.map(({ limits }) => <td>{number(limits[limit])}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <table class="daily-price service-prices">
        <caption class="visually-hidden">{texts.services}</caption>
        <tbody>
          {pricedServices.map((service) => (
            <tr>
              <th scope="row">{texts.serviceNames[service]}</th>
              <td>
                <Money page={page} amountMinor={services[service]} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
