import { csvTargets } from "../../core/formats/custom/targets.ts";
import { entities, type Entity } from "../../core/formats/format.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { MenuItem, MenuLine, PopoverMenu } from "../components/menu.tsx";
import { Table } from "../components/table.tsx";
import { Tabs } from "../components/tabs.tsx";
import { DateTime } from "../components/values.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { importListTexts } from "../texts/import_list.ts";
import { shellTexts } from "../texts/shell.ts";

export interface ListedConfiguration {
  id: number;
  name: string;
  mapping: { rules: readonly unknown[] };
  imports: number;
  updatedAt: string;
  updatedBy: string;
}

interface ListProps {
  page: Page;
  entity: Entity;
  configurations: readonly ListedConfiguration[];
  errors?: Errors;
}

/** How the shop's own tables are read. */
export function ConfigurationList(props: ListProps) {
  const { page, entity, configurations } = props;
  const texts = csvTexts[page.language];
  const shop = page.shop!;
  const mayRun = shop.may.has("imports.run");
  const add = mayRun && (
    <Button kind="primary" icon="plus" href={paths.newCsvConfiguration(shop, { entity })}>
      {texts.new}
    </Button>
  );
  return (
    <Layout
      page={page}
      title={texts.list}
      active={`${entity}/import`}
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles[entity],
          href: paths.entityImports(shop, entity),
        },
      ]}
      actions={add}
    >
      <Tabs
        page={page}
        label={texts.list}
        current={entity}
        tabs={entities.filter((each) => csvTargets[each]).map((each) => ({
          key: each,
          text: shellTexts[page.language].nav[each],
          href: paths.csvConfigurations(shop, each),
        }))}
      />
      <div class="pairing">
        {configurations.length === 0
          ? (
            <EmptyState icon="columns-3" title={texts.empty} actions={add}>
              {texts.emptyText}
            </EmptyState>
          )
          : (
            <>
              <p class="faint">{texts.listText}</p>
              <ConfigurationTable {...props} />
            </>
          )}
        {mayRun && <ImportForm {...props} />}
      </div>
    </Layout>
  );
}

function ConfigurationTable({ page, configurations }: ListProps) {
  const texts = csvTexts[page.language];
  const mayRun = page.shop!.may.has("imports.run");
  return (
    <Table
      page={page}
      caption={texts.caption}
      rows={configurations}
      rowKey={({ id }) => String(id)}
      rowHref={({ id }) =>
        mayRun
          ? paths.csvConfiguration(page.shop!, id)
          : paths.csvConfigurationPart(page.shop!, id, "export")}
      columns={[
        { key: "name", title: texts.name, link: true, cell: ({ name }) => name },
        {
          key: "fields",
          title: texts.fields,
          align: "end",
          fit: true,
          cell: ({ mapping }) => formatNumber(page.language, mapping.rules.length),
        },
        {
          key: "imports",
          title: texts.usedBy,
          fit: true,
          phone: "end",
          cell: ({ imports }) => texts.imports(imports),
        },
        {
          key: "changed",
          title: texts.changed,
          fit: true,
          phone: "hidden",
          cell: ({ updatedAt, updatedBy }) => (
            <span title={updatedBy}>
              <DateTime page={page} at={updatedAt} />
            </span>
          ),
        },
        {
          key: "more",
          title: texts.more,
          fit: true,
          hideTitle: true,
          cell: (row) => <ConfigurationMenu page={page} of={row} />,
        },
      ]}
    />
  );
}

function ConfigurationMenu({ page, of }: { page: Page; of: ListedConfiguration }) {
  const texts = csvTexts[page.language];
  const shop = page.shop!;
  const form = `configuration-${of.id}`;
  const mayRun = shop.may.has("imports.run");
  return (
    <>
      <Form
        page={page}
        action={paths.csvConfigurationPart(shop, of.id, "duplicate")}
        layout="plain"
        id={form}
      >
        {""}
      </Form>
      <PopoverMenu id={`${form}-menu`} label={`${texts.more}: ${of.name}`}>
        {mayRun && (
          <MenuItem icon="pencil" href={paths.csvConfiguration(shop, of.id)}>{texts.edit}</MenuItem>
        )}
        {mayRun && <MenuItem icon="copy" form={form}>{texts.duplicate}</MenuItem>}
        <MenuItem icon="file-down" href={paths.csvConfigurationPart(shop, of.id, "export")}>
          {texts.export}
        </MenuItem>
        {shop.may.has("imports.delete") && (
          <>
            <MenuLine />
            <MenuItem
              icon="trash-2"
              tone="negative"
              href={paths.csvConfigurationPart(shop, of.id, "delete")}
            >
              {texts.remove}
            </MenuItem>
          </>
        )}
      </PopoverMenu>
    </>
  );
}

function ImportForm({ page, entity, errors = {} }: ListProps) {
  const texts = csvTexts[page.language];
  return (
    <section class="pairing-section" aria-labelledby="bring-pairing">
      <h2 id="bring-pairing">{texts.importTitle}</h2>
      <Form page={page} action={paths.csvImport(page.shop!)} upload>
        <input type="hidden" name="entity" value={entity} />
        <FormErrors page={page} errors={errors} />
        <FileDrop
          {...fieldsOf({}, errors)("file")}
          page={page}
          label={texts.importFile}
          accepts={texts.importHint}
          accept=".json,application/json"
        />
        <ButtonRow>
          <Button icon="file-up">{texts.importButton}</Button>
        </ButtonRow>
      </Form>
    </section>
  );
}
