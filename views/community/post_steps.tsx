import { reasonLengthMax } from "../../core/support/community.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { TextArea } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { communityTexts } from "../texts/community.ts";
import { Paragraphs } from "./post_card.tsx";

interface PostStepProps {
  page: Page;
  post: { id: number; isQuestion: boolean; body: string };
}

/** Asks before an own post is gone. */
export function WithdrawPage({ page, post }: PostStepProps) {
  const texts = communityTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.withdrawTitle} width="page">
      <Form page={page} action={paths.communityPostPart(post.id, "withdrawal")} layout="wide">
        <Quoted body={post.body} />
        <p>{post.isQuestion ? texts.withdrawQuestion : texts.withdrawAnswer}</p>
        <ButtonRow>
          <Button kind="danger">{texts.withdraw}</Button>
        </ButtonRow>
      </Form>
    </PlainLayout>
  );
}

/** Tells support what is wrong with a post. Field `reason`. */
export function ReportPage(
  props: PostStepProps & { reason?: string; error?: string; refusal?: string },
) {
  const { page, post, reason, error, refusal } = props;
  const texts = communityTexts[page.language];
  return (
    <PlainLayout page={page} title={texts.reportTitle} width="page">
      <Form page={page} action={paths.communityPostPart(post.id, "report")} layout="wide">
        {refusal && <Notice tone="warning" role="alert">{refusal}</Notice>}
        <Quoted body={post.body} />
        <TextArea
          name="reason"
          label={texts.reportReason}
          hint={texts.reportHint}
          maxlength={reasonLengthMax}
          {...(reason === undefined ? {} : { value: reason })}
          {...(error === undefined ? {} : { error })}
        />
        <ButtonRow>
          <Button kind="primary">{texts.reportSend}</Button>
        </ButtonRow>
      </Form>
    </PlainLayout>
  );
}

const Quoted = ({ body }: { body: string }) => (
  <blockquote class="message">
    <Paragraphs text={body} />
  </blockquote>
);
