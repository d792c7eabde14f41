import { Badge } from "../components/badge.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { KeyValues } from "../components/key_values.tsx";
import { Notice } from "../components/notice.tsx";
import { Pager } from "../components/pager.tsx";
import { Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { staffTexts } from "../texts/staff.ts";

export interface ShownMail {
  id: string;
  subject: string;
  recipient: string;
  language: keyof typeof languageNames;
  createdAt: string;
  sentAt: string | undefined;
  state: "sent" | "waiting" | "given_up";
  attempts: number;
  error: string | undefined;
}

const tones = { sent: "positive", waiting: "neutral", given_up: "negative" } as const;

/** All mail, newest first; it can be read here also when no mail server is set. */
export function Outbox(
  props: {
    page: Page;
    mails: readonly ShownMail[];
    total: number;
    number: number;
    size: number;
    isConfigured: boolean;
  },
) {
  const { page, mails, total, number, size, isConfigured } = props;
  const texts = staffTexts[page.language].outbox;
  return (
    <StaffLayout page={page} title={texts.title} count={total} active="outbox">
      <div class="stack">
        {!isConfigured && <Notice tone="warning">{texts.noSmtp}</Notice>}
        {mails.length === 0 ? <EmptyState icon="inbox" title={texts.empty} /> : (
          <Table
            page={page}
            caption={texts.title}
            rows={mails}
            rowKey={(mail) => mail.id}
            rowHref={(mail) => paths.staffMail(mail.id)}
            columns={[
              { key: "subject", title: texts.subject, link: true, cell: ({ subject }) => subject },
              { key: "to", title: texts.recipient, cell: ({ recipient }) => recipient },
              {
                key: "created",
                title: texts.created,
                cell: ({ createdAt }) => <DateTime page={page} at={createdAt} />,
              },
              {
                key: "state",
                title: texts.state,
                phone: "end",
                cell: ({ state }) => <MailState page={page} state={state} />,
              },
            ]}
          />
        )}
        <Pager
          page={page}
          {...{ number, size, total }}
          href={(page) => withQuery(paths.staffOutbox(), { page })}
        />
      </div>
    </StaffLayout>
  );
}

function MailState(props: { page: Page; state: ShownMail["state"] }) {
  const { page, state } = props;
  return <Badge tone={tones[state]}>{staffTexts[page.language].outbox.states[state]}</Badge>;
}

/** One mail as its recipient reads it. */
export function OutboxMail(props: { page: Page; mail: ShownMail; text: string }) {
  const { page, mail, text } = props;
  const texts = staffTexts[page.language].outbox;
  return (
    <StaffLayout
      page={page}
      title={mail.subject}
      active="outbox"
      beside={<MailState page={page} state={mail.state} />}
      breadcrumbs={[{ text: texts.title, href: paths.staffOutbox() }]}
    >
      <div class="columns">
        <pre class="mail-text">{text}</pre>
        <aside>
          <KeyValues
            items={[
              { name: texts.recipient, value: mail.recipient },
              { name: texts.language, value: languageNames[mail.language] },
              { name: texts.created, value: <DateTime page={page} at={mail.createdAt} /> },
              {
                name: texts.sent,
                value: mail.sentAt && <DateTime page={page} at={mail.sentAt} />,
              },
              { name: texts.attempts, value: String(mail.attempts) },
              { name: texts.error, value: mail.error },
            ]}
          />
        </aside>
      </div>
    </StaffLayout>
  );
}
