import { Button, ButtonRow } from "../components/button.tsx";
import { FormSection } from "../components/field.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { mailboxTexts } from "../texts/mailboxes.ts";
import { walletTexts } from "../texts/wallet.ts";
import { type ShownMailbox, SizeInput } from "./mailboxes_page.tsx";

interface MailboxPageProps {
  page: Page;
  mailbox: ShownMailbox;
  /** The tariff's size of a mailbox. */
  gigabytes: number | null;
  mayGrow: boolean;
  values: FormValues;
  errors?: Errors;
}

/** One mailbox: field `size`, and its deletion. */
export function MailboxPage(props: MailboxPageProps) {
  const { page, mailbox, gigabytes, mayGrow, values, errors = {} } = props;
  const texts = mailboxTexts[page.language];
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={mailbox.address}
      active="wallet"
      breadcrumbs={[
        { text: walletTexts[page.language].title, href: paths.wallet(shop) },
        { text: texts.title, href: paths.mailboxes(shop) },
      ]}
    >
      <div class="stack" data-gap="large">
        {!mayGrow && <Notice tone="warning">{texts.suspended}</Notice>}
        <Form page={page} action={paths.mailbox(shop, mailbox.id)}>
          <FormSection title={texts.changeSize}>
            <FormErrors page={page} errors={errors} />
            <SizeInput page={page} field={fieldsOf(values, errors)("size")} gigabytes={gigabytes} />
            <ButtonRow>
              <Button kind="primary">{texts.saveSize}</Button>
            </ButtonRow>
          </FormSection>
        </Form>
        <section class="stack" aria-labelledby="delete">
          <h2 id="delete">{texts.delete}</h2>
          <p>{texts.deleteText(mailbox.address)}</p>
          <Form page={page} action={paths.mailboxRemoval(shop, mailbox.id)} layout="plain">
            <Button kind="danger">{texts.deleteNow}</Button>
          </Form>
        </section>
      </div>
    </Layout>
  );
}
