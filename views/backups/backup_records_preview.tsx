import type { RestorableEntity } from "../../core/backups/restoration.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatNumber } from "../format.ts";
import { ItemChanges } from "../imports/item_changes.tsx";
import type { Page, PageShop } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { SettingsLayout } from "../settings/settings_layout.tsx";
import { backupRecordTexts } from "../texts/backup_records.ts";
import { codeColumn, nameColumn } from "../texts/record_fields.ts";

/** A record that the restore would change: path → what is there, what would be. */
export interface ShownRestoration {
  id: number;
  code: string | null;
  title: string | null;
  isGone: boolean;
  changes: Record<string, [before: unknown, after: unknown]>;
}

export interface RecordsPreviewProps {
  page: Page;
  shop: PageShop;
  backup: { id: string };
  entity: RestorableEntity;
  preview: {
    comingBack: number;
    changing: number;
    same: number;
    shown: readonly ShownRestoration[];
    missingCategories: readonly string[];
    stamp: string;
  };
  /** What was chosen, to be sent along: ids, or all that a search finds. */
  choice: { ids: string; search: string };
  /** Somebody has changed the shop since it was looked at. */
  isChanged: boolean;
}

/** What putting chosen records back would change, field by field. @see R213, BA-4 */
export function RecordsPreview(props: RecordsPreviewProps) {
  const { page, shop, entity, preview, isChanged } = props;
  const texts = backupRecordTexts[page.language];
  const count = preview.comingBack + preview.changing;
  const number = (value: number) => formatNumber(page.language, value);
  return (
    <SettingsLayout page={page} shop={shop} tab="backups">
      <h2>{texts.previewTitle[entity]}</h2>
      {isChanged && <Notice tone="warning" role="alert">{texts.changedMeanwhile}</Notice>}
      {preview.missingCategories.length > 0 && (
        <Notice tone="warning">
          {texts.missingCategories(preview.missingCategories.slice(0, 20).join(", "))}
        </Notice>
      )}
      <KeyValues
        items={(["comingBack", "changing", "same"] as const).map((key) => ({
          name: texts.summary[key],
          value: number(preview[key]),
        }))}
      />
      {count === 0 ? <p>{texts.nothing}</p> : <Changes {...props} />}
      {preview.shown.length < count && (
        <p class="faint">{texts.first(number(preview.shown.length))}</p>
      )}
      <Actions {...props} mayApply={count > 0} />
    </SettingsLayout>
  );
}

function Changes({ page, entity, preview }: RecordsPreviewProps) {
  const texts = backupRecordTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.previewTitle[entity]}
      rows={preview.shown}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "code",
          title: codeColumn(page.language, entity),
          fit: true,
          cell: ({ code }) => <code>{code ?? ""}</code>,
        },
        {
          key: "name",
          title: nameColumn(page.language, entity)!,
          phone: "title",
          cell: ({ title, code }) => title ?? code,
        },
        {
          key: "change",
          title: texts.record,
          cell: ({ isGone, changes }) =>
            isGone
              ? texts.comesBack
              : <ItemChanges page={page} entity={entity} changes={changes} />,
        },
      ]}
    />
  );
}

function Actions(props: RecordsPreviewProps & { mayApply: boolean }) {
  const { page, shop, backup, entity, preview, choice, mayApply } = props;
  const texts = backupRecordTexts[page.language];
  const back = withQuery(paths.backupRecords(shop, backup.id, entity), {
    search: choice.search || undefined,
  });
  return (
    <Form
      page={page}
      action={paths.backupRecordsRestoration(shop, backup.id, entity)}
      layout="plain"
    >
      <input type="hidden" name="ids" value={choice.ids} />
      <input type="hidden" name="search" value={choice.search} />
      <input type="hidden" name="stamp" value={preview.stamp} />
      <div class="stack prose">
        {mayApply && <p>{texts.explain}</p>}
        <div class="button-row">
          {mayApply && <Button kind="primary" icon="undo-2">{texts.apply}</Button>}
          <Button kind="quiet" href={back}>{texts.back}</Button>
        </div>
      </div>
    </Form>
  );
}
