import { languages } from "../../core/language.ts";
import { announcementKinds } from "../../core/news/announcement.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox, OptionCards } from "../components/choices.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { DateInput, TextArea, TextInput } from "../components/inputs.tsx";
import { Table } from "../components/table.tsx";
import { DateTime } from "../components/values.tsx";
import { formatDate } from "../format.ts";
import { StaffLayout } from "../layout.tsx";
import type { NewsItem } from "../news/news_list.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { newsTexts } from "../texts/news.ts";

/** News that were published, the latest first. */
export function StaffNews(
  props: { page: Page; items: readonly NewsItem[]; mayEdit: boolean },
) {
  const { page, items, mayEdit } = props;
  const { kinds, staff: texts } = newsTexts[page.language];
  const write = mayEdit && (
    <Button kind="primary" icon="plus" href={paths.staffNewNews()}>{texts.write}</Button>
  );
  return (
    <StaffLayout page={page} title={texts.title} active="news" actions={write}>
      {items.length === 0
        ? <EmptyState icon="bell" title={texts.empty}>{texts.writeLead}</EmptyState>
        : (
          <Table
            page={page}
            caption={texts.title}
            rows={items}
            rowKey={({ id }) => String(id)}
            columns={[
              {
                key: "title",
                title: texts.what,
                phone: "title",
                cell: ({ title }) => title[page.language],
              },
              {
                key: "kind",
                title: texts.kind,
                cell: ({ kind, isMailed }) =>
                  isMailed ? `${kinds[kind]}, ${texts.mailed}` : kinds[kind],
              },
              {
                key: "at",
                title: texts.when,
                phone: "end",
                cell: ({ publishedAt }) => <DateTime page={page} at={publishedAt} />,
              },
              {
                key: "actions",
                title: texts.withdraw,
                hideTitle: true,
                fit: true,
                cell: ({ id }) =>
                  mayEdit && (
                    <Form page={page} action={paths.staffNewsWithdrawal(id)} layout="plain">
                      <Button size="small">{texts.withdraw}</Button>
                    </Form>
                  ),
              },
            ]}
          />
        )}
    </StaffLayout>
  );
}

/** Fields `kind`, `title.cs` …, `text.cs` …, `effectiveOn` and `mail`. */
export function NewsForm(
  props: { page: Page; values: FormValues; earliest: string; errors?: Errors },
) {
  const { page, values, errors, earliest } = props;
  const { kinds, staff: texts } = newsTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <StaffLayout
      page={page}
      title={texts.write}
      active="news"
      breadcrumbs={[{ text: texts.title, href: paths.staffNews() }]}
    >
      <Form page={page} action={paths.staffNewNews()}>
        <FormErrors page={page} {...(errors ? { errors } : {})} />
        <p>{texts.writeLead}</p>
        <OptionCards
          {...field("kind")}
          label={texts.kind}
          options={announcementKinds.map((kind) => ({
            value: kind,
            label: kinds[kind],
            detail: texts.kindDetails[kind],
          }))}
        />
        <div data-when="kind=paid_update">
          <DateInput
            {...field("effectiveOn")}
            label={texts.effectiveOn}
            hint={texts.effectiveHint(formatDate(page.language, earliest))}
            min={earliest}
          />
        </div>
        {languages.map((language) => (
          <>
            <TextInput {...field(`title.${language}`)} label={texts.headline[language]} />
            <TextArea
              {...field(`text.${language}`)}
              label={texts.text[language]}
              hint={texts.textHint}
              rows={5}
            />
          </>
        ))}
        <Checkbox
          name="mail"
          label={texts.mail}
          hint={texts.mailHint}
          checked={values.mail !== undefined}
        />
        <ButtonRow>
          <Button kind="primary">{texts.publish}</Button>
        </ButtonRow>
      </Form>
    </StaffLayout>
  );
}
