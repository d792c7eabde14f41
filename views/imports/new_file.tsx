import type { Entity } from "../../core/formats/format.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { importListTexts } from "../texts/import_list.ts";
import { importSourceTexts } from "../texts/import_source.ts";

/** Another file for an import that is there. @see R55 */
export function NewFile(
  { page, of, errors = {} }: {
    page: Page;
    of: { id: number; name: string; entity: Entity };
    errors?: Errors;
  },
) {
  const texts = importListTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.runNew}
      active={`${of.entity}/import`}
      breadcrumbs={[
        { text: texts.titles[of.entity], href: paths.entityImports(shop, of.entity) },
        { text: of.name, href: paths.import(shop, String(of.id)) },
      ]}
    >
      <Form page={page} action={paths.importPart(shop, of.id, "run-file")} upload>
        <FormErrors page={page} errors={errors} />
        <FileDrop
          {...fieldsOf({}, errors)("file")}
          page={page}
          label={importSourceTexts[page.language].file}
          accepts={wizardTexts[page.language].format.dropHint}
          accept=".xml,.csv,.txt,.vcf,.zip,.gz"
        />
        <ButtonRow>
          <Button kind="primary" icon="import">{importSourceTexts[page.language].start}</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
