import {
  type CommunityListing,
  communityQuery,
  communityTopics,
} from "../../core/support/community.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { EmptyState } from "../components/empty_state.tsx";
import { Select } from "../components/inputs.tsx";
import { Pager } from "../components/pager.tsx";
import { DateTime } from "../components/values.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { PlainLayout } from "../plain_layout.tsx";
import { FilterForm } from "../records/filter_form.tsx";
import { communityTexts } from "../texts/community.ts";
import { recordTexts } from "../texts/records.ts";
import type { ShownQuestion, ViewerKind } from "./shown.ts";

interface CommunityPageProps {
  page: Page;
  viewer: ViewerKind;
  listing: CommunityListing;
  questions: readonly ShownQuestion[];
  total: number;
  number: number;
  size: number;
  now: string;
}

/** Questions of shop owners, the last active first; for everybody. @see R125, R137 */
export function CommunityPage(props: CommunityPageProps) {
  const { page, viewer, listing, questions, number } = props;
  const texts = communityTexts[page.language];
  const isFiltered = Object.values(communityQuery(listing)).some((value) => value !== undefined);
  return (
    <PlainLayout
      page={page}
      title={texts.title}
      lead={texts.lead}
      width="page"
      isIndexed={!isFiltered && number === 1}
    >
      <div class="stack community" data-gap="large">
        <Asking page={page} viewer={viewer} />
        {questions.length === 0 && !isFiltered
          ? (
            <EmptyState icon="messages-square" title={texts.empty}>
              {texts.emptyText}
            </EmptyState>
          )
          : (
            <div>
              <Filters {...props} />
              <div id="questions">
                {questions.length === 0
                  ? (
                    <EmptyState icon="search" title={recordTexts[page.language].nothingFound}>
                      {recordTexts[page.language].nothingFoundText}
                    </EmptyState>
                  )
                  : <Questions {...props} />}
              </div>
            </div>
          )}
        <p class="soft prose">{texts.watched}</p>
      </div>
    </PlainLayout>
  );
}

function Asking({ page, viewer }: { page: Page; viewer: ViewerKind }) {
  const texts = communityTexts[page.language];
  if (viewer === "shopless") return <p class="soft">{texts.noShop}</p>;
  if (viewer === "staff") {
    return (
      <p>
        <a href={paths.staffCommunity()}>{texts.staff.title}</a>
      </p>
    );
  }
  return (
    <div class="button-row">
      <Button kind="primary" icon="plus" href={paths.newCommunityQuestion()}>
        {viewer === "member" ? texts.ask : texts.signInToAsk}
      </Button>
    </div>
  );
}

function Filters({ page, listing }: CommunityPageProps) {
  const texts = communityTexts[page.language];
  return (
    <FilterForm
      page={page}
      action={paths.community()}
      target="questions"
      search={listing.search}
      searchHint={texts.search}
    >
      <Select
        name="topic"
        label={texts.topic}
        hideLabel
        empty={texts.anyTopic}
        options={communityTopics.map((topic) => ({ value: topic, label: texts.topics[topic] }))}
        value={listing.topic ?? ""}
      />
      <Checkbox
        name="unanswered"
        value="yes"
        label={texts.unanswered}
        checked={listing.isUnanswered}
      />
    </FilterForm>
  );
}

function Questions({ page, listing, questions, total, number, size, now }: CommunityPageProps) {
  const texts = communityTexts[page.language];
  const here = paths.community(communityQuery(listing));
  return (
    <>
      <ul class="community-list">
        {questions.map(({ id, topic, title, nickname, answers, activeAt, isSolved }) => (
          <li>
            <h2>
              <a href={paths.communityQuestion(id)}>{title}</a>
            </h2>
            <p class="community-facts">
              <span>{texts.topics[topic]}</span>
              <span>{nickname}</span>
              <span>{texts.answers(answers)}</span>
              <DateTime page={page} at={activeAt} now={now} />
              {isSolved && <Badge tone="positive">{texts.solved}</Badge>}
            </p>
          </li>
        ))}
      </ul>
      <Pager
        page={page}
        number={number}
        size={size}
        total={total}
        href={(to) => withQuery(here, { page: to > 1 ? to : undefined })}
      />
    </>
  );
}
