import { languages } from "../../core/language.ts";
import type { SavedReply } from "../../core/support/saved_reply.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { TextArea, TextInput } from "../components/inputs.tsx";
import { Table } from "../components/table.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { staffTicketTexts } from "../texts/staff_tickets.ts";

/** Answers that are written once. */
export function Replies(props: { page: Page; replies: readonly SavedReply[] }) {
  const { page, replies } = props;
  const { title, replies: texts } = staffTicketTexts[page.language];
  const add = <Button kind="primary" icon="plus" href={paths.staffReply("new")}>{texts.new}
  </Button>;
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="tickets"
      breadcrumbs={[{ text: title, href: paths.staffTickets() }]}
      actions={replies.length > 0 && add}
    >
      {replies.length === 0
        ? <EmptyState icon="copy" title={texts.empty} actions={add}>{texts.emptyText}</EmptyState>
        : (
          <Table
            page={page}
            caption={texts.title}
            rows={replies}
            rowKey={({ id }) => String(id)}
            rowHref={({ id }) => paths.staffReply(id)}
            columns={[
              { key: "name", title: texts.name, link: true, cell: ({ name }) => name },
              {
                key: "languages",
                title: texts.languages,
                fit: true,
                cell: ({ bodies }) =>
                  languages.filter((each) => bodies[each] !== "").map((each) => languageNames[each])
                    .join(", "),
              },
            ]}
          />
        )}
    </StaffLayout>
  );
}

interface ReplyPageProps {
  page: Page;
  id: number | undefined;
  values: FormValues;
  errors?: Errors;
}

/** One saved reply, in three languages. */
export function ReplyPage({ page, id, values, errors }: ReplyPageProps) {
  const { title, replies: texts } = staffTicketTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <StaffLayout
      page={page}
      title={id === undefined ? texts.new : values.name || texts.title}
      active="tickets"
      breadcrumbs={[
        { text: title, href: paths.staffTickets() },
        { text: texts.title, href: paths.staffReplies() },
      ]}
      lead={texts.places}
    >
      <Form page={page} action={paths.staffReply(id ?? "new")}>
        <FormErrors page={page} errors={errors} />
        <TextInput {...field("name")} label={texts.name} maxlength={100} />
        {languages.map((language) => (
          <TextArea {...field(`body_${language}`)} label={texts.bodies[language]} rows={6} />
        ))}
        <ButtonRow>
          <Button type="submit" kind="primary">{texts.save}</Button>
          {id !== undefined && (
            <Button type="submit" kind="danger" formaction={paths.staffReplyRemoval(id)}>
              {texts.remove}
            </Button>
          )}
        </ButtonRow>
      </Form>
    </StaffLayout>
  );
}
