import type { Platform } from "../../../tenants/platform.ts";
import { postsOfQuestion } from "../../../tenants/platform/community.ts";
import {
  acceptAnswer,
  answerCommunity,
  askCommunity,
  type CommunityMember,
  voteUseful,
} from "../../../tenants/support/community.ts";
import {
  answerAsSupport,
  type StaffMember,
} from "../../../tenants/support/community_moderation.ts";

/** Two questions of the community: one that was solved, one that support has answered. */
export async function addDemoCommunity(
  platform: Platform,
  people: { ownerId: string; debtorId: string; staff: StaffMember },
): Promise<void> {
  const baker: CommunityMember = { accountId: people.ownerId, nickname: "Obchodník 4711" };
  const gardener: CommunityMember = { accountId: people.debtorId, nickname: "Zahradník" };
  const prices = await published(askCommunity(platform, {
    member: baker,
    topic: "imports",
    title: "Jak z dodavatelského XML přebírat sklad, ale ne ceny?",
    body:
      "Dodavatel posílá ceny bez marže a já je mám nastavené ručně.\n\nSklad bych ale ráda brala každé ráno sama od sebe. Jde to jedním importem?",
  }));
  const answer = await published(answerCommunity(platform, {
    questionId: prices,
    member: gardener,
    body:
      "Jde. V nastavení importu nechte u ceny „neměnit“ a u skladu „přepsat“, pak zapněte rozvrh.\n\nPrvní běh si pusťte jako náhled: uvidíte, že se hýbe jen sklad.",
  }));
  await acceptAnswer(platform, {
    questionId: prices,
    postId: answer,
    accountId: people.ownerId,
  });
  await voteUseful(platform, { postId: answer, accountId: people.ownerId, isUseful: true });
  const domain = await published(askCommunity(platform, {
    member: gardener,
    topic: "web",
    title: "Za jak dlouho začne fungovat vlastní doména?",
    body: "DNS jsem u registrátora změnil včera večer a prohlížeč pořád ukazuje starý web.",
  }));
  await answerAsSupport(platform, {
    questionId: domain,
    actor: people.staff,
    body:
      "Obvykle do hodiny, nejdéle do dvou dnů: tak dlouho si starou adresu pamatují cizí servery. V nastavení e-shopu u domény vidíte, jestli už k nám vede.",
  });
  const [asked] = await postsOfQuestion(platform.database, domain);
  const vote = { postId: asked!.id, accountId: people.ownerId, isUseful: true };
  await voteUseful(platform, vote);
}

async function published(
  posting: ReturnType<typeof askCommunity> | ReturnType<typeof answerCommunity>,
): Promise<number> {
  const posted = await posting;
  if (!posted.ok) throw new Error(`A post of the demonstration is refused: ${posted.error}`);
  return posted.value;
}
