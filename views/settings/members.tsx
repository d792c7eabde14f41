import { shopRoles } from "../../core/access/capabilities.ts";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { type Column, Table } from "../components/table.tsx";
import { DateOnly, DateTime } from "../components/values.tsx";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { accountTexts } from "../texts/account.ts";
import { settingsTexts } from "../texts/settings.ts";
import { SettingsLayout } from "./settings_layout.tsx";

type Role = keyof typeof accountTexts.en.roles;

export interface ShownMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: string;
}

export interface ShownInvitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: string;
  isExpired: boolean;
}

interface MembersProps {
  page: Page;
  shop: PageShop;
  members: readonly ShownMember[];
  invitations: readonly ShownInvitation[];
  values?: FormValues;
  errors?: Errors;
  problem?: string;
}

/** Who works on the shop, who is invited, and a form that invites: fields `email` and `role`. */
export function Members(props: MembersProps) {
  const { page, shop, members, invitations, problem } = props;
  const texts = settingsTexts[page.language].members;
  return (
    <SettingsLayout page={page} shop={shop} tab="members">
      <FormErrors page={page} {...(problem ? { text: problem } : {})} />
      <Table
        page={page}
        caption={texts.caption}
        columns={memberColumns(page, shop)}
        rows={members}
        rowKey={(member) => member.id}
      />
      {invitations.length > 0 && (
        <section class="stack">
          <h2>{texts.waiting}</h2>
          <Table
            page={page}
            caption={texts.waiting}
            columns={invitationColumns(page, shop)}
            rows={invitations}
            rowKey={(invitation) => invitation.id}
          />
        </section>
      )}
      {shop.may.has("members.edit") && <Invite {...props} />}
    </SettingsLayout>
  );
}

const givenRoles = shopRoles.filter((role) => role !== "owner");

function roleOptions(page: Page) {
  const { roles } = accountTexts[page.language];
  const { roleDetails } = settingsTexts[page.language];
  return givenRoles.map((value) => ({ value, label: `${roles[value]}: ${roleDetails[value]}` }));
}

function Invite(props: MembersProps) {
  const { page, shop, values = {}, errors = {} } = props;
  const texts = settingsTexts[page.language].members;
  const field = fieldsOf(values, errors);
  return (
    <section class="stack">
      <h2>{texts.inviteTitle}</h2>
      {page.person?.isUnverified
        ? <Notice tone="warning">{texts.unverified}</Notice>
        : (
          <Form page={page} action={paths.invitations(shop)}>
            <FormErrors page={page} errors={errors} />
            <TextInput {...field("email")} label={texts.email} type="email" required />
            <Select
              {...field("role")}
              value={values.role ?? "read_only"}
              label={texts.role}
              options={roleOptions(page)}
            />
            <ButtonRow>
              <Button kind="primary" icon="user-plus">{texts.invite}</Button>
            </ButtonRow>
          </Form>
        )}
    </section>
  );
}

function memberColumns(page: Page, shop: PageShop): Column<ShownMember>[] {
  const texts = settingsTexts[page.language].members;
  const { roles } = accountTexts[page.language];
  const mayEdit = shop.may.has("members.edit");
  return [
    {
      key: "person",
      title: texts.person,
      phone: "title",
      cell: ({ name, email }) => (
        <>
          {name} <span class="soft">{email}</span>
        </>
      ),
    },
    {
      key: "since",
      title: texts.since,
      phone: "hidden",
      cell: ({ since }) => <DateOnly page={page} at={since} />,
    },
    {
      key: "role",
      title: texts.role,
      cell: ({ id, name, role }) =>
        mayEdit && role !== "owner"
          ? (
            <Form page={page} action={paths.member(shop, id)} layout="plain" label={name}>
              <div class="row">
                <Select
                  name="role"
                  id={`role-${id}`}
                  label={texts.role}
                  hideLabel
                  value={role}
                  options={givenRoles.map((value) => ({ value, label: roles[value] }))}
                />
                <Button size="small">{texts.change}</Button>
              </div>
            </Form>
          )
          : <Badge>{roles[role]}</Badge>,
    },
    {
      key: "actions",
      title: texts.actions,
      hideTitle: true,
      fit: true,
      cell: ({ id, role }) =>
        mayEdit && role !== "owner" && (
          <Form page={page} action={paths.memberRemoval(shop, id)} layout="plain">
            <Button size="small" kind="danger">{texts.remove}</Button>
          </Form>
        ),
    },
  ];
}

function invitationColumns(page: Page, shop: PageShop): Column<ShownInvitation>[] {
  const texts = settingsTexts[page.language].members;
  const { roles } = accountTexts[page.language];
  return [
    { key: "email", title: texts.email, phone: "title", cell: ({ email }) => email },
    { key: "role", title: texts.role, phone: "end", cell: ({ role }) => roles[role] },
    {
      key: "expires",
      title: texts.expires,
      cell: ({ expiresAt, isExpired }) =>
        isExpired
          ? <Badge tone="warning">{texts.expired}</Badge>
          : <DateTime page={page} at={expiresAt} />,
    },
    {
      key: "actions",
      title: texts.actions,
      hideTitle: true,
      fit: true,
      cell: ({ id }) =>
        shop.may.has("members.edit") && (
          <Form page={page} action={paths.invitationRemoval(shop, id)} layout="plain">
            <Button size="small">{texts.revoke}</Button>
          </Form>
        ),
    },
  ];
}
