import type { PricePoint } from "../../core/catalogue/price_history.ts";
import type { FieldPolicy } from "../../core/imports/settings.ts";
import type { Currency } from "../../core/money.ts";
import { Diff } from "../components/diff.tsx";
import { Notice } from "../components/notice.tsx";
import { StepChart } from "../components/step_chart.tsx";
import { Timeline } from "../components/timeline.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { productTexts } from "../texts/products.ts";
import { whyTexts } from "../texts/why.ts";
import { fieldLabel, valueText } from "./field_texts.ts";

export interface ShownEvent {
  at: string;
  before: unknown;
  after: unknown;
  isCreation: boolean;
  actorName: string | undefined;
  run:
    | { id: number; importId: number; importName: string; kind: "import" | "undo"; line: number }
    | undefined;
}

interface WhyPageProps {
  page: Page;
  product: { id: number; title: string };
  path: string;
  current: unknown;
  events: readonly ShownEvent[];
  heldBack: { importId: number; importName: string; policy: FieldPolicy } | undefined;
  prices:
    | { currency: Currency; points: readonly PricePoint[]; lowestMinor: number | undefined }
    | undefined;
  now: string;
}

/** How a field came to what it holds: value, when, and by which run's line or which person. */
export function WhyPage(props: WhyPageProps) {
  const { page, product, path, current, events, heldBack, prices, now } = props;
  const texts = whyTexts[page.language];
  const shop = page.shop!;
  const back = paths.product(shop, String(product.id));
  return (
    <Layout
      page={page}
      title={texts.of(fieldLabel(page.language, path))}
      active="products"
      breadcrumbs={[
        { text: productTexts[page.language].title, href: paths.products(shop) },
        { text: product.title, href: back },
      ]}
    >
      <div class="stack" data-gap="large">
        <p>
          {texts.now}: <strong>{valueText(page, path, current) || texts.nothing}</strong>
        </p>
        {heldBack && <HeldBackNotice page={page} heldBack={heldBack} />}
        {prices && prices.points.length > 0 && (
          <StepChart
            page={page}
            label={texts.priceChart}
            currency={prices.currency}
            points={prices.points}
            until={now}
            {...(prices.lowestMinor === undefined
              ? {}
              : { lowest: { amountMinor: prices.lowestMinor, text: texts.lowest } })}
          />
        )}
        {events.length === 0 ? <p class="soft">{texts.noEvents}</p> : (
          <Timeline
            page={page}
            now={now}
            events={events.map((event) => ({
              at: event.at,
              text: <Who page={page} event={event} />,
              detail: event.isCreation ? undefined : (
                <Diff
                  page={page}
                  before={valueText(page, path, event.before)}
                  after={valueText(page, path, event.after)}
                />
              ),
              tone: event.run ? "neutral" as const : "accent" as const,
            }))}
          />
        )}
      </div>
    </Layout>
  );
}

function HeldBackNotice(
  { page, heldBack }: { page: Page; heldBack: NonNullable<WhyPageProps["heldBack"]> },
) {
  const texts = whyTexts[page.language];
  const { policies } = importSettingsTexts[page.language];
  return (
    <Notice tone="neutral">
      {texts.heldBack(heldBack.importName, policies[heldBack.policy])}{" "}
      {page.shop!.may.has("imports.run") && (
        <a href={paths.importPart(page.shop!, heldBack.importId, "settings")}>
          {texts.changePolicy}
        </a>
      )}
    </Notice>
  );
}

function Who({ page, event }: { page: Page; event: ShownEvent }) {
  const texts = whyTexts[page.language];
  const { run, actorName, isCreation } = event;
  if (!run) return <>{isCreation ? texts.created : actorName}</>;
  const text = isCreation
    ? texts.createdBy(run.importName)
    : run.kind === "undo"
    ? texts.byUndo(run.importName)
    : texts.byRun(run.importName);
  return (
    <>
      <a href={paths.importRun(page.shop!, String(run.importId), run.id)}>{text}</a>
      {run.line > 0 && <span class="soft">, {texts.line(run.line)}</span>}
    </>
  );
}
