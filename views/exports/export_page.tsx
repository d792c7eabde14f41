import type { ExportState } from "../../core/exports/choice.ts";
import { type LeftOut, totalLeftOut } from "../../core/exports/left_out.ts";
import type { Entity } from "../../core/formats/format.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { MenuItem, PopoverMenu } from "../components/menu.tsx";
import { Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { DateTime } from "../components/values.tsx";
import { formatBytes, formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { exportTexts } from "../texts/exports.ts";
import { shellTexts } from "../texts/shell.ts";
import { LeftOutNote } from "./left_out_note.tsx";

export interface ShownExport {
  id: number;
  formatName: string;
  state: ExportState;
  records: number;
  total: number;
  /** `undefined` when nobody has counted it. */
  leftOut: LeftOut | undefined;
  /** Of the list whose records are in the file. */
  filter: Readonly<Record<string, string>>;
  fileSize: number | undefined;
  orderedAt: string;
  orderedBy: string;
}

export interface ShownFeed {
  id: number;
  name: string;
  formatName: string;
  address: string;
  records: number | undefined;
  leftOut: LeftOut | undefined;
  filter: Readonly<Record<string, string>>;
  fetchedAt: string | undefined;
}

interface ExportsProps {
  page: Page;
  entity: Entity;
  /** The kinds of records that the person may export. */
  entities: readonly Entity[];
  exports: readonly ShownExport[];
  feeds: readonly ShownFeed[];
}

/** Files that were made of the shop's records, and their permanent addresses. */
export function ExportsPage(props: ExportsProps) {
  const { page, entity, entities, exports } = props;
  const texts = exportTexts[page.language];
  const shop = page.shop!;
  const add = (
    <Button kind="primary" icon="plus" href={paths.newExport(shop, { entity })}>{texts.new}</Button>
  );
  const isLive = exports.some(({ state }) => state === "waiting" || state === "running");
  const polling = !isLive ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#exports",
    "hx-swap": "outerMorph",
  };
  return (
    <Layout page={page} title={texts.of[entity]} active={`${entity}/export`} actions={add}>
      <Tabs
        page={page}
        label={texts.title}
        current={entity}
        tabs={entities.map((each) => ({
          key: each,
          text: shellTexts[page.language].nav[each],
          href: paths.exports(shop, each),
        }))}
      />
      <div class="stack" data-gap="large">
        <section id="exports" class="stack" aria-labelledby="files" {...polling}>
          <h2 id="files">{texts.files}</h2>
          {exports.length === 0
            ? <EmptyState icon="file-down" title={texts.noFiles}>{texts.noFilesText}</EmptyState>
            : (
              <>
                <p class="faint">{texts.filesHint}</p>
                <Files page={page} exports={exports} />
              </>
            )}
        </section>
        <section class="stack" aria-labelledby="feeds">
          <h2 id="feeds">{texts.feeds}</h2>
          <p class="faint">{texts.feedsHint}</p>
          <Feeds {...props} />
        </section>
      </div>
    </Layout>
  );
}

const tones = {
  waiting: "neutral",
  running: "accent",
  ready: "positive",
  failed: "negative",
  expired: "neutral",
} as const;

/** Records that are in a file; of one that failed, those that it was to have. */
function writtenOf({ state, total, leftOut }: ShownExport): number {
  return state === "failed" || !leftOut ? total : total - totalLeftOut(leftOut.records);
}

function Files({ page, exports }: Pick<ExportsProps, "page" | "exports">) {
  const texts = exportTexts[page.language];
  const number = (value: number) => formatNumber(page.language, value);
  return (
    <Table
      page={page}
      caption={texts.files}
      rows={exports}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "format",
          title: texts.format,
          phone: "title",
          cell: (row) => (
            <>
              {row.formatName}
              {row.state !== "failed" && (
                <LeftOutNote page={page} of={row} isGoing={row.state === "running"} />
              )}
            </>
          ),
        },
        {
          key: "state",
          title: texts.state,
          fit: true,
          phone: "end",
          cell: ({ state }) => (
            <span title={state === "failed" ? texts.failedHint : undefined}>
              <Badge tone={tones[state]}>{texts.states[state]}</Badge>
            </span>
          ),
        },
        {
          key: "records",
          title: texts.records,
          align: "end",
          fit: true,
          cell: (row) =>
            row.state === "running"
              ? texts.progress(number(row.records), number(row.total))
              : number(writtenOf(row)),
        },
        {
          key: "size",
          title: texts.size,
          align: "end",
          fit: true,
          phone: "hidden",
          cell: ({ fileSize }) =>
            fileSize === undefined ? "" : formatBytes(page.language, fileSize),
        },
        {
          key: "at",
          title: texts.at,
          fit: true,
          cell: ({ orderedAt, orderedBy }) => (
            <span title={orderedBy}>
              <DateTime page={page} at={orderedAt} />
            </span>
          ),
        },
        {
          key: "download",
          title: texts.download,
          fit: true,
          hideTitle: true,
          cell: ({ id, state }) =>
            state === "ready" && (
              <Button
                size="small"
                icon="file-down"
                href={paths.exportFile(page.shop!, id)}
                download
              >
                {texts.download}
              </Button>
            ),
        },
      ]}
    />
  );
}

function Feeds({ page, entity, feeds }: ExportsProps) {
  const texts = exportTexts[page.language];
  if (feeds.length === 0) return <p class="soft">{texts.noFeeds}</p>;
  return (
    <Table
      page={page}
      caption={texts.feeds}
      rows={feeds}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "name",
          title: texts.name,
          phone: "title",
          cell: (feed) => (
            <>
              {feed.name} <span class="faint">{feed.formatName}</span>
              <LeftOutNote page={page} of={feed} />
            </>
          ),
        },
        {
          key: "address",
          title: texts.address,
          cell: ({ name, address }) => (
            <input
              class="input copy-address"
              type="text"
              readonly
              value={address}
              aria-label={`${texts.address}: ${name}`}
            />
          ),
        },
        {
          key: "fetched",
          title: texts.fetched,
          fit: true,
          phone: "hidden",
          cell: ({ fetchedAt }) =>
            fetchedAt ? <DateTime page={page} at={fetchedAt} /> : texts.never,
        },
        {
          key: "more",
          title: texts.more,
          fit: true,
          hideTitle: true,
          phone: "end",
          cell: (feed) => <FeedMenu page={page} entity={entity} feed={feed} />,
        },
      ]}
    />
  );
}

function FeedMenu({ page, feed }: { page: Page; entity: Entity; feed: ShownFeed }) {
  const texts = exportTexts[page.language];
  const shop = page.shop!;
  const [address, removal] = [`feed-${feed.id}-address`, `feed-${feed.id}-removal`];
  return (
    <>
      <Form
        page={page}
        id={address}
        action={paths.publishedFeedPart(shop, feed.id, "address")}
        layout="plain"
      >
        {null}
      </Form>
      <Form
        page={page}
        id={removal}
        action={paths.publishedFeedPart(shop, feed.id, "removal")}
        layout="plain"
      >
        {null}
      </Form>
      <PopoverMenu id={`feed-${feed.id}-menu`} label={`${texts.more}: ${feed.name}`}>
        <MenuItem icon="refresh-cw" form={address}>{texts.changeAddress}</MenuItem>
        <MenuItem icon="trash-2" form={removal}>{texts.remove}</MenuItem>
      </PopoverMenu>
    </>
  );
}
