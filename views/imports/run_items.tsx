import type { Entity } from "../../core/formats/format.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Select } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { type Column, Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { runItemTexts } from "../texts/import_items.ts";
import { importListTexts } from "../texts/import_list.ts";
import { undoTexts } from "../texts/import_undo.ts";
import { runTexts } from "../texts/import_run.ts";
import { fieldLabel } from "../products/field_texts.ts";
import { codeColumn, nameColumn } from "../texts/record_fields.ts";
import { ItemChanges } from "./item_changes.tsx";

const outcomes = [
  "created",
  "updated",
  "unchanged",
  "skipped",
  "failed",
  "removed",
  "missing",
] as const;
type Outcome = typeof outcomes[number];

export interface ShownItem {
  line: number | undefined;
  reason: string | undefined;
  recordId: number | undefined;
  code: string | undefined;
  title: string | undefined;
  changes: Record<string, [before: unknown, after: unknown]>;
}

interface RunItemsProps {
  page: Page;
  entity: Entity;
  importName: string;
  run: Run;
  outcome: Outcome;
  items: readonly ShownItem[];
  total: number;
  number: number;
  size: number;
  /** Where these pages are, if not at the run. */
  base?: { href: (outcome: string) => string; back: { text: string; href: string } };
  /** Fields that the records change, and which of them is asked for. */
  fields?: readonly { field: string; count: number }[];
  field?: string | undefined;
}

/** The records behind one figure of the statistics. @see R93 */
export function RunItems(props: RunItemsProps) {
  const { page, entity, importName, run, outcome, items, total, number, size } = props;
  const texts = runTexts[page.language];
  const shop = page.shop!;
  const { base, fields = [], field } = props;
  const here = (to: Outcome) =>
    base?.href(to) ?? paths.runItems(shop, String(run.importId), run.id, to);
  return (
    <Layout
      page={page}
      title={runItemTexts[page.language].items[outcome]}
      active={`${entity}/import`}
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles[entity],
          href: paths.entityImports(shop, entity),
        },
        base?.back ??
          { text: importName, href: paths.importRun(shop, String(run.importId), run.id) },
      ]}
    >
      <Tabs
        page={page}
        label={texts.balance}
        current={outcome}
        tabs={outcomes.filter((each) => run[each] > 0 || each === outcome).map((each) => ({
          key: each,
          text: each === "removed" ? texts.deleted : texts[each],
          href: here(each),
          count: run[each],
        }))}
      />
      {fields.length > 1 && (
        <FieldFilter
          page={page}
          entity={entity}
          action={here(outcome)}
          fields={fields}
          field={field}
        />
      )}
      {field === undefined && total > 0 && total < run[outcome] && (
        <p class="faint">
          {runItemTexts[page.language].grouped(
            formatNumber(page.language, run[outcome]),
            formatNumber(page.language, total),
          )}
        </p>
      )}
      {items.length === 0
        ? (
          <p class="faint">
            {run.hasJournal
              ? runItemTexts[page.language].noItems
              : undoTexts[page.language].journalGone}
          </p>
        )
        : <ItemTable page={page} entity={entity} items={items} outcome={outcome} />}
      <Pager
        page={page}
        number={number}
        size={size}
        total={total}
        href={(to) => withQuery(here(outcome), { field, page: to })}
      />
    </Layout>
  );
}

function ItemTable(
  { page, entity, items, outcome }: {
    page: Page;
    entity: Entity;
    items: readonly ShownItem[];
    outcome: Outcome;
  },
) {
  const texts = runItemTexts[page.language];
  const name = nameColumn(page.language, entity);
  const columns: Column<ShownItem>[] = [
    {
      key: "line",
      title: texts.line,
      align: "end",
      fit: true,
      phone: "hidden",
      cell: ({ line }) => line ?? "",
    },
    {
      key: "code",
      title: codeColumn(page.language, entity),
      fit: true,
      ...(name === undefined ? { phone: "title" } : {}),
      cell: (item) =>
        name === undefined
          ? <RecordLink page={page} entity={entity} item={item} text={item.code} />
          : <code>{item.code ?? ""}</code>,
    },
  ];
  if (name !== undefined) {
    columns.push({
      key: "title",
      title: name,
      phone: "title",
      cell: (item) => <RecordLink page={page} entity={entity} item={item} text={item.title} />,
    });
  }
  if (outcome !== "unchanged" && outcome !== "created") {
    const cell = ({ changes, reason }: ShownItem) => (
      <ItemChanges {...{ page, entity, changes, reason }} />
    );
    columns.push({ key: "change", title: texts.change, cell });
  }
  return (
    <Table
      page={page}
      caption={texts.items[outcome]}
      rows={items}
      rowKey={(item) => String(item.line ?? item.recordId)}
      columns={columns}
    />
  );
}

interface ItemProps {
  page: Page;
  entity: Entity;
  item: ShownItem;
}

/** A record that the shop has leads to its page. */
function RecordLink({ page, entity, item, text }: ItemProps & { text: string | undefined }) {
  if (item.recordId === undefined) return <>{text ?? ""}</>;
  return <a href={paths.record(page.shop!, entity, String(item.recordId))}>{text ?? "–"}</a>;
}

/** Leaves only the records that change one field. */
function FieldFilter(
  { page, entity, action, fields, field }: {
    page: Page;
    entity: Entity;
    action: string;
    fields: readonly { field: string; count: number }[];
    field: string | undefined;
  },
) {
  const texts = runItemTexts[page.language];
  return (
    <Form page={page} method="get" action={action} layout="plain">
      <div class="items-filter">
        <Select
          name="field"
          label={texts.fieldFilter}
          value={field ?? ""}
          empty={texts.allFields}
          width="medium"
          options={fields.map((each) => ({
            value: each.field,
            label: `${fieldLabel(page.language, each.field, entity)} (${
              formatNumber(page.language, each.count)
            })`,
          }))}
        />
        <Button>{texts.filter}</Button>
      </div>
    </Form>
  );
}
