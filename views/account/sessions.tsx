import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { accountTexts } from "../texts/account.ts";
import { AccountLayout } from "./account_layout.tsx";
import { deviceName } from "./device_name.ts";

export interface ShownSession {
  id: string;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

/** Where the account is signed in, each to be ended. */
export function AccountSessions(props: { page: Page; sessions: readonly ShownSession[] }) {
  const { page, sessions } = props;
  const texts = accountTexts[page.language].sessions;
  return (
    <AccountLayout page={page} tab="sessions">
      <p class="soft">{texts.lead}</p>
      <Table
        page={page}
        caption={accountTexts[page.language].tabs.sessions}
        columns={columnsOf(page)}
        rows={sessions}
        rowKey={(session) => session.id}
      />
      {sessions.length > 1 && (
        <Form page={page} action={paths.accountOtherSessionsRemoval()} layout="plain">
          <Button>{texts.endOthers}</Button>
        </Form>
      )}
    </AccountLayout>
  );
}

function columnsOf(page: Page): Column<ShownSession>[] {
  const texts = accountTexts[page.language].sessions;
  return [
    {
      key: "device",
      title: texts.device,
      phone: "title",
      cell: ({ userAgent, isCurrent }) => (
        <>
          {deviceName(userAgent)} {isCurrent && <Badge tone="positive">{texts.current}</Badge>}
        </>
      ),
    },
    { key: "address", title: texts.address, cell: ({ address }) => address },
    {
      key: "since",
      title: texts.since,
      phone: "hidden",
      cell: ({ createdAt }) => <DateTime page={page} at={createdAt} />,
    },
    {
      key: "seen",
      title: texts.seen,
      cell: ({ lastSeenAt }) => <DateTime page={page} at={lastSeenAt} />,
    },
    {
      key: "actions",
      title: texts.actions,
      hideTitle: true,
      fit: true,
      cell: ({ id, isCurrent }) =>
        !isCurrent && (
          <Form page={page} action={paths.accountSessionRemoval(id)} layout="plain">
            <Button size="small">{texts.end}</Button>
          </Form>
        ),
    },
  ];
}
