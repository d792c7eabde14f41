import type { CommunityTopic } from "../../core/support/community.ts";

/** Who looks: somebody with a shop, somebody signed in without one, our own people, anybody. */
export type ViewerKind = "member" | "shopless" | "staff" | "visitor";

/** A question in a list. */
export interface ShownQuestion {
  id: number;
  topic: CommunityTopic;
  title: string;
  nickname: string;
  answers: number;
  activeAt: string;
  isSolved: boolean;
}

/** A post as its reader sees it: nothing of its author but the nickname. */
export interface ShownPost {
  id: number;
  isQuestion: boolean;
  /** `undefined`: support has written it. */
  nickname: string | undefined;
  body: string;
  postedAt: string;
  editedAt: string | undefined;
  /** Only its author reads it, and why. */
  hiddenReason: string | undefined;
  useful: number;
  isAccepted: boolean;
  /** The reader has written it. */
  isOwn: boolean;
  isEditable: boolean;
  /** The reader has found it useful. */
  isVoted: boolean;
}
