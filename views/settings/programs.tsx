import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { programTexts } from "../texts/programs.ts";
import { SettingsLayout } from "./settings_layout.tsx";

export interface ShownKey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | undefined;
}

export type WebhookState = keyof typeof programTexts.en.webhooks.states;

export interface ShownWebhook {
  id: string;
  address: string;
  state: WebhookState;
  createdAt: string;
}

interface ProgramsProps {
  page: Page;
  shop: PageShop;
  keys: readonly ShownKey[];
  webhooks: readonly ShownWebhook[];
  /** Made just now: the only time that it is shown. */
  newKey?: string;
  /** What was typed and refused, under `name` of a key or `address` of a webhook. */
  values?: FormValues;
  errors?: Errors;
}

/** Who comes in by a key, and who is told of what happens: fields `name` and `address`. */
export function Programs(props: ProgramsProps) {
  const { page, shop, errors = {} } = props;
  const texts = programTexts[page.language];
  return (
    <SettingsLayout page={page} shop={shop} tab="programs">
      <p class="soft">
        {texts.lead} <a href={paths.developers()}>{texts.reference}</a>
      </p>
      <FormErrors page={page} errors={errors} />
      <Keys {...props} />
      <Webhooks {...props} />
    </SettingsLayout>
  );
}

function Keys({ page, shop, keys, newKey, values = {}, errors = {} }: ProgramsProps) {
  const texts = programTexts[page.language].keys;
  return (
    <section class="stack" aria-labelledby="keys">
      <h2 id="keys">{texts.title}</h2>
      <p>{texts.text}</p>
      {newKey && (
        <Notice tone="positive" title={texts.created} role="status">
          <code class="token">{newKey}</code>
        </Notice>
      )}
      {keys.length === 0 ? <p class="faint">{texts.empty}</p> : (
        <Table
          page={page}
          caption={texts.title}
          rows={keys}
          rowKey={({ id }) => id}
          columns={keyColumns(page, shop)}
        />
      )}
      {shop.may.has("keys.edit") && (
        <Form page={page} action={paths.accessTokens(shop)}>
          <FormSection title={texts.create}>
            <TextInput
              {...fieldsOf(values, errors)("name")}
              label={texts.who}
              hint={texts.whoHint}
              maxlength={100}
            />
            <div class="button-row">
              <Button icon="key-round">{texts.create}</Button>
            </div>
          </FormSection>
        </Form>
      )}
    </section>
  );
}

function keyColumns(page: Page, shop: PageShop): Column<ShownKey>[] {
  const texts = programTexts[page.language].keys;
  const columns: Column<ShownKey>[] = [
    { key: "name", title: texts.who, phone: "title", cell: ({ name }) => name },
    {
      key: "created",
      title: texts.made,
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
  ];
  if (!shop.may.has("keys.edit")) return columns;
  return [...columns, {
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
  }];
}

function Webhooks({ page, shop, webhooks, values = {}, errors = {} }: ProgramsProps) {
  const texts = programTexts[page.language].webhooks;
  return (
    <section class="stack" aria-labelledby="webhooks">
      <h2 id="webhooks">{texts.title}</h2>
      <p>{texts.text}</p>
      {webhooks.length === 0 ? <p class="faint">{texts.empty}</p> : (
        <Table
          page={page}
          caption={texts.title}
          rows={webhooks}
          rowKey={({ id }) => id}
          rowHref={({ id }) => paths.webhook(shop, id)}
          columns={[
            {
              key: "address",
              title: texts.address,
              link: true,
              cell: ({ address }) => <code>{address}</code>,
            },
            {
              key: "state",
              title: texts.state,
              fit: true,
              phone: "end",
              cell: ({ state }) => <WebhookBadge page={page} state={state} />,
            },
            {
              key: "made",
              title: texts.made,
              fit: true,
              cell: ({ createdAt }) => <DateTime page={page} at={createdAt} />,
            },
          ]}
        />
      )}
      {shop.may.has("keys.edit") && (
        <Form page={page} action={paths.webhooks(shop)}>
          <FormSection title={texts.add}>
            <TextInput
              {...fieldsOf(values, errors)("address")}
              label={texts.address}
              hint={texts.addressHint}
              type="url"
              maxlength={2_000}
              code
            />
            <div class="button-row">
              <Button icon="plus">{texts.add}</Button>
            </div>
          </FormSection>
        </Form>
      )}
    </section>
  );
}

const tones = {
  active: "positive",
  failing: "warning",
  paused: "neutral",
  off: "negative",
} as const;

export function WebhookBadge({ page, state }: { page: Page; state: WebhookState }) {
  const { states } = programTexts[page.language].webhooks;
  return (
    <Badge tone={tones[state]} dot={state === "paused" ? "hollow" : "full"}>{states[state]}</Badge>
  );
}
