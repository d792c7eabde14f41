import type { Validation, XmlFault } from "../../core/feeds/xml_validation.ts";
import { entities } from "../../core/formats/format.ts";
import { asset } from "../assets.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { formatNumber } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { xmlCheckTexts } from "../texts/xml_check.ts";

interface XmlCheckProps {
  page: Page;
  found: Validation | undefined;
  fileName: string;
  errors: Errors;
}

/** Checks a file against the schema of its format. @see R40 */
export function XmlCheck({ page, found, fileName, errors }: XmlCheckProps) {
  const texts = xmlCheckTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.title}
      active="products/import"
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles.products,
          href: paths.entityImports(shop, "products"),
        },
      ]}
    >
      <div class="stack" data-gap="large">
        <p class="faint">{texts.lead}</p>
        {found && <Result page={page} found={found} fileName={fileName} />}
        <Form page={page} action={paths.xmlCheck(shop)} upload>
          <FormErrors page={page} errors={errors} />
          <FileDrop
            {...fieldsOf({}, errors)("file")}
            page={page}
            label={texts.file}
            accepts={texts.accepts}
            accept=".xml"
          />
          <ButtonRow>
            <Button kind="primary" icon="check">{texts.button}</Button>
          </ButtonRow>
        </Form>
        <Schemas page={page} />
      </div>
    </Layout>
  );
}

function Result({ page, found, fileName }: Omit<XmlCheckProps, "errors" | "found"> & {
  found: Validation;
}) {
  const texts = xmlCheckTexts[page.language];
  const name = <span class="file-name">{fileName}</span>;
  switch (found.kind) {
    case "valid":
      return <Notice tone="positive">{name} {texts.valid(texts.entities[found.entity])}</Notice>;
    case "malformed":
      return (
        <Notice tone="negative">
          {name} {texts.malformed(found.line)} <code lang="en">{found.message}</code>
        </Notice>
      );
    case "unknown":
      return (
        <Notice tone="negative">
          {name} {found.root === "" ? texts.notXml : texts.unknown(found.root)}
        </Notice>
      );
    case "too_large":
      return <Notice tone="negative">{texts.tooLarge}</Notice>;
    case "doctype":
      return <Notice tone="negative">{name} {texts.doctype}</Notice>;
    case "empty":
      return <Notice tone="negative">{name} {texts.empty}</Notice>;
    case "invalid":
      return (
        <section class="stack" aria-labelledby="faults">
          <h2 id="faults">{texts.invalid}</h2>
          <p>{name}</p>
          <Faults page={page} faults={found.faults} />
          {found.hasMore && <p class="faint">{texts.more}</p>}
        </section>
      );
  }
}

function Faults({ page, faults }: { page: Page; faults: readonly XmlFault[] }) {
  const texts = xmlCheckTexts[page.language];
  return (
    <Table
      page={page}
      caption={texts.invalid}
      rows={faults}
      rowKey={({ line, element, message }) => `${line} ${element} ${message}`}
      columns={[
        {
          key: "line",
          title: texts.line,
          align: "end",
          fit: true,
          cell: ({ line }) => formatNumber(page.language, line),
        },
        {
          key: "where",
          title: texts.where,
          fit: true,
          phone: "title",
          cell: ({ element, attribute }) => (
            <code>{`<${element}>${attribute ? ` @${attribute}` : ""}`}</code>
          ),
        },
        { key: "what", title: texts.what, cell: (fault) => <What page={page} fault={fault} /> },
      ]}
    />
  );
}

function What({ page, fault: { code, value = "", message } }: { page: Page; fault: XmlFault }) {
  const { faults } = xmlCheckTexts[page.language];
  if (code === "other") return <code lang="en">{message}</code>;
  if (code === "value_wrong") return <>{faults.value_wrong(value)}</>;
  return <>{faults[code]}</>;
}

/** The schemas themselves, for other people's programs. */
function Schemas({ page }: { page: Page }) {
  const texts = xmlCheckTexts[page.language];
  const file = (name: string) => `upgates-${name}.xsd`;
  return (
    <section class="stack" aria-labelledby="schemas">
      <h2 id="schemas">{texts.schemas}</h2>
      <p class="faint">{texts.schemasText}</p>
      <ul class="prose-list">
        {[...entities, "common" as const].map((name) => (
          <li>
            <a href={asset(`xsd/${file(name)}`)} download={file(name)}>{file(name)}</a>{" "}
            <span class="faint">{name === "common" ? texts.common : texts.entities[name]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
