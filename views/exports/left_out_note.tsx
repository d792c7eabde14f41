import type { LeftOut, LeftOutReason } from "../../core/exports/left_out.ts";
import { Fold } from "../components/fold.tsx";
import type { Page } from "../page.ts";
import { paths, withQuery } from "../paths.ts";
import { leftOutText, leftOutTexts, reasonsIn } from "../texts/left_out.ts";
import { leftOutReasonTexts } from "../texts/left_out_reasons.ts";

interface LeftOutNoteProps {
  page: Page;
  of: {
    leftOut: LeftOut | undefined;
    /** Of the list whose records are in the file. */
    filter: Readonly<Record<string, string>>;
  };
  /** More may come: it is said what is left out so far, and not yet what to do. */
  isGoing?: boolean;
}

/** What a file has not and why, and what can be done about it; nothing when it has everything. */
export function LeftOutNote({ page, of: { leftOut, filter }, isGoing }: LeftOutNoteProps) {
  const { language } = page;
  const text = leftOut ? leftOutText(language, leftOut) : "";
  if (!leftOut || text === "") return null;
  if (isGoing) return <p class="left-out">{text}</p>;
  // the list asks for itself as long as a file is being made, which must not close what is open
  return (
    <div class="left-out" hx-morph-skip="">
      <p>{text}</p>
      <Fold title={leftOutTexts[language].whatToDo}>
        <ul>
          {reasonsIn({ ...leftOut.records, ...leftOut.variants }).map((reason) => (
            <li>
              {leftOutReasonTexts[language][reason].remedy}
              {leftOut.records[reason] && <Concerned {...{ page, reason, filter }} />}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

/** The filters of the list of products that tell of a reason. */
const lists = {
  no_price: { price: "none", state: "active" },
  archived: { state: "archived" },
};

const hasList = (reason: LeftOutReason): reason is keyof typeof lists => reason in lists;

function Concerned(
  { page, reason, filter }: Pick<LeftOutNoteProps["of"], "filter"> & {
    page: Page;
    reason: LeftOutReason;
  },
) {
  if (!hasList(reason)) return null;
  const href = withQuery(paths.products(page.shop!), { ...filter, ...lists[reason] });
  return (
    <>
      {" "}
      <a href={href}>{leftOutTexts[page.language].lists[reason]}</a>
    </>
  );
}
