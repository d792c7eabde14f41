import type { Entity } from "../../core/formats/format.ts";
import type { Run } from "../../core/imports/run_state.ts";
import type { ImportFrequency } from "../../core/imports/settings.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { undoTexts } from "../texts/import_undo.ts";
import { recordTexts } from "../texts/records.ts";
import { UndoExplanation } from "./run_page.tsx";

interface UndoPageProps {
  page: Page;
  entity: Entity;
  importName: string;
  run: Run;
  frequency: ImportFrequency;
  isPaused: boolean;
}

/** Says what an undo does before it does it, for browsers without JavaScript. */
export function UndoPage(props: UndoPageProps) {
  const { page, entity, importName, run } = props;
  const texts = undoTexts[page.language];
  const shop = page.shop!;
  const back = paths.importRun(shop, String(run.importId), run.id);
  return (
    <Layout
      page={page}
      title={texts.undoTitle}
      active={`${entity}/import`}
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles[entity],
          href: paths.entityImports(shop, entity),
        },
        { text: importName, href: back },
      ]}
    >
      <Form page={page} action={paths.runPart(shop, run.importId, run.id, "undo")}>
        <UndoExplanation {...props} />
        <ButtonRow>
          <Button kind="primary" icon="undo-2">{texts.undo}</Button>
          <Button href={back}>{recordTexts[page.language].cancel}</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
