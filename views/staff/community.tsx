import {
  type ModerationPart,
  moderationParts,
  reasonLengthMax,
} from "../../core/support/community.ts";
import { Paragraphs } from "../community/post_card.tsx";
import { Badge } from "../components/badge.tsx";
import { Button, ButtonRow } from "../components/button.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Form } from "../components/form.tsx";
import { TextArea, TextInput } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { Tabs } from "../components/tabs.tsx";
import { DateTime } from "../components/values.tsx";
import { StaffLayout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { communityTexts } from "../texts/community.ts";

/** A post as our own people see it: hidden ones too, by the nickname alone. */
export interface ModeratedPost {
  id: number;
  questionId: number;
  isQuestion: boolean;
  nickname: string | undefined;
  body: string;
  postedAt: string;
  isWithdrawn: boolean;
  hiddenReason: string | undefined;
  title: string;
  /** Why it was reported, as long as nobody has decided. */
  reports: readonly string[];
}

interface StaffCommunityProps {
  page: Page;
  part: ModerationPart;
  posts: readonly ModeratedPost[];
  total: number;
  number: number;
  size: number;
  mayModerate: boolean;
  now: string;
}

/** What was reported, what is new and what is hidden in the community. @see R125, R137 */
export function StaffCommunity(props: StaffCommunityProps) {
  const { page, part, posts, total, number, size, mayModerate, now } = props;
  const texts = communityTexts[page.language].staff;
  const here = paths.staffCommunity({ part });
  return (
    <StaffLayout
      page={page}
      title={texts.title}
      active="community"
      actions={<Button href={paths.community()}>{texts.publicPage}</Button>}
    >
      <Tabs
        page={page}
        label={texts.title}
        current={part}
        tabs={moderationParts.map((key) => ({
          key,
          text: texts.parts[key],
          href: paths.staffCommunity({ part: key === "reported" ? undefined : key }),
        }))}
      />
      {posts.length === 0
        ? <EmptyState icon="messages-square" title={texts.nothing[part]} />
        : (
          <div class="stack">
            {posts.map((post) => (
              <Moderated
                page={page}
                post={post}
                mayModerate={mayModerate}
                now={now}
                back={here}
              />
            ))}
            <Pager
              page={page}
              number={number}
              size={size}
              total={total}
              href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
            />
          </div>
        )}
    </StaffLayout>
  );
}

interface StaffQuestionProps {
  page: Page;
  question: { id: number; title: string; isShown: boolean; isLocked: boolean };
  posts: readonly ModeratedPost[];
  mayModerate: boolean;
  body?: string;
  error?: string;
  now: string;
}

/** A question with all its posts, to answer as support and to moderate. */
export function StaffQuestion(props: StaffQuestionProps) {
  const { page, question, posts, mayModerate, body, error, now } = props;
  const texts = communityTexts[page.language].staff;
  const { id, title, isShown, isLocked } = question;
  return (
    <StaffLayout
      page={page}
      title={title || `#${id}`}
      active="community"
      breadcrumbs={[{ text: texts.title, href: paths.staffCommunity() }]}
      actions={
        <>
          {isShown && <Button href={paths.communityQuestion(id)}>{texts.publicPage}</Button>}
          {mayModerate && (
            <Form page={page} action={paths.staffCommunityQuestionPart(id, "lock")} layout="plain">
              <Button icon="lock" name="locked" value={isLocked ? "no" : "yes"}>
                {isLocked ? texts.unlock : texts.lock}
              </Button>
            </Form>
          )}
        </>
      }
    >
      <div class="stack">
        {posts.map((post) => (
          <Moderated
            page={page}
            post={{ ...post, title: "" }}
            mayModerate={mayModerate}
            now={now}
            back={paths.staffCommunityQuestion(id)}
          />
        ))}
        {mayModerate && isShown && (
          <Form
            page={page}
            action={paths.staffCommunityQuestionPart(id, "answers")}
            layout="wide"
          >
            <TextArea
              name="body"
              label={texts.answer}
              rows={8}
              maxlength={8_000}
              {...(body === undefined ? {} : { value: body })}
              {...(error === undefined ? {} : { error })}
            />
            <ButtonRow>
              <Button kind="primary">{texts.publish}</Button>
            </ButtonRow>
          </Form>
        )}
      </div>
    </StaffLayout>
  );
}

function Moderated(
  props: {
    page: Page;
    post: ModeratedPost;
    mayModerate: boolean;
    now: string;
    /** Where the deciding began. */
    back: string;
  },
) {
  const { page, post, mayModerate, now, back } = props;
  const { staff: texts, support, isSupport } = communityTexts[page.language];
  const { id, questionId, title, nickname, hiddenReason, isWithdrawn, reports } = post;
  return (
    <article class="message" id={`post-${id}`}>
      <div class="message-head">
        {title && <a href={paths.staffCommunityQuestion(questionId)}>{title}</a>}
        <strong>{nickname ?? support}</strong>
        {nickname === undefined && <Badge tone="accent" dot="none">{isSupport}</Badge>}
        <span class="faint message-when">
          <DateTime page={page} at={post.postedAt} now={now} />
        </span>
      </div>
      {isWithdrawn ? <p class="faint">{texts.withdrawn}</p> : <Paragraphs text={post.body} />}
      {reports.length > 0 && (
        <div>
          <strong>{texts.reports}</strong>
          <ul class="community-reports">{reports.map((reason) => <li>{reason}</li>)}</ul>
        </div>
      )}
      {hiddenReason !== undefined && <p class="soft">{texts.hiddenBecause(hiddenReason)}</p>}
      {mayModerate && !isWithdrawn && <Deciding page={page} post={post} back={back} />}
    </article>
  );
}

function Deciding({ page, post, back }: { page: Page; post: ModeratedPost; back: string }) {
  const texts = communityTexts[page.language].staff;
  const { id, hiddenReason, reports } = post;
  const step = (part: "showing" | "dismissal", text: string) => (
    <Form page={page} action={paths.staffCommunityPostPart(id, part)} layout="plain">
      <input type="hidden" name="back" value={back} />
      <Button size="small">{text}</Button>
    </Form>
  );
  return (
    <div class="community-actions">
      {hiddenReason === undefined
        ? (
          <Form
            page={page}
            action={paths.staffCommunityPostPart(id, "hiding")}
            layout="plain"
          >
            <input type="hidden" name="back" value={back} />
            <div class="community-hiding">
              <TextInput
                name="reason"
                id={`reason-${id}`}
                label={texts.reason}
                hideLabel
                placeholder={texts.reason}
                maxlength={reasonLengthMax}
                autocomplete="off"
              />
              <Button size="small" kind="danger">{texts.hide}</Button>
            </div>
          </Form>
        )
        : step("showing", texts.show)}
      {reports.length > 0 && step("dismissal", texts.dismiss)}
    </div>
  );
}
