import {
  communityTopics,
  nicknameLengthMax,
  titleLengthMax,
} from "../../core/support/community.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { type Errors, fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextArea, TextInput } from "../components/inputs.tsx";
import { Notice } from "../components/notice.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { communityTexts } from "../texts/community.ts";
import { supportTexts } from "../texts/support.ts";

/** Why a text that was well written was not published; `personal`: what was found in it. */
export type Refusal =
  | { code: "too_many" | "not_open" }
  | { code: "personal"; found: readonly string[] };

interface WritingFieldsProps {
  page: Page;
  /** Of the text. */
  label: string;
  /** A heading says it already. */
  hideLabel?: boolean;
  hint?: string;
  submit: string;
  /** Asks for a nickname, with this one to begin with. */
  proposedNickname: string | undefined;
  values?: FormValues | undefined;
  errors?: Errors | undefined;
  refusal?: Refusal | undefined;
}

/** Fields `body`, `nickname` and `confirmed`, and what is said before something gets public. */
export function WritingFields(props: WritingFieldsProps) {
  const { page, label, hideLabel, hint, submit, proposedNickname, values, errors, refusal } = props;
  const texts = communityTexts[page.language];
  const field = fieldsOf({ nickname: proposedNickname, ...values }, errors);
  return (
    <>
      <TextArea
        {...field("body")}
        label={label}
        hideLabel={hideLabel}
        hint={hint}
        rows={8}
        maxlength={8_000}
      />
      {proposedNickname !== undefined && (
        <TextInput
          {...field("nickname")}
          label={texts.nickname}
          hint={texts.nicknameHint}
          maxlength={nicknameLengthMax}
          autocomplete="off"
          width="medium"
        />
      )}
      <p class="soft prose">{texts.isPublic}</p>
      <ButtonRow>
        <Button kind="primary">{submit}</Button>
        {refusal?.code === "personal" && (
          <Button name="confirmed" value={refusal.found.join("\n")}>{texts.publishAnyway}</Button>
        )}
      </ButtonRow>
    </>
  );
}

/** What a refused form says above its fields. */
export function Refused(
  { page, refusal, errors }: Pick<WritingFieldsProps, "page" | "refusal" | "errors">,
) {
  const texts = communityTexts[page.language];
  if (!refusal) return <FormErrors page={page} {...(errors ? { errors } : {})} />;
  return (
    <div data-form-errors="" tabindex={-1}>
      {refusal.code === "personal"
        ? (
          <Notice tone="warning" title={texts.personal(refusal.found.join(", "))} role="alert">
            {texts.personalText}
          </Notice>
        )
        : <Notice tone="warning" role="alert">{texts.refusals[refusal.code]}</Notice>}
    </div>
  );
}

interface WritingPageProps
  extends Omit<WritingFieldsProps, "label" | "hideLabel" | "hint" | "submit"> {
  /** Of the post that is changed; a new question without. */
  post?: { id: number; isQuestion: boolean };
}

/** A new question, or the change of a post. @see R125 */
export function WritingPage(props: WritingPageProps) {
  const { page, post, values, errors } = props;
  const texts = communityTexts[page.language];
  const field = fieldsOf(values, errors);
  return (
    <PlainLayout
      page={page}
      title={post ? texts.editTitle : texts.newTitle}
      lead={post ? texts.editHint : texts.askHint}
      width="page"
    >
      <div class="stack community">
        <Form
          page={page}
          action={post ? paths.communityPostPart(post.id, "edit") : paths.community()}
          layout="wide"
        >
          <Refused {...props} />
          {(!post || post.isQuestion) && (
            <>
              <Select
                {...field("topic")}
                label={texts.topic}
                empty={supportTexts[page.language].chooseKind}
                options={communityTopics.map((topic) => ({
                  value: topic,
                  label: texts.topics[topic],
                }))}
                width="medium"
              />
              <TextInput
                {...field("title")}
                label={texts.questionTitle}
                hint={texts.questionTitleHint}
                maxlength={titleLengthMax}
                autocomplete="off"
              />
            </>
          )}
          <WritingFields
            {...props}
            label={post && !post.isQuestion ? texts.yourAnswer : texts.body}
            {...(post && !post.isQuestion ? {} : { hint: texts.bodyHint })}
            submit={post ? texts.save : texts.publish}
          />
        </Form>
      </div>
    </PlainLayout>
  );
}
