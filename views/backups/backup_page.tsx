import { restorableEntities } from "../../core/backups/restoration.ts";
import { entities } from "../../core/formats/format.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatDateTime, formatNumber } from "../format.ts";
import type { Page, PageShop } from "../page.ts";
import { type Entity, paths } from "../paths.ts";
import { SettingsLayout } from "../settings/settings_layout.tsx";
import { backupRecordTexts } from "../texts/backup_records.ts";
import { backupTexts } from "../texts/backups.ts";
import type { ShownBackup } from "./backup_list.tsx";

/** How many records a restore would bring back, take away and change, a kind of them. */
export type ShownDifference = Record<
  Entity,
  { onlyThen: number; onlyNow: number; changed: number }
>;

interface BackupPageProps {
  page: Page;
  shop: PageShop;
  backup: ShownBackup;
  /** `undefined` of a damaged one. */
  difference: ShownDifference | undefined;
}

/** What putting the shop back to a backup would change, and the button that does it. @see BA-4 */
export function BackupPage({ page, shop, backup, difference }: BackupPageProps) {
  const texts = backupTexts[page.language];
  return (
    <SettingsLayout page={page} shop={shop} tab="backups">
      <h2>{texts.title(formatDateTime(page.language, backup.at))}</h2>
      {difference ? <Preview {...{ page, shop, backup, difference }} /> : (
        <Notice
          tone="negative"
          actions={<Button size="small" href={paths.backups(shop)}>{texts.back}</Button>}
        >
          {texts.damagedText}
        </Notice>
      )}
    </SettingsLayout>
  );
}

function Preview(
  { page, shop, backup, difference }:
    & Required<
      Pick<BackupPageProps, "page" | "shop" | "backup">
    >
    & { difference: ShownDifference },
) {
  const texts = backupTexts[page.language];
  const changing = entities.filter((entity) =>
    Object.values(difference[entity]).some((count) => count > 0)
  );
  return (
    <>
      <section class="stack">
        <h3>{texts.compare}</h3>
        {changing.length === 0
          ? <p>{texts.same}</p>
          : <DifferenceTable page={page} kinds={changing} difference={difference} />}
      </section>
      <SomeRecords {...{ page, shop, backup, difference }} />
      <Form page={page} action={paths.backupRestoration(shop, backup.id)} layout="plain">
        <div class="stack prose">
          <ul>{texts.explain.map((line) => <li>{line}</li>)}</ul>
          <div class="button-row">
            <Button kind="danger" icon="undo-2">{texts.restore}</Button>
            <Button kind="quiet" href={paths.backups(shop)}>{texts.back}</Button>
          </div>
        </div>
      </Form>
    </>
  );
}

/** Leads to the choice of what is different, a kind of it. @see R213 */
function SomeRecords(
  { page, shop, backup, difference }:
    & Required<
      Pick<BackupPageProps, "page" | "shop" | "backup">
    >
    & { difference: ShownDifference },
) {
  const texts = backupRecordTexts[page.language];
  const kinds = restorableEntities.filter((entity) =>
    difference[entity].onlyThen + difference[entity].changed > 0
  );
  if (kinds.length === 0) return null;
  return (
    <section class="stack">
      <h3>{texts.heading}</h3>
      <p class="prose">{texts.lead}</p>
      <div class="button-row">
        {kinds.map((entity) => (
          <Button icon="search" href={paths.backupRecords(shop, backup.id, entity)}>
            {texts.choose[entity]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function DifferenceTable(
  props: { page: Page; kinds: readonly Entity[]; difference: ShownDifference },
) {
  const { page, kinds, difference } = props;
  const texts = backupTexts[page.language];
  const counts = ["onlyThen", "onlyNow", "changed"] as const;
  return (
    <Table
      page={page}
      caption={texts.compare}
      rows={kinds}
      rowKey={(entity) => entity}
      columns={[
        {
          key: "record",
          title: texts.record,
          cell: (entity) => texts.entities[entity],
          phone: "title",
        },
        ...counts.map((count) => ({
          key: count,
          title: texts[count],
          align: "end" as const,
          cell: (entity: Entity) => formatNumber(page.language, difference[entity][count]),
        })),
      ]}
    />
  );
}
