import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors } from "../components/form.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { formatBytes } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importListTexts } from "../texts/import_list.ts";
import { inboxTexts } from "../texts/inbox.ts";
import { type FtpAccess, FtpSection } from "./ftp_access.tsx";

interface InboxProps {
  page: Page;
  files: readonly { name: string; size: number; changedAt: string }[];
  sizeMax: number;
  publicUrl: string;
  ftp?: FtpAccess | undefined;
  errors?: Errors;
}

/** Files for imports that people and programs put here. @see R46, R50 */
export function Inbox(props: InboxProps) {
  const { page, files, sizeMax, errors = {} } = props;
  const texts = inboxTexts[page.language];
  const shop = page.shop!;
  const used = files.reduce((sum, { size }) => sum + size, 0);
  const bytes = (size: number) => formatBytes(page.language, size);
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
      lead={<span class="faint">{texts.used(bytes(used), bytes(sizeMax))}</span>}
    >
      <div class="stack" data-gap="large">
        <p class="faint">{texts.lead}</p>
        {files.length === 0
          ? <EmptyState icon="inbox" title={texts.empty}>{texts.emptyText}</EmptyState>
          : <Files page={page} files={files} />}
        <Form page={page} action={paths.inbox(shop)} upload>
          <FormErrors page={page} errors={errors} />
          <FileDrop
            {...fieldsOf({}, errors)("file")}
            page={page}
            label={texts.upload}
            accepts={texts.fileHint}
          />
          <div class="button-row">
            <Button icon="upload">{texts.upload}</Button>
          </div>
        </Form>
        <ForPrograms {...props} />
        {props.ftp && <FtpSection page={page} ftp={props.ftp} />}
      </div>
    </Layout>
  );
}

function Files({ page, files }: Pick<InboxProps, "page" | "files">) {
  const texts = inboxTexts[page.language];
  const removal: Column<InboxProps["files"][number]> = {
    key: "remove",
    title: texts.remove,
    fit: true,
    hideTitle: true,
    phone: "end",
    cell: ({ name }) => (
      <Form page={page} action={paths.inboxRemoval(page.shop!)} layout="plain">
        <input type="hidden" name="name" value={name} />
        <Button size="small" kind="quiet" icon="trash-2" label={`${texts.remove}: ${name}`} />
      </Form>
    ),
  };
  return (
    <Table
      page={page}
      caption={texts.caption}
      rows={files}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "name",
          title: texts.name,
          phone: "title",
          cell: ({ name }) => <span class="file-name">{name}</span>,
        },
        {
          key: "size",
          title: texts.size,
          align: "end",
          fit: true,
          cell: ({ size }) => formatBytes(page.language, size),
        },
        {
          key: "changed",
          title: texts.changed,
          fit: true,
          cell: ({ changedAt }) => <DateTime page={page} at={changedAt} />,
        },
        ...(page.shop!.may.has("imports.delete") ? [removal] : []),
      ]}
    />
  );
}

/** How a program puts a file here; the keys themselves are made in the settings. */
function ForPrograms({ page, publicUrl }: InboxProps) {
  const texts = inboxTexts[page.language];
  const shop = page.shop!;
  const command = `curl -T feed.xml -H "Authorization: Bearer kramek_…" ${publicUrl}/api/v1/inbox/`;
  return (
    <section class="stack" aria-labelledby="programs">
      <h2 id="programs">{texts.programs}</h2>
      <p>{texts.programsText}</p>
      <pre class="code-block" tabindex={0}><code>{command}</code></pre>
      {shop.may.has("settings.see") && (
        <p>
          <a href={paths.programs(shop)}>{texts.keysAre}</a>
        </p>
      )}
    </section>
  );
}
