import { languages } from "../../core/language.ts";
import { currencies } from "../../core/money.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Table } from "../components/table.tsx";
import { currencySymbol } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { languageNames } from "../shell/person_menu.tsx";
import { accountTexts } from "../texts/account.ts";

export interface ShownMembership {
  slug: string;
  name: string;
  role: keyof typeof accountTexts.en.roles;
}

/** The shops that the account may enter. */
export function ShopList(props: { page: Page; shops: readonly ShownMembership[] }) {
  const { page, shops } = props;
  const { shops: texts, roles } = accountTexts[page.language];
  const create = <Button kind="primary" icon="plus" href={paths.newShop()}>{texts.create}</Button>;
  if (shops.length === 0) {
    return (
      <Layout page={page} title={texts.title}>
        <EmptyState icon="store" title={texts.empty} actions={create}>
          {texts.emptyText}
        </EmptyState>
      </Layout>
    );
  }
  return (
    <Layout page={page} title={texts.title} count={shops.length} actions={create}>
      <Table
        page={page}
        caption={texts.title}
        rows={shops}
        rowKey={(shop) => shop.slug}
        rowHref={(shop) => paths.shop(shop)}
        columns={[
          { key: "name", title: texts.name, link: true, cell: (shop) => shop.name },
          { key: "role", title: texts.role, phone: "end", cell: (shop) => roles[shop.role] },
        ]}
      />
    </Layout>
  );
}

/** Fields `shopName`, `language`, `currency` and `terms`. */
export function NewShop(
  props: { page: Page; values?: FormValues; errors?: Errors; needsTerms: boolean },
) {
  const { page, values = {}, errors = {}, needsTerms } = props;
  const texts = accountTexts[page.language].shops;
  const field = fieldsOf(values, errors);
  const isUnverified = page.person?.isUnverified;
  return (
    <Layout
      page={page}
      title={texts.createTitle}
      lead={texts.createLead}
      breadcrumbs={[{ text: texts.title, href: paths.shops() }]}
    >
      {isUnverified
        ? <Notice tone="warning">{texts.unverified}</Notice>
        : (
          <Form page={page} action={paths.shops()}>
            <FormErrors page={page} errors={errors} />
            <TextInput {...field("shopName")} label={texts.shopName} maxlength={100} required />
            <Select
              {...field("language")}
              value={values.language ?? page.language}
              label={texts.mainLanguage}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
            <Select
              {...field("currency")}
              value={values.currency ?? (page.language === "cs" ? "CZK" : "EUR")}
              label={texts.currency}
              options={currencies.map((value) => ({
                value,
                label: `${value} (${currencySymbol(value)})`,
              }))}
            />
            {needsTerms && (
              <Checkbox
                name="terms"
                label={
                  <>
                    {texts.terms}{" "}
                    <a href={paths.terms()} target="_blank" rel="noopener">{texts.termsLink}</a>
                  </>
                }
                checked={Boolean(values.terms)}
                error={errors.terms}
              />
            )}
            <ButtonRow>
              <Button kind="primary">{texts.create}</Button>
            </ButtonRow>
          </Form>
        )}
    </Layout>
  );
}
