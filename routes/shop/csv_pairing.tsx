import type { Context } from "hono";
import { customFormat } from "../../core/formats/custom/format.ts";
import { isXml, readXmlSample, type XmlSample } from "../../core/formats/custom/xml_sample.ts";
import { headerMeaning } from "../../core/formats/custom/header.ts";
import {
  configurationNameMax,
  type CsvMapping,
  csvMapping,
} from "../../core/formats/custom/mapping.ts";
import {
  formOfRules,
  type PairingForm,
  partsOfRule,
  type ReadPairing,
  readPairingForm,
} from "../../core/formats/custom/pairing_form.ts";
import { beginningOf, previewRecords } from "../../core/formats/custom/preview.ts";
import { proposeRules } from "../../core/formats/custom/proposals.ts";
import { proposedSteps } from "../../core/formats/custom/proposed_steps.ts";
import {
  type CsvSample,
  readSample,
  type SampleOptions,
  valuesOfColumn,
} from "../../core/formats/custom/sample.ts";
import { isKeyKind, isListKind, targetAt } from "../../core/formats/custom/targets.ts";
import type { ByteSource, Entity } from "../../core/formats/format.ts";
import { readHead, recogniseFormat } from "../../core/formats/registry.ts";
import { upgatesCsv } from "../../core/formats/upgates/csv_format.ts";
import {
  listConfigurations,
  type StoredConfiguration,
} from "../../tenants/shop/csv_configurations.ts";
import type { Errors } from "../../views/components/form.tsx";
import { PairingPage } from "../../views/csv/pairing_page.tsx";
import type { ShownPreview } from "../../views/csv/pairing_preview.tsx";
import { csvTexts } from "../../views/texts/csv_configurations.ts";
import type { Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { extrasOf, mappingOf, pairingErrors, shownColumns, writingOf } from "./csv_forms.ts";
import { keptSource } from "./import_files.ts";

type Request = Context<Environment>;

const rowsShown = 10;
/** Of a file, for its sample and preview: more than ten rows of any table that people make. */
const beginningSize = 1_048_576;

/** What a form of a pairing says, with what is to be shown of it. */
export interface Pairing {
  entity: Entity;
  configuration: StoredConfiguration | undefined;
  sample: ShownSample | undefined;
  columns: readonly string[];
  form: PairingForm;
  name: string;
  mapping: CsvMapping;
  shown: ShownPreview | undefined;
  errors: Errors;
}

/** Of XML it says too which elements are the records. */
type ShownSample = CsvSample & Partial<Pick<XmlSample, "xml">>;

interface PairingOrder {
  entity: Entity;
  form: PairingForm;
  configuration?: StoredConfiguration;
  /** Nothing was posted yet: the saved pairing, or proposals. */
  isFresh?: boolean;
  /** It is to be saved, so everything that is wrong is said. */
  isFinal?: boolean;
}

/** What to say of a file that is no table of one's own; `undefined` when it is one. */
export async function sampleError(c: Request, source: ByteSource): Promise<string | undefined> {
  const texts = csvTexts[c.var.language].errors;
  const head = await readHead(source);
  if (isXml(head.text)) {
    const found = recogniseFormat(head);
    if (found) return texts.isKnown(found.format.name);
    return "kind" in await readXmlSample(source) ? texts.noRecords : undefined;
  }
  const sample = await readSample(beginningOf(source, beginningSize));
  if (!("kind" in sample)) {
    const isUpgates = upgatesCsv.recognise(head) !== undefined;
    const isMarkup = sample.columns[0]!.startsWith("<");
    return isUpgates ? texts.isUpgates : isMarkup ? texts.notTable : undefined;
  }
  if (sample.code === "file_is_html") return texts.isHtml;
  return sample.code === "file_empty" ? texts.isEmpty : texts.notTable;
}

export async function pairingOf(c: Request, order: PairingOrder): Promise<Pairing> {
  const { entity, configuration, isFresh } = order;
  const kept = configuration?.mapping;
  const source = await keptSource(c, order.form.file ?? "");
  const writing: SampleOptions = isFresh ? kept ?? {} : writingOf(order.form);
  const record = order.form.record ?? kept?.xml?.record;
  const sample = source && await tableOf(source, { ...writing, record });
  const columns = sample?.columns ?? kept?.columns ?? [];
  const form = await formFor(c, order, sample, columns);
  const read = readPairingForm(form, {
    entity,
    columns,
    stepsFor: (target, column) =>
      sample && columns.includes(column)
        ? proposedSteps(target, valuesOfColumn(sample, column), headerMeaning(column))
        : {},
  });
  const xml = sample?.xml ?? kept?.xml;
  const mapping = mappingOf(columns, form, read.lines.map(({ rule }) => rule), xml);
  const name = (form.name ?? "").trim().slice(0, configurationNameMax);
  return {
    entity,
    configuration,
    sample,
    columns,
    form: shownForm(entity, form, read),
    name,
    mapping,
    shown: source && sample ? await previewOf(c, entity, mapping, source) : undefined,
    errors: order.isFinal ? errorsOf(c, { entity, read, mapping, name }) : {},
  };
}

/** The beginning of a table, or of XML as one. */
async function tableOf(
  source: ByteSource,
  options: SampleOptions & { record: string | undefined },
): Promise<ShownSample | undefined> {
  if (isXml((await readHead(source)).text)) {
    const sample = await readXmlSample(source, options);
    return "kind" in sample ? undefined : sample;
  }
  const sample = await readSample(beginningOf(source, beginningSize), options);
  return "kind" in sample ? undefined : sample;
}

/** A table whose columns are others than those that the form was shown with is proposed for anew. */
async function formFor(
  c: Request,
  { entity, form, configuration, isFresh }: PairingOrder,
  sample: ShownSample | undefined,
  columns: readonly string[],
): Promise<PairingForm> {
  const kept = configuration?.mapping;
  if (isFresh && kept) {
    return { ...writingForm(kept), ...form, ...formOfRules(entity, columns, kept.rules) };
  }
  const isOther = isFresh || form.again === "1" || form.columnCount !== String(columns.length) ||
    (sample?.xml !== undefined && form.shownRecord !== sample.xml.record);
  if (!sample || !isOther) return form;
  const { shop, database } = c.var.current;
  const earlier = (await listConfigurations(database, entity))
    .toSorted((a, b) => a.updatedAt < b.updatedAt ? 1 : -1).map(({ mapping }) => mapping);
  const { languages, currency } = shop;
  const rules = proposeRules(sample, { entity, languages, currency, earlier });
  const own = Object.entries(form).filter(([name]) => !name.includes("."));
  return {
    ...Object.fromEntries(own),
    hasHeader: String(sample.hasHeader),
    ...(sample.xml ? { record: sample.xml.record } : {}),
    ...formOfRules(entity, columns, rules),
  };
}

const writingForm = ({ hasHeader, encoding, delimiter, quote }: CsvMapping): PairingForm => ({
  hasHeader: String(hasHeader),
  encoding,
  delimiter,
  quote,
});

/** What was typed, with the steps of fields that were chosen just now. */
function shownForm(entity: Entity, form: PairingForm, { lines }: ReadPairing): PairingForm {
  const shown = { ...form };
  for (const { key, rule } of lines) {
    for (const [part, value] of Object.entries(partsOfRule(entity, rule))) {
      shown[`${key}.${part}`] = value;
    }
  }
  return shown;
}

function errorsOf(
  c: Request,
  { entity, read, mapping, name }: {
    entity: Entity;
    read: ReadPairing;
    mapping: CsvMapping;
    name: string;
  },
): Errors {
  const { language } = c.var;
  const texts = csvTexts[language].errors;
  if (mapping.columns.length === 0) return { "": texts.fileGone };
  const errors = pairingErrors(language, entity, read, mapping);
  if (!csvMapping.safeParse(mapping).success) errors[""] ??= texts.too_long;
  return name === "" ? { ...errors, name: texts.nameMissing } : errors;
}

/** The first records, read exactly as an import would. */
async function previewOf(
  c: Request,
  entity: Entity,
  mapping: CsvMapping,
  source: ByteSource,
): Promise<ShownPreview> {
  const { languages, currency } = c.var.current.shop;
  const format = customFormat({ id: 0, name: "", entity, mapping });
  const options = { entity, language: languages[0]!, currency, codeTag: "ITEM_ID" as const };
  const beginning = beginningOf(source, beginningSize);
  const { rows, problems } = await previewRecords(format, beginning, options, rowsShown);
  const paths = mapping.rules.flatMap(({ target }) => {
    const found = targetAt(entity, target);
    if (!found || isKeyKind(found.kind)) return [];
    if (found.kind === "file_id" || found.kind === "parent_file_id") return [];
    if (found.field === "delivery") return ["deliveries"];
    return [isListKind(found.kind) ? found.field : target];
  });
  return { paths: [...new Set(paths)], rows, problems };
}

export function pairingPage(c: Request, pairing: Pairing, status: 200 | 422 = 200) {
  const { entity, configuration, sample, columns, form, shown, errors } = pairing;
  const file = sample && { ...sample, file: form.file ?? "", fileName: form.fileName ?? "" };
  return c.html(
    <PairingPage
      page={pageOf(c)}
      entity={entity}
      configuration={configuration}
      sample={file}
      columns={shownColumns(columns, sample)}
      form={form}
      extras={extrasOf(form)}
      values={form}
      shown={shown}
      errors={errors}
    />,
    status,
  );
}
