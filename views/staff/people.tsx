import { staffRoles } from "../../core/access/capabilities.ts";
import { languages } from "../../core/language.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { type Column, Table } from "../components/table.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { staffTexts } from "../texts/staff.ts";

export interface ShownStaff {
  id: string;
  name: string;
  email: string;
  role: keyof typeof staffTexts.en.roles;
  state: keyof typeof staffTexts.en.people.states;
}

interface PeopleProps {
  page: Page;
  people: readonly ShownStaff[];
  values?: FormValues;
  errors?: Errors;
  problem?: string;
}

/** The operator's own people, and a form that adds one: `name`, `email`, `role`, `language`. */
export function People(props: PeopleProps) {
  const { page, people, problem } = props;
  const texts = staffTexts[page.language].people;
  return (
    <StaffLayout page={page} title={texts.title} count={people.length} active="people">
      <div class="stack" data-gap="large">
        <FormErrors page={page} {...(problem ? { text: problem } : {})} />
        <Table
          page={page}
          caption={texts.title}
          columns={columnsOf(page)}
          rows={people}
          rowKey={(person) => person.id}
        />
        <section class="stack">
          <h2>{texts.createTitle}</h2>
          <NewPerson {...props} />
        </section>
      </div>
    </StaffLayout>
  );
}

function NewPerson(props: PeopleProps) {
  const { page, values = {}, errors = {} } = props;
  const { people: texts, roles } = staffTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <Form page={page} action={paths.staffPeople()}>
      <FormErrors page={page} errors={errors} />
      <TextInput {...field("name")} label={texts.name} required />
      <TextInput {...field("email")} label={texts.email} type="email" required />
      <Select
        {...field("role")}
        value={values.role ?? "support"}
        label={texts.role}
        options={staffRoles.map((value) => ({ value, label: roles[value] }))}
      />
      <Select
        {...field("language")}
        value={values.language ?? page.language}
        label={texts.language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <ButtonRow>
        <Button kind="primary" icon="user-plus">{texts.create}</Button>
      </ButtonRow>
    </Form>
  );
}

const tones = { working: "positive", invited: "neutral", disabled: "negative" } as const;

function columnsOf(page: Page): Column<ShownStaff>[] {
  const { people: texts, roles } = staffTexts[page.language];
  return [
    { key: "name", title: texts.name, phone: "title", cell: ({ name }) => name },
    { key: "email", title: texts.email, cell: ({ email }) => email },
    { key: "role", title: texts.role, cell: ({ role }) => roles[role] },
    {
      key: "state",
      title: texts.state,
      phone: "end",
      cell: ({ state }) => <Badge tone={tones[state]}>{texts.states[state]}</Badge>,
    },
    {
      key: "actions",
      title: texts.actions,
      hideTitle: true,
      fit: true,
      cell: (person) => <Actions page={page} person={person} />,
    },
  ];
}

/** Field `isAllowed`: `yes` lets the person in again, `no` takes the access away. */
function Actions(props: { page: Page; person: ShownStaff }) {
  const { page, person: { id, state } } = props;
  const texts = staffTexts[page.language].people;
  const isDisabled = state === "disabled";
  return (
    <div class="row">
      {!isDisabled && (
        <Form page={page} action={paths.staffPersonLink(id)} layout="plain">
          <Button size="small">{texts.resend}</Button>
        </Form>
      )}
      <Form page={page} action={paths.staffPersonAccess(id)} layout="plain">
        <input type="hidden" name="isAllowed" value={isDisabled ? "yes" : "no"} />
        <Button size="small" kind={isDisabled ? "plain" : "danger"}>
          {isDisabled ? texts.enable : texts.disable}
        </Button>
      </Form>
    </div>
  );
}
