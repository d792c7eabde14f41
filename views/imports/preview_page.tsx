import type { Entity } from "../../core/formats/format.ts";
import type { Run } from "../../core/imports/run_state.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { Progress } from "../components/progress.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { previewTexts } from "../texts/import_preview.ts";
import { type ProblemGroup, ProblemGroups } from "./problem_groups.tsx";
import { RunBalance } from "./run_balance.tsx";

export interface PreviewPageProps {
  page: Page;
  of: { id: number; name: string; entity: Entity };
  preview: { id: string; state: "waiting" | "ready" | "impossible" | "failed" };
  /** Of the copy, once it is done. */
  run: Run | undefined;
  groups: readonly ProblemGroup[];
}

/** What an import would do, figure by figure and record by record, before it does it. */
export function PreviewPage(props: PreviewPageProps) {
  const { page, of, preview } = props;
  const texts = importListTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={previewTexts[page.language].title}
      active={`${of.entity}/import`}
      breadcrumbs={[
        { text: texts.titles[of.entity], href: paths.entityImports(shop, of.entity) },
        { text: of.name, href: paths.import(shop, String(of.id)) },
      ]}
    >
      <div
        id="preview"
        class="run-main"
        {...(preview.state === "waiting"
          ? {
            "hx-get": page.path,
            "hx-trigger": "every 1s",
            "hx-select": "#preview",
            "hx-swap": "outerMorph",
          }
          : {})}
      >
        <PreviewBody {...props} />
      </div>
    </Layout>
  );
}

function PreviewBody({ page, of, preview, run, groups }: PreviewPageProps) {
  const texts = previewTexts[page.language];
  if (preview.state === "waiting") {
    return (
      <div aria-live="polite">
        <Progress label={texts.working} id="preview-progress" />
      </div>
    );
  }
  if (!run) {
    const text = preview.state === "impossible" ? texts.impossible : texts.failed;
    return <Notice tone="warning">{text}</Notice>;
  }
  const changes = run.created + run.updated + run.missing;
  const shop = page.shop!;
  return (
    <>
      <Notice
        tone="accent"
        actions={run.state !== "error" && changes > 0 && (
          <Form
            page={page}
            action={paths.preview(shop, of.id, preview.id, "/apply")}
            layout="plain"
          >
            <Button kind="primary" icon="check">{texts.apply}</Button>
          </Form>
        )}
      >
        {changes > 0 ? texts.ready : texts.nothing}
      </Notice>
      <RunBalance
        page={page}
        run={run}
        itemsHref={(outcome) => paths.preview(shop, of.id, preview.id, `/items/${outcome}`)}
      />
      <ProblemGroups page={page} run={run} groups={groups} isPreview />
    </>
  );
}
