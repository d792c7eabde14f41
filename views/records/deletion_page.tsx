import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";

interface DeletionPageProps {
  page: Page;
  /** The section of the navigation. */
  active: string;
  breadcrumbs: readonly { text: string; href: string }[];
  title: string;
  /** What will happen, or why it cannot. */
  text: string;
  isRefused?: boolean;
  action: string;
  back: string;
}

/** Says what a deletion does before it does it. */
export function DeletionPage(props: DeletionPageProps) {
  const { page, active, breadcrumbs, title, text, isRefused, action, back } = props;
  const texts = recordTexts[page.language];
  return (
    <Layout page={page} title={title} active={active} breadcrumbs={breadcrumbs}>
      <Form page={page} action={action}>
        <Notice tone={isRefused ? "warning" : "negative"}>{text}</Notice>
        <ButtonRow>
          {!isRefused && <Button kind="danger" icon="trash-2">{texts.delete}</Button>}
          <Button href={back}>{texts.cancel}</Button>
        </ButtonRow>
      </Form>
    </Layout>
  );
}
