import { configurationNameMax, csvEncodings } from "../../core/formats/custom/mapping.ts";
import type { CsvSample } from "../../core/formats/custom/sample.ts";
import type { XmlSample } from "../../core/formats/custom/xml_sample.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { fieldsOf, Form, FormErrors, type FormValues } from "../components/form.tsx";
import { Select, TextInput } from "../components/inputs.tsx";
import { Layout } from "../layout.tsx";
import { paths } from "../paths.ts";
import { csvTexts } from "../texts/csv_configurations.ts";
import { importListTexts } from "../texts/import_list.ts";
import { PairingPreview, type ShownPreview } from "./pairing_preview.tsx";
import { ExtraLines, PairingTable, type PairingTableProps } from "./pairing_table.tsx";

interface PairingProps extends Omit<PairingTableProps, "preview" | "hasSample"> {
  /** Absent while it is not saved. */
  configuration: { id: number; name: string } | undefined;
  sample:
    | (CsvSample & { file: string; fileName: string } & Partial<Pick<XmlSample, "xml">>)
    | undefined;
  /** `name`, `file`, `import`, and how the file is written. */
  values: FormValues;
  shown: ShownPreview | undefined;
}

/** Pairs the columns of a sample with fields. Every change shows at once what comes of it. @see R20 */
export function PairingPage(props: PairingProps) {
  const { page, entity, configuration, sample, values, errors } = props;
  const texts = csvTexts[page.language];
  const shop = page.shop!;
  const preview = configuration
    ? paths.csvConfigurationPart(shop, configuration.id, "preview")
    : paths.csvPreview(shop);
  const table: PairingTableProps = { ...props, preview, hasSample: sample !== undefined };
  return (
    <Layout
      page={page}
      title={configuration?.name ?? texts.pairing.newTitle}
      active={`${entity}/import`}
      breadcrumbs={[
        {
          text: importListTexts[page.language].titles[entity],
          href: paths.entityImports(shop, entity),
        },
        { text: texts.list, href: paths.csvConfigurations(shop, entity) },
      ]}
    >
      <Form
        page={page}
        action={configuration
          ? paths.csvConfiguration(shop, configuration.id)
          : paths.csvConfigurations(shop, entity)}
        layout="plain"
        id="pairing"
        hx-post={preview}
        hx-trigger="change delay:100ms"
        hx-target="#pairing"
        hx-select="#pairing"
        hx-swap="outerMorph"
        hx-sync="this:replace"
      >
        {/* Enter refreshes; saving is a button of its own. */}
        <button
          type="submit"
          class="visually-hidden"
          tabindex={-1}
          aria-hidden="true"
          formaction={preview}
        >
          {texts.pairing.refresh}
        </button>
        <input type="hidden" name="entity" value={entity} />
        <input type="hidden" name="columnCount" value={String(props.columns.length)} />
        {["file", "fileName", "import", "sealedAddress"].map((name) =>
          values[name] && <input type="hidden" name={name} value={values[name]} />
        )}
        <div class="pairing">
          <FormErrors page={page} errors={errors} {...(errors[""] ? { text: errors[""] } : {})} />
          <PairingHead {...props} preview={preview} />
          <PairingTable {...table} />
          <ExtraLines {...table} />
          <PairingPreview page={page} entity={entity} preview={props.shown} />
          <ButtonRow>
            <Button kind="primary" icon="check">
              {sample && !configuration ? texts.pairing.saveAndImport : texts.pairing.save}
            </Button>
            <Button formaction={preview} icon="refresh-cw">{texts.pairing.refresh}</Button>
          </ButtonRow>
        </div>
      </Form>
    </Layout>
  );
}

function PairingHead(props: PairingProps & { preview: string }) {
  const { page, entity, configuration, sample, values, errors, preview } = props;
  const texts = csvTexts[page.language];
  const field = fieldsOf(values, errors);
  const upload = paths.newCsvConfiguration(page.shop!, {
    entity,
    configuration: configuration?.id,
    import: values.import,
  });
  return (
    <section class="pairing-head">
      <TextInput
        {...field("name")}
        label={texts.name}
        hint={texts.pairing.nameHint}
        width="medium"
        maxlength={configurationNameMax}
      />
      {sample
        ? (
          <div class="button-row">
            <span>
              {texts.pairing.sample}: <span class="file-name">{sample.fileName}</span>
            </span>
            <Button
              kind="quiet"
              size="small"
              icon="zap"
              name="again"
              value="1"
              formaction={preview}
            >
              {texts.pairing.propose}
            </Button>
          </div>
        )
        : (
          <p class="faint">
            {texts.sample.anotherText} <a href={upload}>{texts.sample.another}</a>
          </p>
        )}
      {sample?.xml ? <RecordField {...props} xml={sample.xml} /> : <FileFields {...props} />}
    </section>
  );
}

/** Which elements of an XML file are its records. */
function RecordField({ page, xml }: PairingProps & { xml: XmlSample["xml"] }) {
  const texts = csvTexts[page.language].pairing;
  return (
    <>
      <input type="hidden" name="shownRecord" value={xml.record} />
      <Select
        name="record"
        label={texts.record}
        hint={texts.recordHint}
        value={xml.record}
        width="medium"
        options={xml.candidates.map((value) => ({ value, label: `<${value}>` }))}
      />
    </>
  );
}

function FileFields({ page, sample, values, errors }: PairingProps) {
  const texts = csvTexts[page.language].pairing;
  const field = fieldsOf(values, errors);
  const delimiters = texts.delimiters as Record<string, string>;
  const quotes = texts.quotes as Record<string, string>;
  const found = (text: string | undefined) =>
    text === undefined ? texts.autoUnknown : texts.auto(text);
  const isSet = ["encoding", "delimiter", "quote"].some((name) => values[name]);
  return (
    <details class="pairing-steps" open={isSet || values.hasHeader === "false"}>
      <summary>{texts.fileTitle}</summary>
      <div class="pairing-steps-body">
        <p class="faint">{texts.fileText}</p>
        <Checkbox
          name="hasHeader"
          value="true"
          checked={values.hasHeader !== "false"}
          label={texts.hasHeader}
        />
        <Select
          {...field("encoding")}
          label={texts.encoding}
          width="medium"
          empty={found(sample?.encoding)}
          options={csvEncodings.map((value) => ({ value, label: value }))}
        />
        <Select
          {...field("delimiter")}
          label={texts.delimiter}
          width="medium"
          empty={found(sample && (delimiters[sample.delimiter] ?? sample.delimiter))}
          options={Object.entries(delimiters).map(([value, label]) => ({ value, label }))}
        />
        <Select
          {...field("quote")}
          label={texts.quote}
          width="medium"
          empty={found(sample && quotes[sample.quote])}
          options={Object.entries(quotes).map(([value, label]) => ({ value, label }))}
        />
      </div>
    </details>
  );
}
