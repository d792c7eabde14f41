import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { formatAgo } from "../format.ts";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";
import type { Edit } from "./history.tsx";

/** Somebody was faster: who, and how to see what they saved. */
export function Conflict(
  { page, edit, now, href }: { page: Page; edit: Edit | undefined; now: string; href: string },
) {
  const texts = recordTexts[page.language];
  const text = edit
    ? texts.conflictText(edit.actorName, formatAgo(page.language, edit.at, now))
    : texts.conflictUnknown;
  return (
    <Notice
      tone="warning"
      role="alert"
      title={texts.conflict}
      actions={<Button size="small" href={href} icon="refresh-cw">{texts.seeSaved}</Button>}
    >
      {text}
    </Notice>
  );
}
