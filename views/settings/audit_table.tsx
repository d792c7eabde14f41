import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page, PageShop } from "../page.ts";
import { settingsTexts } from "../texts/settings.ts";
import { auditActionText } from "../texts/audit.ts";
import { auditDetailsText, auditSubjectText, type LoggedEntry } from "./audit_details.ts";
import { SettingsLayout } from "./settings_layout.tsx";

export interface ShownAudit extends LoggedEntry {
  id: number;
  at: string;
  actor: string;
  address: string;
}

interface AuditProps {
  page: Page;
  entries: readonly ShownAudit[];
  /** The next page, when there is one. */
  olderHref?: string;
}

/** What happened in a shop and who did it. */
export function ShopAudit(props: AuditProps & { shop: PageShop }) {
  const { shop, ...rest } = props;
  return (
    <SettingsLayout page={props.page} shop={shop} tab="audit">
      <AuditTable {...rest} />
    </SettingsLayout>
  );
}

export function AuditTable(props: AuditProps) {
  const { page, entries, olderHref } = props;
  const texts = settingsTexts[page.language].audit;
  if (entries.length === 0) return <EmptyState icon="scroll-text" title={texts.empty} />;
  return (
    <div class="stack">
      <Table
        page={page}
        caption={texts.caption}
        columns={columnsOf(page)}
        rows={entries}
        rowKey={(entry) => String(entry.id)}
      />
      {olderHref && (
        <div class="button-row">
          <Button href={olderHref}>{texts.older}</Button>
        </div>
      )}
    </div>
  );
}

function columnsOf(page: Page): Column<ShownAudit>[] {
  const texts = settingsTexts[page.language].audit;
  return [
    {
      key: "when",
      title: texts.when,
      fit: true,
      cell: ({ at }) => <DateTime page={page} at={at} />,
    },
    { key: "who", title: texts.who, cell: ({ actor }) => actor },
    {
      key: "what",
      title: texts.what,
      phone: "title",
      cell: ({ action }) => auditActionText(page.language, action),
    },
    {
      key: "subject",
      title: texts.subject,
      cell: (entry) => <About page={page} entry={entry} />,
    },
    { key: "address", title: texts.address, phone: "hidden", cell: ({ address }) => address },
  ];
}

function About({ page: { language }, entry }: { page: Page; entry: ShownAudit }) {
  const details = auditDetailsText(language, entry);
  return (
    <>
      {auditSubjectText(language, entry)} {details && <span class="faint">{details}</span>}
    </>
  );
}
