import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { FormSection } from "../components/field.tsx";
import { FileDrop } from "../components/file_drop.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
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
  tokens: readonly {
    id: string;
    name: string;
    createdAt: string;
    lastUsedAt: string | undefined;
  }[];
  /** Made just now: the only time that it is shown. */
  newToken?: string;
  publicUrl: string;
  ftp?: FtpAccess | undefined;
  values?: FormValues;
  errors?: Errors;
}

/** Files for imports that somebody puts here, and the keys by which programs do. @see R46, R50 */
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
        <Keys {...props} />
        {props.ftp && <FtpSection page={page} ftp={props.ftp} />}
      </div>
    </Layout>
  );
}

function Files({ page, files }: Pick<InboxProps, "page" | "files">) {
  const texts = inboxTexts[page.language];
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
        {
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
        },
      ]}
    />
  );
}

function Keys({ page, tokens, newToken, publicUrl, values = {}, errors = {} }: InboxProps) {
  const texts = inboxTexts[page.language];
  const shop = page.shop!;
  return (
    <section class="stack" aria-labelledby="keys">
      <h2 id="keys">{texts.keys}</h2>
      <p>{texts.keysText}</p>
      <pre
        class="code-block"
        tabindex={0}
      ><code>{`curl -T feed.xml -H "Authorization: Bearer ${newToken ?? "kramek_…"}" ${publicUrl}/api/v1/inbox/`}</code></pre>
      {newToken && (
        <Notice tone="positive" title={texts.keyCreated}>
          <code class="token">{newToken}</code>
        </Notice>
      )}
      {tokens.length === 0 ? <p class="faint">{texts.noKeys}</p> : (
        <Table
          page={page}
          caption={texts.keys}
          rows={tokens}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", title: texts.keyName, phone: "title", cell: ({ name }) => name },
            {
              key: "created",
              title: texts.created,
              fit: true,
              cell: ({ createdAt }) => <DateTime page={page} at={createdAt} />,
            },
            {
              key: "used",
              title: texts.lastUsed,
              fit: true,
              cell: ({ lastUsedAt }) =>
                lastUsedAt
                  ? <DateTime page={page} at={lastUsedAt} />
                  : <span class="faint">{texts.never}</span>,
            },
            {
              key: "revoke",
              title: texts.revoke,
              fit: true,
              hideTitle: true,
              phone: "end",
              cell: ({ id }) => (
                <Form page={page} action={paths.accessTokenRemoval(shop, id)} layout="plain">
                  <Button size="small">{texts.revoke}</Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <Form page={page} action={paths.accessTokens(shop)}>
        <FormSection title={texts.createKey}>
          <TextInput
            {...fieldsOf(values, errors)("name")}
            label={texts.keyName}
            hint={texts.keyNameHint}
            maxlength={100}
          />
          <div class="button-row">
            <Button icon="key-round">{texts.createKey}</Button>
          </div>
        </FormSection>
      </Form>
    </section>
  );
}
