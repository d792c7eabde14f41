import type { CommunityTopic } from "../../core/support/community.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { type Errors, Form, type FormValues } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { communityTexts } from "../texts/community.ts";
import { PostCard } from "./post_card.tsx";
import type { ShownPost, ViewerKind } from "./shown.ts";
import { type Refusal, Refused, WritingFields } from "./writing_fields.tsx";

export interface QuestionPageProps {
  page: Page;
  viewer: ViewerKind;
  question: {
    id: number;
    topic: CommunityTopic;
    title: string;
    isShown: boolean;
    isLocked: boolean;
    isMuted: boolean;
    /** The reader has asked it. */
    isOwn: boolean;
  };
  /** The question and its answers, the accepted one first. */
  posts: readonly ShownPost[];
  /** A nickname to begin with; `undefined` when the reader has one. */
  proposedNickname: string | undefined;
  values?: FormValues;
  errors?: Errors;
  refusal?: Refusal | undefined;
  now: string;
}

/** A question of the community with its answers; for everybody. @see R125, R137 */
export function QuestionPage(props: QuestionPageProps) {
  const { page, viewer, question, posts, now } = props;
  const texts = communityTexts[page.language];
  const [asked, ...answers] = posts;
  const shown = answers.filter(({ hiddenReason }) => hiddenReason === undefined);
  const facts = { page, viewer, question, now };
  return (
    <PlainLayout page={page} title={question.title} width="page" isIndexed={question.isShown}>
      <div class="stack community" data-gap="large">
        <p class="community-facts">
          <a href={paths.community()}>{texts.title}</a>
          <a href={paths.community({ topic: question.topic })}>{texts.topics[question.topic]}</a>
          {question.isLocked && <Badge dot="none">{texts.locked}</Badge>}
          {viewer === "staff" && (
            <a href={paths.staffCommunityQuestion(question.id)}>{texts.staff.title}</a>
          )}
        </p>
        {!question.isShown && <Notice tone="warning">{texts.notForAll}</Notice>}
        {asked && <PostCard {...facts} post={asked} />}
        <section class="stack" aria-labelledby="answers">
          <h2 id="answers">
            {shown.length === 0 ? texts.noAnswers : texts.answersTitle(shown.length)}
          </h2>
          {answers.map((post) => <PostCard {...facts} post={post} />)}
        </section>
        {question.isOwn && question.isShown && <Mails {...props} />}
        {question.isShown && <Answering {...props} />}
        <p class="soft prose">{texts.watched}</p>
      </div>
    </PlainLayout>
  );
}

function Mails({ page, question: { id, isMuted } }: QuestionPageProps) {
  const texts = communityTexts[page.language];
  return (
    <Form
      page={page}
      action={paths.communityQuestionPart(id, "mute")}
      layout="plain"
    >
      <div class="community-mails">
        <span class="soft">{isMuted ? texts.muteOff : texts.muteOn}</span>
        <Button kind="quiet" size="small" name="muted" value={isMuted ? "no" : "yes"}>
          {isMuted ? texts.unmute : texts.mute}
        </Button>
      </div>
    </Form>
  );
}

function Answering(props: QuestionPageProps) {
  const { page, viewer, question, refusal } = props;
  const texts = communityTexts[page.language];
  if (question.isLocked) return <Notice>{texts.lockedText}</Notice>;
  if (viewer === "staff") return null;
  if (viewer === "shopless") return <p class="soft">{texts.noShop}</p>;
  if (viewer === "visitor") {
    const to = paths.communityQuestion(question.id);
    return (
      <p>
        <Button href={withQuery(paths.signIn(), { to })}>{texts.signInToAnswer}</Button>
      </p>
    );
  }
  return (
    <section class="stack" aria-labelledby="answering">
      <h2 id="answering">{texts.yourAnswer}</h2>
      <Form
        page={page}
        action={`${paths.communityQuestionPart(question.id, "answers")}#answering`}
        layout="wide"
      >
        <Refused page={page} refusal={refusal} errors={props.errors} />
        <WritingFields
          {...props}
          refusal={refusal}
          label={texts.yourAnswer}
          hideLabel
          submit={texts.answer}
        />
      </Form>
    </section>
  );
}
