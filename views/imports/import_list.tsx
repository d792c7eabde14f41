import type { Run } from "../../core/imports/run_state.ts";
import type { Entity } from "../../core/formats/format.ts";
import type { ImportFrequency, ImportSource } from "../../core/imports/settings.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { runTexts } from "../texts/import_run.ts";
import { inboxTexts } from "../texts/inbox.ts";
import { formatListTexts } from "../texts/format_list.ts";
import { xmlCheckTexts } from "../texts/xml_check.ts";
import { shellTexts } from "../texts/shell.ts";
import { ImportMenu } from "./import_menu.tsx";
import { RunStateBadge } from "./run_state.tsx";

export interface ListedImport {
  id: number;
  name: string;
  formatName: string;
  /** It put back records of a backup; it does nothing more. */
  isRestoration?: boolean;
  createdAt: string;
  frequency: ImportFrequency;
  source: ImportSource;
  pausedAt: string | undefined;
  /** When it runs next by itself. @see R10, R16 */
  nextRun: string | undefined;
  run: Run | undefined;
}

interface ListProps {
  page: Page;
  entity: Entity;
  imports: readonly ListedImport[];
  total: number;
  number: number;
  size: number;
}

/** The imports of one kind of record. @see R52 */
export function ImportList(props: ListProps) {
  const { page, entity, imports, total, number, size } = props;
  const texts = importListTexts[page.language];
  const shop = page.shop!;
  const newImport = page.shop!.may.has("imports.run") && (
    <>
      <Button kind="quiet" href={paths.formats(shop)}>
        {formatListTexts[page.language].title}
      </Button>
      <Button kind="quiet" icon="file-code" href={paths.xmlCheck(shop)}>
        {xmlCheckTexts[page.language].title}
      </Button>
      <Button icon="inbox" href={paths.inbox(shop)}>{inboxTexts[page.language].title}</Button>
      <Button kind="primary" icon="plus" href={paths.newImport(shop, entity)}>{texts.new}</Button>
    </>
  );
  return (
    <Layout
      page={page}
      title={texts.titles[entity]}
      active={`${entity}/import`}
      breadcrumbs={[
        { text: shellTexts[page.language].nav[entity], href: paths.entity(shop, entity) },
      ]}
      actions={newImport}
    >
      {imports.length === 0
        ? (
          <EmptyState icon="import" title={texts.empty} actions={newImport}>
            {texts.emptyText}
          </EmptyState>
        )
        : (
          <div
            id="imports"
            {...(imports.some(({ run }) => run?.state === "running" || run?.state === "waiting")
              ? {
                "hx-get": page.path,
                "hx-trigger": "every 2s",
                "hx-select": "#imports",
                "hx-swap": "outerMorph",
              }
              : {})}
          >
            <ImportTable page={page} imports={imports} />
            <Pager
              page={page}
              number={number}
              size={size}
              total={total}
              href={(to) => withQuery(paths.entityImports(shop, entity), { page: to })}
            />
          </div>
        )}
    </Layout>
  );
}

function ImportTable({ page, imports }: { page: Page; imports: readonly ListedImport[] }) {
  const texts = importListTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.caption}
      rows={imports}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) => paths.import(page.shop!, String(id))}
      columns={[
        {
          key: "name",
          title: texts.name,
          link: true,
          phone: "title",
          cell: ({ name }) => name,
        },
        {
          key: "format",
          title: texts.format,
          fit: true,
          phone: "hidden",
          cell: (row) => row.formatName,
        },
        {
          key: "state",
          title: texts.state,
          fit: true,
          phone: "end",
          cell: ({ run }) => run && <RunStateBadge page={page} state={run.state} />,
        },
        {
          key: "result",
          title: texts.result,
          align: "end",
          cell: ({ run }) => run && <RunResult page={page} run={run} />,
        },
        {
          key: "ran",
          title: texts.lastRun,
          fit: true,
          phone: "hidden",
          cell: ({ run, createdAt }) => <DateTime page={page} at={run?.orderedAt ?? createdAt} />,
        },
        {
          key: "next",
          title: texts.nextRun,
          fit: true,
          cell: (row) => <NextRun page={page} of={row} />,
        },
        {
          key: "more",
          title: texts.more,
          fit: true,
          phone: "hidden",
          hideTitle: true,
          cell: (row) => <ImportMenu page={page} of={row} />,
        },
      ]}
    />
  );
}

/** `+312 ~1 044`: what was created and updated; nothing else changes a shop. */
function RunResult({ page, run }: { page: Page; run: Run }) {
  const texts = runTexts[page.language];
  const number = (value: number) => formatNumber(page.language, value);
  const parts = [
    `${texts.created} ${number(run.created)}`,
    `${texts.updated.toLowerCase()} ${number(run.updated)}`,
  ];
  return <span class="faint">{parts.join(", ")}</span>;
}

function NextRun({ page, of }: { page: Page; of: ListedImport }) {
  const texts = importListTexts[page.language];
  if (of.frequency === "once") return <span class="faint">{texts.frequencies.once}</span>;
  if (of.pausedAt !== undefined) return <Badge tone="warning">{texts.paused}</Badge>;
  if (of.nextRun === undefined) return <span class="faint">{texts.noNextRun}</span>;
  return (
    <span title={texts.frequencies[of.frequency]}>
      <DateTime page={page} at={of.nextRun} />
    </span>
  );
}
