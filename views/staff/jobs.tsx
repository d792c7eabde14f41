import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { jobKindTexts } from "../texts/job_kinds.ts";
import { staffTexts } from "../texts/staff.ts";

export interface ShownJob {
  id: string;
  kind: string;
  shop: string;
  state: "waiting" | "late" | "running" | "done" | "failed";
  /** When it is due, or when it ended. */
  at: string;
  attempts: number;
  error: string | undefined;
}

const tones = {
  waiting: "neutral",
  late: "warning",
  running: "accent",
  done: "positive",
  failed: "negative",
} as const;

/** What the house is doing: what waits, what has failed and what was done last. */
export function Jobs(props: { page: Page; jobs: readonly ShownJob[]; mayRetry: boolean }) {
  const { page, jobs, mayRetry } = props;
  const texts = staffTexts[page.language].jobs;
  return (
    <StaffLayout page={page} title={texts.title} active="jobs">
      {jobs.length === 0 ? <EmptyState icon="list-checks" title={texts.empty} /> : (
        <Table
          page={page}
          caption={texts.title}
          columns={columnsOf(page, mayRetry)}
          rows={jobs}
          rowKey={(job) => job.id}
        />
      )}
    </StaffLayout>
  );
}

function columnsOf(page: Page, mayRetry: boolean): Column<ShownJob>[] {
  const texts = staffTexts[page.language].jobs;
  const kinds: Readonly<Record<string, string>> = jobKindTexts[page.language];
  return [
    { key: "kind", title: texts.kind, phone: "title", cell: ({ kind }) => kinds[kind] ?? kind },
    { key: "shop", title: texts.shop, cell: ({ shop }) => shop },
    {
      key: "state",
      title: texts.state,
      phone: "end",
      cell: ({ state }) => (
        <Badge tone={tones[state]} dot={state === "running" ? "pulse" : "full"}>
          {texts.states[state]}
        </Badge>
      ),
    },
    { key: "at", title: texts.due, cell: ({ at }) => <DateTime page={page} at={at} /> },
    { key: "attempts", title: texts.attempts, align: "end", cell: ({ attempts }) => attempts },
    { key: "error", title: texts.error, cell: ({ error }) => error },
    {
      key: "actions",
      title: texts.actions,
      hideTitle: true,
      fit: true,
      cell: ({ id, state }) =>
        mayRetry && state === "failed" && (
          <Form page={page} action={paths.staffJobRetry(id)} layout="plain">
            <Button size="small" icon="refresh-cw">{texts.retry}</Button>
          </Form>
        ),
    },
  ];
}
