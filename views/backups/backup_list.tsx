import type { BackupKind } from "../../core/backups/retention.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatBytes, formatDateTime } from "../format.ts";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { SettingsLayout } from "../settings/settings_layout.tsx";
import { backupTexts } from "../texts/backups.ts";

export interface ShownBackup {
  id: string;
  at: string;
  kind: BackupKind;
  size: number;
  isDamaged: boolean;
}

/** The last restore of the shop, as long as it is worth telling. */
export interface ShownRestore {
  state: "going" | "done" | "failed" | "damaged";
  backupAt: string;
  /** Backup of what it replaced. */
  undoId?: string | undefined;
}

interface BackupListProps {
  page: Page;
  shop: PageShop;
  /** `undefined`: they are kept elsewhere. */
  backups: readonly ShownBackup[] | undefined;
  restore: ShownRestore | undefined;
}

/** What a shop can be put back to. @see R212 */
export function BackupList({ page, shop, backups, restore }: BackupListProps) {
  const texts = backupTexts[page.language];
  const polling = restore?.state !== "going" ? {} : {
    "hx-get": page.path,
    "hx-trigger": "every 1s",
    "hx-select": "#backups",
    "hx-swap": "outerMorph",
  };
  return (
    <SettingsLayout page={page} shop={shop} tab="backups">
      <div class="stack" data-gap="large" id="backups" {...polling}>
        {restore && <RestoreNotice page={page} shop={shop} restore={restore} />}
        {!backups
          ? <p class="prose">{texts.elsewhere}</p>
          : backups.length === 0
          ? <EmptyState icon="clock" title={texts.empty}>{texts.emptyText}</EmptyState>
          : (
            <>
              <p class="prose">{texts.lead}</p>
              <BackupTable page={page} shop={shop} backups={backups} />
            </>
          )}
      </div>
    </SettingsLayout>
  );
}

function RestoreNotice(props: { page: Page; shop: PageShop; restore: ShownRestore }) {
  const { page, shop, restore: { state, backupAt, undoId } } = props;
  const texts = backupTexts[page.language];
  const when = formatDateTime(page.language, backupAt);
  if (state === "going") return <Notice role="status">{texts.going(when)}</Notice>;
  if (state !== "done") return <Notice tone="negative">{texts.failed(when)}</Notice>;
  return (
    <Notice
      tone="positive"
      actions={undoId && (
        <Button size="small" href={paths.backup(shop, undoId)}>{texts.undo}</Button>
      )}
    >
      {texts.done(when)}
    </Notice>
  );
}

function BackupTable(props: { page: Page; shop: PageShop; backups: readonly ShownBackup[] }) {
  const { page, shop, backups } = props;
  const texts = backupTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.caption}
      rows={backups}
      rowKey={({ id }) => id}
      rowHref={({ id }) => paths.backup(shop, id)}
      columns={[
        {
          key: "at",
          title: texts.taken,
          cell: ({ at }) => formatDateTime(page.language, at),
          link: true,
        },
        {
          key: "kind",
          title: texts.kind,
          phone: "end",
          cell: ({ kind, isDamaged }) =>
            isDamaged
              ? <Badge tone="negative">{texts.damaged}</Badge>
              : <span class="soft">{texts.kinds[kind]}</span>,
        },
        {
          key: "size",
          title: texts.size,
          align: "end",
          cell: ({ size }) => formatBytes(page.language, size),
        },
      ]}
    />
  );
}
