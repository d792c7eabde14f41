import type { Currency } from "../../core/money.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Select } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { DateTime, Money } from "../components/values.tsx";
import { formatDate, formatDays } from "../format.ts";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { callTexts } from "../texts/payment_calls.ts";
import { supportTexts } from "../texts/support.ts";
import { walletTexts } from "../texts/wallet.ts";
import { AskSupport } from "../tickets/ask_support.tsx";

export interface ShownEntry {
  id: string;
  kind: keyof typeof walletTexts.en.kinds;
  serviceDay: string | undefined;
  /** First and last day that a credit for an outage is for. */
  outageDays: { from: string; until: string } | undefined;
  /** Why a credit was given by hand. */
  reason: string | undefined;
  /** What a fee is for, and the day of delay that it came with. */
  fee: { what: "penalty" | "reminder"; day: string } | undefined;
  /** What was paid for at once. */
  service: ShownService | undefined;
  postedAt: string;
  changeMinor: number;
  balanceMinor: number;
}

export type ShownService =
  | { what: "year" | "year_upgrade"; tariff: string; from: string; until: string }
  | { what: "work"; ticket: number }
  | { what: "vip_year"; until: string };

export interface EntryListProps {
  page: Page;
  currency: Currency;
  entries: readonly ShownEntry[];
  /** Found by the filter. */
  total: number;
  number: number;
  size: number;
  kind: ShownEntry["kind"] | undefined;
}

/** What was posted, newest first, with the balance after each entry. */
export function EntryList(props: EntryListProps) {
  const { page, currency, entries, total, number, size, kind } = props;
  const texts = walletTexts[page.language];
  const shop = page.shop!;
  const here = withQuery(paths.wallet(shop), { kind });
  return (
    <section class="stack" aria-labelledby="entries">
      <div class="section-head">
        <h2 id="entries">{texts.entries}</h2>
        {total > 0 && (
          <Button
            size="small"
            icon="file-down"
            href={withQuery(paths.walletPart(shop, "entries.csv"), { kind })}
            download
          >
            {texts.download}
          </Button>
        )}
      </div>
      {total === 0 && kind === undefined ? <p class="faint">{texts.noEntries}</p> : (
        <>
          <KindFilter page={page} kind={kind} />
          <Table
            page={page}
            caption={texts.entries}
            rows={entries}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "when",
                title: texts.when,
                fit: true,
                phone: "end",
                cell: ({ postedAt }) => <DateTime page={page} at={postedAt} />,
              },
              {
                key: "what",
                title: texts.what,
                phone: "title",
                cell: (entry) => whatOf(page, entry),
              },
              {
                key: "amount",
                title: texts.amount,
                align: "end",
                fit: true,
                cell: ({ changeMinor }) => (
                  <span data-tone={changeMinor > 0 ? "positive" : undefined}>
                    <Money page={page} amountMinor={changeMinor} currency={currency} />
                  </span>
                ),
              },
              {
                key: "balance",
                title: texts.after,
                align: "end",
                fit: true,
                cell: ({ balanceMinor }) => (
                  <Money page={page} amountMinor={balanceMinor} currency={currency} />
                ),
              },
              {
                key: "ask",
                title: supportTexts[page.language].ask,
                hideTitle: true,
                fit: true,
                phone: "hidden",
                cell: ({ id }) => <AskSupport page={page} about={{ entry: id }} compact />,
              },
            ]}
          />
          <Pager
            page={page}
            total={total}
            size={size}
            number={number}
            href={(each) => withQuery(here, { page: each === 1 ? undefined : each })}
          />
        </>
      )}
    </section>
  );
}

function KindFilter({ page, kind }: { page: Page; kind: string | undefined }) {
  const texts = walletTexts[page.language];
  return (
    <Form page={page} method="get" action={paths.wallet(page.shop!)} layout="plain">
      <div class="button-row">
        <Select
          name="kind"
          label={texts.kind}
          hideLabel
          empty={texts.anyKind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
          value={kind ?? ""}
        />
        <Button type="submit">{texts.show}</Button>
      </div>
    </Form>
  );
}

export function whatOf(page: Page, entry: ShownEntry): string {
  const { kind, serviceDay, outageDays, reason, fee, service } = entry;
  const texts = walletTexts[page.language];
  if (outageDays) {
    return texts.outageCredit(formatDays(page.language, outageDays.from, outageDays.until));
  }
  if (fee) {
    const { penalty, reminder } = callTexts[page.language].wallet.fees;
    return fee.what === "penalty" ? penalty(formatDate(page.language, fee.day)) : reminder;
  }
  if (service) return serviceText(page, service);
  if (reason) return `${texts.kinds[kind]}: ${reason}`;
  return kind === "debit" && serviceDay
    ? texts.day(formatDate(page.language, serviceDay))
    : texts.kinds[kind];
}

function serviceText({ language }: Page, service: ShownService): string {
  const { services, span } = walletTexts[language];
  const day = (text: string) => formatDate(language, text);
  switch (service.what) {
    case "work":
      return services.work(String(service.ticket));
    case "vip_year":
      return services.vip_year(day(service.until));
    default:
      return services[service.what](service.tariff, span(day(service.from), day(service.until)));
  }
}
