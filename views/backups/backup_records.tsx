import type { RestorableEntity } from "../../core/backups/restoration.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { formatDateTime, formatNumber } from "../format.ts";
import type { Page, PageShop } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { SettingsLayout } from "../settings/settings_layout.tsx";
import { backupRecordTexts } from "../texts/backup_records.ts";
import { codeColumn, nameColumn } from "../texts/record_fields.ts";

/** A record of the backup that is missing now, or different. */
export interface ShownRecord {
  id: number;
  code: string;
  name: string | undefined;
  isGone: boolean;
}

export interface BackupRecordsProps {
  page: Page;
  shop: PageShop;
  backup: { id: string; at: string };
  entity: RestorableEntity;
  /** Of this page. */
  records: readonly ShownRecord[];
  total: number;
  number: number;
  size: number;
  search: string;
  /** The form was sent with nothing ticked. */
  isEmptyChoice: boolean;
}

/** What can be put back by itself: found, ticked, then looked at before it is done. @see R213 */
export function BackupRecords(props: BackupRecordsProps) {
  const { page, shop, backup, entity, total, search, isEmptyChoice } = props;
  const texts = backupRecordTexts[page.language];
  return (
    <SettingsLayout page={page} shop={shop} tab="backups">
      <div class="stack">
        <h2>{texts.titles[entity]}</h2>
        <p class="prose">{texts.listLead(formatDateTime(page.language, backup.at))}</p>
        <p>
          <a href={paths.backup(shop, backup.id)}>{texts.backToBackup}</a>
        </p>
      </div>
      {isEmptyChoice && <Notice tone="warning" role="alert">{texts.nothingChosen}</Notice>}
      {(total > 0 || search !== "") && <Search {...props} />}
      {total > 0 ? <Choice {...props} /> : (
        <EmptyState
          icon={search === "" ? "check" : "search"}
          title={search === "" ? texts.none : texts.notFound}
        >
          {search === "" ? texts.noneText : texts.notFoundText}
        </EmptyState>
      )}
    </SettingsLayout>
  );
}

function Search({ page, shop, backup, entity, search }: BackupRecordsProps) {
  const texts = backupRecordTexts[page.language];
  return (
    <Form
      page={page}
      method="get"
      action={paths.backupRecords(shop, backup.id, entity)}
      layout="plain"
    >
      <div class="items-filter">
        <TextInput name="search" type="search" label={texts.search[entity]} value={search} />
        <Button icon="search">{texts.find}</Button>
      </div>
    </Form>
  );
}

function Choice(props: BackupRecordsProps) {
  const { page, shop, backup, entity, records, total, number, size, search } = props;
  const texts = backupRecordTexts[page.language];
  const here = paths.backupRecords(shop, backup.id, entity);
  return (
    <Form
      page={page}
      method="get"
      action={paths.backupRecordsPreview(shop, backup.id, entity)}
      layout="plain"
    >
      <div class="stack">
        <input type="hidden" name="search" value={search} />
        <RecordTable page={page} entity={entity} records={records} />
        <Pager
          page={page}
          number={number}
          size={size}
          total={total}
          href={(to) => withQuery(here, { search: search || undefined, page: to })}
        />
        <div class="button-row">
          <Button kind="primary" icon="eye">{texts.preview}</Button>
          <Button name="all" value="1">
            {texts.previewAll(formatNumber(page.language, total))}
          </Button>
        </div>
      </div>
    </Form>
  );
}

function RecordTable(
  { page, entity, records }: Pick<BackupRecordsProps, "page" | "entity" | "records">,
) {
  const texts = backupRecordTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.titles[entity]}
      rows={records}
      rowKey={({ id }) => String(id)}
      rowName={({ code, name }) => name ?? code}
      selectable
      columns={[
        {
          key: "code",
          title: codeColumn(page.language, entity),
          fit: true,
          cell: ({ code }) => <code>{code}</code>,
        },
        {
          key: "name",
          title: nameColumn(page.language, entity)!,
          phone: "title",
          cell: ({ name, code }) => name ?? code,
        },
        {
          key: "state",
          title: texts.state,
          fit: true,
          phone: "end",
          cell: ({ isGone }) =>
            isGone
              ? <Badge tone="warning">{texts.gone}</Badge>
              : <span class="soft">{texts.changed}</span>,
        },
      ]}
    />
  );
}
