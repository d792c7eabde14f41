import type { Entity } from "../../core/formats/format.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Stat, Stats } from "../components/stat.tsx";
import { DateTime, Number as Figure } from "../components/values.tsx";
import { Layout } from "../layout.tsx";
import { RunStateBadge } from "../imports/run_state.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { runProblemTexts } from "../texts/import_problems.ts";
import { overviewTexts } from "../texts/overview.ts";
import { FirstSteps } from "./first_steps.tsx";

export interface Figures {
  products: number;
  activeProducts: number;
  withoutPrice: number;
  soldOut: number;
  categories: number;
  customers: number;
  openOrders: number;
}

export type NewestRun = Run & { importName: string; entity: Entity };

interface OverviewProps {
  page: Page;
  figures: Figures;
  runs: readonly NewestRun[];
  /** Requests to support that were answered. */
  answered: readonly { id: number; subject: string }[];
  /** Nobody knows where to call the owner. @see R110 */
  asksPhone: boolean;
}

/** What needs the person, then the figures; an empty shop sees its first steps instead. */
export function Overview({ page, figures, runs, answered, asksPhone }: OverviewProps) {
  const texts = overviewTexts[page.language];
  return (
    <Layout page={page} title={texts.title} active="overview">
      {figures.products === 0 && runs.length === 0
        ? (
          <>
            <FirstSteps page={page} />
            {asksPhone && (
              <ul class="needs">
                <PhoneWanted page={page} />
              </ul>
            )}
          </>
        )
        : (
          <div class="overview">
            <NeedsYou page={page} runs={runs} answered={answered} asksPhone={asksPhone} />
            <FigureRow page={page} figures={figures} />
            <LastRuns page={page} runs={runs} />
          </div>
        )}
    </Layout>
  );
}

function NeedsYou({ page, runs, answered, asksPhone }: Omit<OverviewProps, "figures">) {
  const texts = overviewTexts[page.language];
  const { problemCount } = runProblemTexts[page.language];
  const newest = new Map<number, NewestRun>();
  for (const run of runs) if (!newest.has(run.importId)) newest.set(run.importId, run);
  const waiting = [...newest.values()].filter(({ state }) =>
    state === "error" || state === "warning" || state === "held"
  ).slice(0, 5);
  return (
    <section aria-labelledby="needs-you">
      <h2 id="needs-you">{texts.needsYou}</h2>
      {waiting.length + answered.length === 0 && <p class="soft">{texts.nothing}</p>}
      <ul class="needs">
        {waiting.map((run) => (
          <li>
            <RunStateBadge page={page} state={run.state} />
            <span class="needs-text">
              {run.state === "error"
                ? texts.failedImport(run.importName)
                : run.state === "held"
                ? texts.heldImport(run.importName)
                : texts.warnedImport(run.importName, problemCount(run.problems))}
            </span>
            <Button
              size="small"
              href={paths.importRun(page.shop!, String(run.importId), run.id)}
            >
              {texts.see}
            </Button>
          </li>
        ))}
        {answered.map(({ id, subject }) => (
          <li>
            <Badge tone="accent">{texts.support}</Badge>
            <span class="needs-text">{texts.answeredTicket(subject)}</span>
            <Button size="small" href={paths.ticket(page.shop!, id)}>{texts.see}</Button>
          </li>
        ))}
        {asksPhone && <PhoneWanted page={page} />}
      </ul>
    </section>
  );
}

/** What cannot wait is told by phone, so it is asked for before anything happens. @see R110 */
function PhoneWanted({ page }: { page: Page }) {
  const texts = overviewTexts[page.language];
  return (
    <li>
      <Badge>{texts.support}</Badge>
      <span class="needs-text">{texts.phoneWanted}</span>
      <Button size="small" href={paths.account()}>{texts.phoneAction}</Button>
    </li>
  );
}

function FigureRow({ page, figures }: { page: Page; figures: Figures }) {
  const texts = overviewTexts[page.language];
  const shop = page.shop!;
  const products = (filter: Record<string, string>) => withQuery(paths.products(shop), filter);
  const number = (value: number) => <Figure page={page} value={value} />;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{texts.figures}</h2>
      <Stats>
        <Stat
          label={texts.products}
          value={number(figures.products)}
          detail={texts.active(figures.activeProducts)}
          href={paths.products(shop)}
        />
        {figures.withoutPrice > 0 && (
          <Stat
            label={texts.withoutPrice}
            value={number(figures.withoutPrice)}
            href={products({ price: "none", state: "active" })}
          />
        )}
        {figures.soldOut > 0 && (
          <Stat
            label={texts.soldOut}
            value={number(figures.soldOut)}
            href={products({ stock: "out", state: "active" })}
          />
        )}
        <Stat
          label={texts.categories}
          value={number(figures.categories)}
          href={paths.categories(shop)}
        />
        {shop.may.has("customers.see") && (
          <Stat
            label={texts.customers}
            value={number(figures.customers)}
            href={paths.customers(shop)}
          />
        )}
        {shop.may.has("orders.see") && (
          <Stat
            label={texts.openOrders}
            value={number(figures.openOrders)}
            href={withQuery(paths.orders(shop), { resolved: "no" })}
          />
        )}
      </Stats>
    </section>
  );
}

function LastRuns({ page, runs }: { page: Page; runs: readonly NewestRun[] }) {
  const texts = overviewTexts[page.language];
  const { summary } = importListTexts[page.language];
  return (
    <section aria-labelledby="last-imports">
      <div class="section-head">
        <h2 id="last-imports">{texts.imports}</h2>
        <Button size="small" kind="quiet" href={paths.entityImports(page.shop!, "products")}>
          {texts.allImports}
        </Button>
      </div>
      <ul class="needs">
        {runs.slice(0, 5).map((run) => (
          <li>
            <RunStateBadge page={page} state={run.state} />
            <a
              class="needs-text"
              href={paths.importRun(page.shop!, String(run.importId), run.id)}
            >
              {run.importName}
            </a>
            <span class="faint">{summary(run.read)}</span>
            <DateTime page={page} at={run.orderedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
