import type { Child } from "hono/jsx";
import type { Changes } from "../../core/catalogue/changes.ts";
import type { Entity } from "../../core/formats/format.ts";
import { Diff } from "../components/diff.tsx";
import { Timeline } from "../components/timeline.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { fieldLabel, valueText } from "../products/field_texts.ts";
import { componentTexts } from "../texts/components.ts";
import { productFormTexts } from "../texts/product_form.ts";
import { recordTexts } from "../texts/records.ts";

export interface Edit {
  at: string;
  actorName: string;
  /** The import's run that did it, if it was no person. */
  run?: { id: number; importId: number; importName: string; isCreation: boolean } | undefined;
  changes: Changes;
}

interface HistoryProps {
  page: Page;
  entity: Entity;
  edits: readonly Edit[];
  now: string;
  /** When the record was made: the edit of that moment tells no single fields. */
  createdAt: string;
  label: (path: string) => string;
  /** A value in words; without it as {@link plainValue} says it. */
  value?: (path: string, value: unknown) => Child | undefined;
}

const changesShown = 5;

/** What people and imports changed of a record, newest first. @see R94 */
export function History(props: HistoryProps) {
  const { page, edits, now, createdAt } = props;
  const texts = recordTexts[page.language];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{texts.history}</h2>
      {edits.length === 0 ? <p class="soft">{texts.historyEmpty}</p> : (
        <Timeline
          page={page}
          now={now}
          events={edits.map((edit) => ({
            at: edit.at,
            text: edit.run
              ? <ByRun page={page} run={edit.run} />
              : (edit.at === createdAt ? texts.created : texts.changed)(edit.actorName),
            detail: (edit.run ? edit.run.isCreation : edit.at === createdAt)
              ? undefined
              : <ChangeList {...props} edit={edit} />,
            tone: edit.run ? "neutral" as const : "accent" as const,
          }))}
        />
      )}
    </section>
  );
}

function ByRun({ page, run }: { page: Page; run: NonNullable<Edit["run"]> }) {
  const { createdByRun, byImport } = productFormTexts[page.language];
  const text = (run.isCreation ? createdByRun : byImport)(run.importName);
  return <a href={paths.importRun(page.shop!, String(run.importId), run.id)}>{text}</a>;
}

function ChangeList(props: HistoryProps & { edit: Edit }) {
  const { page, entity, edit } = props;
  const changes = Object.entries(edit.changes);
  const label = (path: string) =>
    edit.run ? fieldLabel(page.language, path, entity) : props.label(path);
  const said = (path: string, of: unknown) =>
    edit.run ? valueText(page, path, of, entity) : props.value?.(path, of) ?? plainValue(page, of);
  return (
    <ul class="record-changes">
      {changes.slice(0, changesShown).map(([path, [before, after]]) => (
        <li>
          <span>{label(path)}</span>{" "}
          <Diff page={page} before={said(path, before)} after={said(path, after)} />
        </li>
      ))}
      {changes.length > changesShown && (
        <li>{recordTexts[page.language].moreFields(changes.length - changesShown)}</li>
      )}
    </ul>
  );
}

const textMax = 60;

/** A stored value as a short text; nothing is `undefined`. */
export function plainValue(page: Page, value: unknown): string | undefined {
  const { yes, no } = componentTexts[page.language];
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "boolean") return value ? yes : no;
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text;
}
