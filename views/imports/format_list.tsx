import type { ExportFormat } from "../../core/exports/export_format.ts";
import type { Format } from "../../core/formats/format.ts";
import { undocumentedSystems } from "../../core/formats/undocumented.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { formatListTexts } from "../texts/format_list.ts";
import { importListTexts } from "../texts/import_list.ts";
import { wizardTexts } from "../texts/import_wizard.ts";
import { fieldNames } from "../texts/record_fields.ts";

interface FormatListProps {
  page: Page;
  formats: readonly Format[];
  exports: readonly ExportFormat[];
}

const groups = ["system", "comparison", "accounting", "other"] as const;

/** What each format carries, and what is not known of it. */
export function FormatList({ page, formats, exports }: FormatListProps) {
  const texts = formatListTexts[page.language];
  const titles = wizardTexts[page.language].format.groups;
  const shop = page.shop!;
  return (
    <Layout
      page={page}
      title={texts.title}
      active="products/import"
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles.products,
          href: paths.entityImports(shop, "products"),
        },
      ]}
    >
      <div class="stack" data-gap="large">
        <p class="faint">{texts.lead}</p>
        {groups.map((group) => {
          const own = formats.filter((format) => format.group === group);
          return own.length > 0 && (
            <section class="stack" aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{titles[group]}</h2>
              <div>
                {own.map((format) => (
                  <FormatDetails
                    page={page}
                    format={format}
                    written={exports.find(({ id }) => id === format.id)}
                  />
                ))}
              </div>
            </section>
          );
        })}
        <section class="stack" aria-labelledby="undocumented">
          <h2 id="undocumented">{texts.undocumented}</h2>
          <p>
            <strong>{undocumentedSystems.map(({ name }) => name).join(", ")}</strong>
          </p>
          <p class="measure">{texts.undocumentedText}</p>
        </section>
        <section class="stack" aria-labelledby="own">
          <h2 id="own">{texts.own}</h2>
          <p class="measure">{texts.ownText}</p>
          {shop.may.has("imports.run") && (
            <ButtonRow>
              <Button href={paths.newCsvConfiguration(shop, { entity: "products" })}>
                {texts.pair}
              </Button>
            </ButtonRow>
          )}
        </section>
      </div>
    </Layout>
  );
}

function FormatDetails(
  { page, format, written }: { page: Page; format: Format; written: ExportFormat | undefined },
) {
  const texts = formatListTexts[page.language];
  const { entities } = wizardTexts[page.language];
  const details = wizardTexts[page.language].formats as Record<string, string>;
  const notes = notesOf(page, format, written);
  return (
    <details class="settings-section" id={format.id}>
      <summary>
        <span class="settings-section-title">{format.name}</span>
        <span class="faint">{details[format.id]}</span>
      </summary>
      <div class="settings-section-body">
        <dl class="format-fields">
          {format.entities.map((entity) => {
            const names = fieldNames(page.language, entity);
            const fields = format.fields[entity] ?? [];
            return (
              <div>
                <dt>{texts.fields(capitalised(entities[entity]), fields.length)}</dt>
                <dd>{fields.map((field) => names[field] ?? field).join(", ")}</dd>
              </div>
            );
          })}
        </dl>
        {notes.length > 0 && (
          <ul class="prose-list">
            {notes.map((note) => <li>{note}</li>)}
          </ul>
        )}
      </div>
    </details>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function notesOf(page: Page, format: Format, written: ExportFormat | undefined): string[] {
  const texts = formatListTexts[page.language];
  const { entities } = wizardTexts[page.language];
  const own = (texts.notes as Record<string, string>)[format.id];
  const { group: _group, ...codes } = format.codeTags ?? { group: "" };
  const tags = [...new Set(Object.values(codes))];
  return [
    ...(own ? [own] : []),
    ...(tags.length > 0 ? [texts.codeTags(tags.join(", "))] : []),
    ...(format.isDated ? [texts.dated] : []),
    ...(format.hasVariantTree ? [texts.tree] : []),
    ...(written
      ? [texts.asExport(written.entities.map((entity) => entities[entity]).join(", "))]
      : []),
  ];
}
