import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { type Column, Table } from "../components/table.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { developerTexts } from "../texts/developers.ts";

export interface ApiField {
  name: string;
  type: string;
  /** Of a parameter: `path`, `query` or `header`. */
  place?: string;
  isRequired: boolean;
  text: string;
}

export interface ApiAnswer {
  status: string;
  text: string;
  fields: readonly ApiField[];
  /** JSON, of an answer that has any. */
  example: string | undefined;
}

export interface ApiOperation {
  /** Of its heading in the page. */
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | undefined;
  parameters: readonly ApiField[];
  bodyTypes: readonly string[];
  body: readonly ApiField[];
  answers: readonly ApiAnswer[];
  curl: string;
}

export interface ApiGroup {
  name: string;
  operations: readonly ApiOperation[];
}

interface ReferenceProps {
  page: Page;
  /** Paragraphs with `code` in backticks. */
  description: string;
  groups: readonly ApiGroup[];
}

/** The interface for programs, operation by operation. What it says comes from the document. */
export function ApiReferencePage({ page, description, groups }: ReferenceProps) {
  const texts = developerTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.title} lead={texts.lead} width="page" isIndexed>
      <div class="reference">
        <nav class="reference-nav" aria-label={texts.contents}>
          {groups.map(({ name, operations }) => (
            <div>
              <p class="reference-group">{name}</p>
              <ul>
                {operations.map(({ id, summary }) => (
                  <li>
                    <a href={`#${id}`}>{summary}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div class="reference-body stack" data-gap="large">
          <div class="stack" lang="en">
            {description.split("\n\n").map((text) => (
              <p>
                <Words text={text} />
              </p>
            ))}
          </div>
          <div class="button-row">
            <Button href={paths.apiDocument()} icon="file-code">{texts.document}</Button>
          </div>
          {groups.map(({ name, operations }) => (
            <section class="stack" data-gap="large" aria-label={name}>
              <h2 class="reference-heading" lang="en">{name}</h2>
              {operations.map((operation) => <Operation page={page} operation={operation} />)}
            </section>
          ))}
        </div>
      </div>
    </PlainLayout>
  );
}

/** A text in which backticks mark code. */
function Words({ text }: { text: string }) {
  return (
    <>
      {text.split("`").map((part, index) => index % 2 === 1 ? <code>{part}</code> : part)}
    </>
  );
}

const tones = { GET: "neutral", DELETE: "negative" } as const;

function Operation({ page, operation }: { page: Page; operation: ApiOperation }) {
  const { id, method, path, summary, description, parameters, body, bodyTypes } = operation;
  const texts = developerTexts[page.language];
  return (
    <article class="reference-operation stack" id={id}>
      <header>
        <h3 lang="en">{summary}</h3>
        <p class="reference-path">
          <Badge tone={tones[method as keyof typeof tones] ?? "accent"} dot="none">{method}</Badge>
          {" "}
          <code>{path}</code>
        </p>
      </header>
      {description && (
        <div class="stack" lang="en">
          {description.split("\n\n").map((text) => (
            <p>
              <Words text={text} />
            </p>
          ))}
        </div>
      )}
      <Code text={operation.curl} />
      <Fields page={page} title={texts.parameters} fields={parameters} />
      {bodyTypes.length > 0 && (
        <p class="faint">
          {texts.body}:{" "}
          {bodyTypes.map((type) => <code>{type}</code>).flatMap((each, index) =>
            index === 0 ? [each] : [", ", each]
          )}
        </p>
      )}
      <Fields page={page} title={texts.body} fields={body} />
      <Answers page={page} operation={operation} />
    </article>
  );
}

function Answers({ page, operation }: { page: Page; operation: ApiOperation }) {
  const texts = developerTexts[page.language];
  return (
    <div class="stack">
      <h4>{texts.answers}</h4>
      <dl class="reference-answers" lang="en">
        {operation.answers.map(({ status, text }) => (
          <div>
            <dt>{status}</dt>
            <dd>
              <Words text={text} />
            </dd>
          </div>
        ))}
      </dl>
      {operation.answers.filter(({ fields, example }) => fields.length > 0 || example).map((
        { status, fields, example },
      ) => (
        <details>
          <summary>{texts.answer(status)}</summary>
          <div class="stack">
            {example && <Code text={example} />}
            <Fields page={page} title={texts.answer(status)} fields={fields} />
          </div>
        </details>
      ))}
    </div>
  );
}

function Code({ text }: { text: string }) {
  return <pre class="code-block" tabindex={0}><code>{text}</code></pre>;
}

function Fields(
  { page, title, fields }: { page: Page; title: string; fields: readonly ApiField[] },
) {
  if (fields.length === 0) return null;
  const rowKey = ({ name, place = "" }: ApiField) => `${place}${name}`;
  return (
    <Table
      page={page}
      caption={title}
      columns={fieldColumns(page, title)}
      rows={fields}
      rowKey={rowKey}
    />
  );
}

function fieldColumns(page: Page, title: string): Column<ApiField>[] {
  const texts = developerTexts[page.language];
  return [
    {
      key: "name",
      title,
      phone: "title",
      cell: ({ name, place }) => (
        <>
          <code>{name}</code> {place && place !== "query" && <span class="faint">({place})</span>}
        </>
      ),
    },
    {
      key: "type",
      title: texts.type,
      cell: ({ type, isRequired }) => (
        <>
          <code lang="en">{type}</code>
          {isRequired ? null : <span class="faint">{texts.optional}</span>}
        </>
      ),
    },
    {
      key: "text",
      title: texts.meaning,
      cell: ({ text }) => (
        <span lang="en">
          <Words text={text} />
        </span>
      ),
    },
  ];
}
