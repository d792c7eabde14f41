import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { feedFailureText } from "../texts/feed_failures.ts";
import { programTexts } from "../texts/programs.ts";
import { settingsTexts } from "../texts/settings.ts";
import { type ShownWebhook, WebhookBadge } from "./programs.tsx";

export interface ShownDelivery {
  id: string;
  event: string;
  at: string;
  state: keyof typeof programTexts.en.webhooks.deliveryStates;
  attempts: number;
  nextAttemptAt: string | undefined;
  status: number | undefined;
  /** A word of the failures of feeds. */
  failure: string | undefined;
  answer: string | undefined;
  payload: string;
}

interface WebhookPageProps {
  page: Page;
  shop: PageShop;
  webhook: ShownWebhook;
  deliveries: readonly ShownDelivery[];
  /** Made just now: the only time that it is shown. */
  newSecret?: string;
  /** A message will be tried at once, so that it is worth to look again. */
  isMoving: boolean;
}

/** One address that is told of what happens, and what it answered. */
export function WebhookPage(props: WebhookPageProps) {
  const { page, shop, webhook, newSecret } = props;
  const texts = programTexts[page.language].webhooks;
  return (
    <Layout
      page={page}
      title={webhook.address}
      active="settings"
      breadcrumbs={[
        { text: settingsTexts[page.language].tabs.programs, href: paths.programs(shop) },
      ]}
      actions={shop.may.has("keys.edit") ? <Actions {...props} /> : undefined}
    >
      <div class="stack" data-gap="large">
        <p>
          <WebhookBadge page={page} state={webhook.state} />
        </p>
        {newSecret && (
          <Notice tone="positive" title={texts.added} role="status">
            <code class="token">{newSecret}</code>
          </Notice>
        )}
        {webhook.state === "off" && <Notice tone="negative">{texts.offText}</Notice>}
        {webhook.state === "failing" && <Notice tone="warning">{texts.failingText}</Notice>}
        <Deliveries {...props} />
      </div>
    </Layout>
  );
}

function Actions({ page, shop, webhook }: WebhookPageProps) {
  const texts = programTexts[page.language].webhooks;
  const action = (part: "pause" | "resume" | "test") => paths.webhookPart(shop, webhook.id, part);
  const isOn = webhook.state === "active" || webhook.state === "failing";
  return (
    <>
      <Form page={page} action={action("test")} layout="plain">
        <Button icon="zap">{texts.test}</Button>
      </Form>
      <Form page={page} action={action(isOn ? "pause" : "resume")} layout="plain">
        <Button icon={isOn ? "pause" : "play"}>{isOn ? texts.pause : texts.resume}</Button>
      </Form>
      <Button
        href={paths.webhookPart(shop, webhook.id, "removal")}
        kind="quiet"
        icon="trash-2"
      >
        {texts.remove}
      </Button>
    </>
  );
}

/** The part that asks for itself again while a message is on its way. */
function Deliveries({ page, deliveries, isMoving }: WebhookPageProps) {
  const texts = programTexts[page.language].webhooks;
  const polling = !isMoving ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#deliveries",
    "hx-swap": "outerMorph",
  };
  return (
    <section class="stack" id="deliveries" aria-labelledby="deliveries-title" {...polling}>
      <h2 id="deliveries-title">{texts.deliveries}</h2>
      {deliveries.length === 0
        ? <EmptyState icon="zap" title={texts.noDeliveries}>{texts.noDeliveriesText}</EmptyState>
        : (
          <Table
            page={page}
            caption={texts.deliveries}
            rows={deliveries}
            rowKey={({ id }) => id}
            columns={columnsOf(page)}
          />
        )}
    </section>
  );
}

const tones = { waiting: "neutral", delivered: "positive", given_up: "negative" } as const;

function columnsOf(page: Page): Column<ShownDelivery>[] {
  const texts = programTexts[page.language].webhooks;
  return [
    {
      key: "when",
      title: texts.when,
      fit: true,
      cell: ({ at }) => <DateTime page={page} at={at} />,
    },
    {
      key: "event",
      title: texts.event,
      phone: "title",
      cell: ({ event, payload }) => (
        <details>
          <summary>{texts.events[event as keyof typeof texts.events] ?? event}</summary>
          <pre class="code-block" tabindex={0}><code>{payload}</code></pre>
        </details>
      ),
    },
    {
      key: "state",
      title: texts.state,
      fit: true,
      phone: "end",
      cell: ({ state }) => <Badge tone={tones[state]}>{texts.deliveryStates[state]}</Badge>,
    },
    { key: "answer", title: texts.answer, cell: (delivery) => answerOf(page, delivery) },
    {
      key: "tries",
      title: texts.tries,
      cell: ({ attempts, nextAttemptAt }) => (
        <>
          {texts.tried(attempts)}
          {nextAttemptAt && attempts > 0 && (
            <span class="faint">
              {` · ${texts.nextTry} `}
              <DateTime page={page} at={nextAttemptAt} />
            </span>
          )}
        </>
      ),
    },
  ];
}

function answerOf(page: Page, { status, failure, answer }: ShownDelivery) {
  if (failure) return feedFailureText(page.language, { reason: failure, details: {} }).title;
  if (status === undefined) {
    return <span class="faint">{programTexts[page.language].webhooks.noAnswer}</span>;
  }
  return (
    <>
      <span class="figure">{status}</span> <span class="faint">{answer}</span>
    </>
  );
}
