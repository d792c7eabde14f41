import { Avatar } from "../components/avatar.tsx";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { LinkedText } from "../components/linked_text.tsx";
import { Notice } from "../components/notice.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { communityTexts } from "../texts/community.ts";
import type { ShownPost, ViewerKind } from "./shown.ts";

interface PostCardProps {
  page: Page;
  viewer: ViewerKind;
  question: { id: number; isLocked: boolean; isShown: boolean; isOwn: boolean };
  post: ShownPost;
  now: string;
}

/** A question or an answer, and what its reader may do with it. */
export function PostCard(props: PostCardProps) {
  const { page, post, now } = props;
  const texts = communityTexts[page.language];
  const name = post.nickname ?? texts.support;
  return (
    <article
      class="message"
      id={`post-${post.id}`}
      data-accepted={post.isAccepted ? "" : undefined}
    >
      <div class="message-head">
        <Avatar name={name} />
        <strong>{name}</strong>
        {post.nickname === undefined && <Badge tone="accent" dot="none">{texts.isSupport}</Badge>}
        {post.isAccepted && <Badge tone="positive">{texts.accepted}</Badge>}
        <span class="faint message-when">
          <DateTime page={page} at={post.postedAt} now={now} />
          {post.editedAt && ` · ${texts.edited}`}
        </span>
      </div>
      {post.hiddenReason !== undefined && (
        <Notice tone="warning">{texts.hidden(post.hiddenReason)}</Notice>
      )}
      <Paragraphs text={post.body} />
      <Actions {...props} />
    </article>
  );
}

/** Plain text: an empty line parts paragraphs, addresses can be followed. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div class="community-text">
      {text.split(/\n\s*\n/).map((paragraph) => (
        <p>
          <LinkedText text={paragraph} rel="noopener noreferrer nofollow ugc" />
        </p>
      ))}
    </div>
  );
}

function Actions({ page, viewer, question, post }: PostCardProps) {
  const texts = communityTexts[page.language];
  const isOpen = post.hiddenReason === undefined && question.isShown;
  const { id, isOwn, isQuestion, isAccepted, isVoted, useful } = post;
  const isSignedIn = viewer === "member" || viewer === "shopless";
  if (!isSignedIn) {
    return useful > 0 ? <p class="community-actions faint">{texts.useful(useful)}</p> : null;
  }
  return (
    <div class="community-actions">
      {isOpen && (isOwn || viewer !== "member"
        ? useful > 0 && <span class="faint">{texts.useful(useful)}</span>
        : (
          <Form page={page} action={paths.communityPostPart(id, "vote")} layout="plain">
            <Button
              size="small"
              kind={isVoted ? "plain" : "quiet"}
              icon="check"
              name="useful"
              value={isVoted ? "no" : "yes"}
              aria-pressed={isVoted ? "true" : "false"}
            >
              {texts.useful(useful)}
            </Button>
          </Form>
        ))}
      {isOpen && question.isOwn && !isQuestion && (
        <Form
          page={page}
          action={paths.communityQuestionPart(question.id, "acceptance")}
          layout="plain"
        >
          <Button size="small" kind="quiet" name="post" value={isAccepted ? "none" : String(id)}>
            {isAccepted ? texts.unaccept : texts.accept}
          </Button>
        </Form>
      )}
      {isOwn && post.isEditable && !question.isLocked && (
        <Button size="small" kind="quiet" href={paths.communityPostPart(id, "edit")}>
          {texts.edit}
        </Button>
      )}
      {isOwn && (
        <Button size="small" kind="quiet" href={paths.communityPostPart(id, "withdrawal")}>
          {texts.withdraw}
        </Button>
      )}
      {!isOwn && isOpen && post.nickname !== undefined && (
        <Button size="small" kind="quiet" href={paths.communityPostPart(id, "report")}>
          {texts.report}
        </Button>
      )}
    </div>
  );
}
