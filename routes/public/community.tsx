import { communityQuery, readCommunityListing } from "../../core/support/community.ts";
import { listQuestions } from "../../tenants/platform/community_lists.ts";
import { CommunityPage } from "../../views/community/community_page.tsx";
import { paths } from "../../views/paths.ts";
import { communityQuestionPage } from "../community_question.tsx";
import { communityViewer } from "../community_viewer.ts";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";
import { pageNumber } from "../query.ts";
import { sayListAddress } from "../shop/record.ts";
import { sharedForAMinute } from "../public_cache.ts";

/** Questions and answers of shop owners, for everybody. @see R125, R137 */
export const community = createRouter();

const size = 20;

community.get("/community", async (c) => {
  const { database, now } = c.var.services.platform;
  const listing = readCommunityListing(c.req.query());
  const number = pageNumber(c);
  const page = { limit: size, offset: (number - 1) * size };
  const { questions, total } = await listQuestions(database, listing, page);
  sayListAddress(c, paths.community(communityQuery(listing)));
  sharedForAMinute(c);
  return c.html(
    <CommunityPage
      page={pageOf(c)}
      viewer={await communityViewer(c)}
      listing={listing}
      questions={questions.map(({ accountId: _, acceptedId, ...question }) => ({
        ...question,
        isSolved: acceptedId !== undefined,
      }))}
      now={now()}
      {...{ total, number, size }}
    />,
  );
});

community.get("/community/:question{[0-9]+}", async (c) => {
  sharedForAMinute(c);
  return await communityQuestionPage(c, Number(c.req.param("question")));
});
