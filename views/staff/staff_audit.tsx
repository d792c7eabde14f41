import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { AuditTable, type ShownAudit } from "../settings/audit_table.tsx";
import { staffTexts } from "../texts/staff.ts";

/** Who did what in the whole installation. */
export function StaffAudit(
  props: { page: Page; entries: readonly ShownAudit[]; olderHref?: string },
) {
  return (
    <StaffLayout
      page={props.page}
      title={staffTexts[props.page.language].audit.title}
      active="audit"
    >
      <AuditTable {...props} />
    </StaffLayout>
  );
}
