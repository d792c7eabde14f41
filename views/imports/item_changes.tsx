import type { Entity } from "../../core/formats/format.ts";
import { Diff } from "../components/diff.tsx";
import type { Page } from "../page.ts";
import { fieldLabel, valueText } from "../products/field_texts.ts";
import { runItemTexts } from "../texts/import_items.ts";

interface ItemChangesProps {
  page: Page;
  entity: Entity;
  /** Path → old and new value. */
  changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>>;
  /** Why it was not changed, or not in all. */
  reason?: string | undefined;
}

const changesShown = 6;

/** What changes of one record, field by field; of many fields the first. */
export function ItemChanges({ page, entity, changes, reason }: ItemChangesProps) {
  const shown = Object.entries(changes).filter(([path]) => !path.endsWith("whole"));
  const why = reason && reasonText(page, entity, reason);
  if (why && shown.length === 0) return <>{why}</>;
  const texts = runItemTexts[page.language];
  return (
    <ul class="changes">
      {why && <li>{why}</li>}
      {shown.slice(0, changesShown).map(([path, [before, after]]) => (
        <li>
          <span class="faint">{fieldLabel(page.language, path, entity)}</span>{" "}
          <Diff
            page={page}
            before={valueText(page, path, before, entity)}
            after={valueText(page, path, after, entity)}
          />
        </li>
      ))}
      {shown.length > changesShown && (
        <li class="faint">+ {texts.changed(shown.length - changesShown)}</li>
      )}
    </ul>
  );
}

/** `kept:price:CZK:,ean` names the paths that an undo has left as they were changed since. */
function reasonText({ language }: Page, entity: Entity, reason: string): string {
  const texts = runItemTexts[language];
  if (reason.startsWith("kept:")) {
    const paths = reason.slice("kept:".length).split(",");
    return texts.kept(paths.map((path) => fieldLabel(language, path, entity)).join(", "));
  }
  return (texts.reasons as Record<string, string>)[reason] ?? reason;
}
