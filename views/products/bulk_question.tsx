import type { Child } from "hono/jsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { componentTexts } from "../texts/components.ts";
import { productTexts } from "../texts/products.ts";

interface QuestionProps {
  page: Page;
  /** What was ticked, or that all of the list was. */
  selected: readonly string[];
  everything: boolean;
  /** The list's query. */
  list: string;
  count: number;
  /** The list to come back to. */
  back: string;
}

/** By how much prices of the chosen products are to change. */
export function PriceQuestion(props: QuestionProps & { percent?: string; error?: string }) {
  const { page, count, percent, error } = props;
  const texts = productTexts[page.language].bulk;
  return (
    <Question {...props} action="price" title={texts.priceTitle(count)}>
      <p class="soft">{texts.priceText}</p>
      <TextInput
        name="percent"
        label={texts.percent}
        hint={texts.percentHint}
        value={percent}
        error={error}
        inputmode="decimal"
        width="short"
        addon="%"
        maxlength={10}
        autofocus
      />
      <ButtonRow>
        <Button kind="primary">{texts.changePrice}</Button>
        <Button href={props.back}>{componentTexts[page.language].cancel}</Button>
      </ButtonRow>
    </Question>
  );
}

/** Says what goes with the chosen products before they are deleted. */
export function DeletionQuestion(props: QuestionProps) {
  const { page, count } = props;
  const texts = productTexts[page.language].bulk;
  return (
    <Question {...props} action="delete" title={texts.deleteTitle(count)}>
      <Notice tone="negative">{texts.deleteText}</Notice>
      <ButtonRow>
        <Button kind="danger" name="confirmed" value="true">{texts.deleteNow(count)}</Button>
        <Button href={props.back}>{componentTexts[page.language].cancel}</Button>
      </ButtonRow>
    </Question>
  );
}

function Question(props: QuestionProps & { action: string; title: string; children: Child }) {
  const { page, selected, everything, list, back, action, title, children } = props;
  return (
    <Layout
      page={page}
      title={title}
      active="products"
      breadcrumbs={[{ text: productTexts[page.language].title, href: back }]}
    >
      <Form page={page} action={paths.productChanges(page.shop!)}>
        <input type="hidden" name="action" value={action} />
        <input type="hidden" name="list" value={list} />
        {everything && <input type="hidden" name="everything" value="true" />}
        {selected.map((id) => <input type="hidden" name="selected" value={id} />)}
        {children}
      </Form>
    </Layout>
  );
}
