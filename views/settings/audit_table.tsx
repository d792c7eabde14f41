import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page, PageShop } from "../page.ts";
import { settingsTexts } from "../texts/settings.ts";
import { auditActionText } from "../texts/audit.ts";
import { SettingsLayout } from "./settings_layout.tsx";

export interface ShownAudit {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  /** What else is known, as the log has it. */
  details: string;
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
      cell: ({ subject, details }) => (
        <>
          {subject} {details && <span class="faint">{details}</span>}
        </>
      ),
    },
    { key: "address", title: texts.address, phone: "hidden", cell: ({ address }) => address },
  ];
}
