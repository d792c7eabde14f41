import { listAudit } from "../../tenants/platform/audit.ts";
import { paths, withQuery } from "../../views/paths.ts";
import { StaffAudit } from "../../views/staff/staff_audit.tsx";
import { auditSize, shownAudit } from "../audit_page.ts";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

export const staffAudits = createRouter();

staffAudits.get("/staff/audit", async (c) => {
  const before = Number(c.req.query("before") ?? 0);
  const rows = await listAudit(c.var.services.platform.database, {
    limit: auditSize + 1,
    ...(Number.isSafeInteger(before) && before > 0 ? { beforeId: before } : {}),
  });
  const { entries, olderId } = shownAudit(rows);
  const olderHref = olderId && withQuery(paths.staffAudit(), { before: olderId });
  return c.html(
    <StaffAudit page={pageOf(c)} entries={entries} {...(olderHref ? { olderHref } : {})} />,
  );
});
