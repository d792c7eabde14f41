import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { authTexts } from "../texts/auth.ts";

/** Asks for a click, for programs that look into mails open its links by themselves. */
export function EmailLink(props: { page: Page; token: string; newEmail?: string }) {
  const { page, token, newEmail } = props;
  const texts = authTexts[page.language].emailLink;
  return (
    <PlainLayout
      page={page}
      title={newEmail ? texts.changeTitle : texts.title}
      lead={newEmail ? texts.changeLead(newEmail) : texts.lead}
    >
      <Form page={page} action={paths.emailConfirmation(token)}>
        <Button kind="primary" wide>{texts.action}</Button>
      </Form>
    </PlainLayout>
  );
}
