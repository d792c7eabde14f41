import type { PreviewRow } from "../../core/formats/custom/preview.ts";
import type { Entity } from "../../core/formats/format.ts";
import { Badge } from "../components/badge.tsx";
import type { Page } from "../page.ts";
import { valueText } from "../products/field_texts.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { type ProblemFacts, problemMessage } from "../texts/problems.ts";
import { pathName } from "./field_options.ts";

export interface ShownPreview {
  /** Paths of the fields that the records can have, in the order of the pairing. */
  paths: readonly string[];
  rows: readonly PreviewRow[];
  problems: readonly ProblemFacts[];
}

const problemsShown = 8;

/** The first records as they would be read, with what is wrong in them. */
export function PairingPreview(
  { page, entity, preview }: { page: Page; entity: Entity; preview: ShownPreview | undefined },
) {
  const texts = csvTexts[page.language].preview;
  return (
    <section class="pairing-section" aria-labelledby="pairing-preview">
      <h2 id="pairing-preview">{texts.title}</h2>
      {!preview && <p class="faint">{texts.noSample}</p>}
      {preview && <Result page={page} entity={entity} preview={preview} />}
    </section>
  );
}

function Result(
  { page, entity, preview }: { page: Page; entity: Entity; preview: ShownPreview },
) {
  const { rows, problems } = preview;
  const texts = csvTexts[page.language].preview;
  return (
    <>
      <p class="faint">{rows.length === 0 ? texts.none : texts.text}</p>
      {problems.length > 0
        ? (
          <div class="pairing-problems" role="status">
            <Badge tone="warning">{texts.problems(problems.length)}</Badge>
            <ul class="prose-list">
              {problems.slice(0, problemsShown).map((facts) => (
                <li>{problemMessage(page.language, facts)}</li>
              ))}
            </ul>
          </div>
        )
        : rows.length > 0 && (
          <p role="status">
            <Badge tone="positive">{texts.fine}</Badge>
          </p>
        )}
      {rows.length > 0 && <PreviewTable page={page} entity={entity} preview={preview} />}
    </>
  );
}

function PreviewTable(
  { page, entity, preview: { paths, rows } }: {
    page: Page;
    entity: Entity;
    preview: ShownPreview;
  },
) {
  const texts = csvTexts[page.language];
  return (
    <div class="pairing-preview" tabindex={0} role="group" aria-label={texts.preview.title}>
      <table class="table">
        <caption class="visually-hidden">{texts.preview.title}</caption>
        <thead>
          <tr>
            <th scope="col" data-align="end">{texts.preview.line}</th>
            <th scope="col">{texts.codes.code}</th>
            {paths.map((path) => <th scope="col">{pathName(page, entity, path)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, code, isVariant, values }) => (
            <tr>
              <td data-align="end">{line}</td>
              <td>
                {isVariant && <span class="faint">{texts.preview.variant}</span>}{" "}
                <code>{code ?? ""}</code>
              </td>
              {paths.map((path) => <td>{valueText(page, path, values.get(path))}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
