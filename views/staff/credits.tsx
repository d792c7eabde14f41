import type { Currency } from "../../core/money.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime, Money } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { creditTexts } from "../texts/credits.ts";
import { paymentTexts } from "../texts/payments.ts";

interface ShownCredit {
  id: string;
  slug: string;
  shopName: string;
  amountMinor: number;
  currency: Currency;
  reason: string;
  askedBy: { name: string };
  askedAt: string;
  decision: { outcome: "posted" | "rejected"; by: string; at: string } | undefined;
}

interface CreditsProps {
  page: Page;
  waiting: readonly (ShownCredit & { isOwn: boolean })[];
  decided: readonly ShownCredit[];
}

/** Credits that wait for a second person, and those that were given. @see MO-10 */
export function Credits({ page, waiting, decided }: CreditsProps) {
  const texts = creditTexts[page.language];
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="payments"
      breadcrumbs={[{ text: paymentTexts[page.language].title, href: paths.staffPayments() }]}
    >
      <div class="stack" data-gap="large">
        <section class="stack" aria-labelledby="waiting">
          <h2 id="waiting">{texts.waiting}</h2>
          {waiting.length === 0 ? <p class="faint">{texts.noneWaiting}</p> : (
            <Table
              page={page}
              caption={texts.waiting}
              rows={waiting}
              rowKey={({ id }) => id}
              columns={[...common(page), {
                key: "decide",
                title: texts.decide,
                hideTitle: true,
                fit: true,
                phone: "end",
                cell: (credit) => <Decide page={page} {...credit} />,
              }]}
            />
          )}
        </section>
        <section class="stack" aria-labelledby="decided">
          <h2 id="decided">{texts.decided}</h2>
          {decided.length === 0 ? <p class="faint">{texts.noneDecided}</p> : (
            <Table
              page={page}
              caption={texts.decided}
              rows={decided}
              rowKey={({ id }) => id}
              columns={[...common(page), {
                key: "outcome",
                title: texts.outcome,
                cell: ({ decision }) => decision && <Outcome page={page} {...decision} />,
              }]}
            />
          )}
        </section>
      </div>
    </StaffLayout>
  );
}

function common(page: Page): Column<ShownCredit>[] {
  const texts = creditTexts[page.language];
  return [
    {
      key: "shop",
      title: texts.shop,
      phone: "title",
      cell: ({ slug, shopName }) => <a href={paths.staffShop(slug)}>{shopName}</a>,
    },
    {
      key: "amount",
      title: texts.amount,
      align: "end",
      fit: true,
      cell: ({ amountMinor, currency }) => (
        <Money page={page} amountMinor={amountMinor} currency={currency} />
      ),
    },
    { key: "reason", title: texts.reason, cell: ({ reason }) => reason },
    {
      key: "asked",
      title: texts.askedBy,
      cell: ({ askedBy, askedAt }) => (
        <>
          {askedBy.name}{" "}
          <span class="soft">
            <DateTime page={page} at={askedAt} />
          </span>
        </>
      ),
    },
  ];
}

function Decide({ page, id, isOwn }: { page: Page; id: string; isOwn: boolean }) {
  const texts = creditTexts[page.language];
  if (isOwn) return <span class="faint">{texts.ownWaits}</span>;
  return (
    <ButtonRow>
      <Form page={page} action={paths.staffCreditPart(id, "approval")} layout="plain">
        <Button type="submit" kind="primary" size="small">{texts.approve}</Button>
      </Form>
      <Form page={page} action={paths.staffCreditPart(id, "rejection")} layout="plain">
        <Button type="submit" size="small">{texts.reject}</Button>
      </Form>
    </ButtonRow>
  );
}

function Outcome(
  { page, outcome, by, at }: { page: Page } & NonNullable<ShownCredit["decision"]>,
) {
  return (
    <>
      <Badge tone={outcome === "posted" ? "positive" : "neutral"}>
        {creditTexts[page.language].outcomes[outcome]}
      </Badge>{" "}
      {by}{" "}
      <span class="soft">
        <DateTime page={page} at={at} />
      </span>
    </>
  );
}
