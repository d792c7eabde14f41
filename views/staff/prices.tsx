import type { PriceListProblems } from "../../core/billing/price_list_form.ts";
import {
  pricedServices,
  type PriceList,
  type Tariff,
  tariffLimits,
} from "../../core/billing/price_list.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, MoneyInput, TextInput } from "../components/inputs.tsx";
import { WideTable } from "../components/table.tsx";
import { formatDate } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PriceListTable } from "../prices/price_list_table.tsx";
import { priceProblemTexts } from "../texts/price_problems.ts";
import { priceTexts } from "../texts/prices.ts";
import { tariffTexts } from "../texts/tariff.ts";

export interface ShownPriceList {
  list: PriceList;
  standing: "inForce" | "announced" | "past";
}

interface StaffPricesProps {
  page: Page;
  lists: readonly ShownPriceList[];
  mayEdit: boolean;
}

/** All price lists, the newest first. */
export function StaffPrices({ page, lists, mayEdit }: StaffPricesProps) {
  const texts = priceTexts[page.language];
  const currencies = [...new Set(lists.map(({ list }) => list.currency))];
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="prices"
      actions={mayEdit &&
        currencies.map((currency) => (
          <Button href={paths.staffNewPrices(currency)}>{`${texts.change} ${currency}`}</Button>
        ))}
    >
      <div class="stack" data-gap="large">
        {lists.map(({ list, standing }) => (
          <details open={standing !== "past"}>
            <summary>
              <strong>
                {list.currency}, {texts.validFrom(formatDate(page.language, list.validFrom))}
              </strong>{" "}
              <Badge tone={standing === "inForce" ? "positive" : "neutral"}>
                {texts[standing]}
              </Badge>
            </summary>
            <PriceListTable page={page} list={list} />
          </details>
        ))}
      </div>
    </StaffLayout>
  );
}

interface NewPricesProps {
  page: Page;
  base: PriceList;
  /** The soonest day. */
  earliest: string;
  values: FormValues;
  problems?: PriceListProblems;
}

/** A new list, which begins as a copy of the last one. */
export function NewPrices({ page, base, earliest, values, problems = {} }: NewPricesProps) {
  const texts = priceTexts[page.language];
  const errors = priceProblemTexts(page.language, problems);
  const field = (name: string) => ({
    name,
    value: values[name] ?? "",
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  });
  return (
    <StaffLayout
      page={page}
      title={`${texts.change} ${base.currency}`}
      active="prices"
      breadcrumbs={[{ text: texts.title, href: paths.staffPrices() }]}
    >
      <Form page={page} action={paths.staffNewPrices(base.currency)} layout="wide">
        <FormErrors page={page} errors={errors} />
        <p>{texts.changeLead(formatDate(page.language, earliest))}</p>
        <DateInput {...field("validFrom")} label={texts.from} min={earliest} />
        <FormSection title={texts.tariffs}>
          <p class="soft">{texts.noLimit}</p>
          <TariffFields page={page} base={base} field={field} />
        </FormSection>
        <FormSection title={texts.services}>
          {pricedServices.map((service) => (
            <MoneyInput
              {...field(`service.${service}`)}
              label={texts.serviceNames[service]}
              currency={base.currency}
            />
          ))}
        </FormSection>
        <ButtonRow>
          <Button type="submit" kind="primary">{texts.announce}</Button>
        </ButtonRow>
      </Form>
    </StaffLayout>
  );
}

type FieldOf = (name: string) => { name: string; value: string; error?: string };

function TariffFields({ page, base, field }: { page: Page; base: PriceList; field: FieldOf }) {
  const texts = priceTexts[page.language];
  const { month, limits } = tariffTexts[page.language];
  const rows: { what: string; label: string }[] = [
    { what: "month", label: month },
    { what: "year", label: texts.year },
    ...tariffLimits.map((limit) => ({ what: limit, label: limits[limit] })),
  ];
  const nameOf = (tariff: Tariff) => tariff.name[page.language];
  return (
    <WideTable label={texts.tariffs}>
      <table class="table tariffs price-fields">
        <thead>
          <tr>
            <td></td>
            {base.tariffs.map((tariff) => <th scope="col">{nameOf(tariff)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, label }) => (
            <tr>
              <th scope="row">{label}</th>
              {base.tariffs.map((tariff) => (
                <td>
                  <TextInput
                    {...field(`${tariff.id}.${what}`)}
                    label={`${nameOf(tariff)}: ${label}`}
                    hideLabel
                    inputmode="decimal"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
