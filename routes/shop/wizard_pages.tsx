import type { Context } from "hono";
import { entities, type Entity } from "../../core/formats/format.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import { readAnswers, type WizardAnswers } from "../../core/imports/wizard.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type FeedFile, FeedTooLargeError } from "../../tenants/files/feed_files.ts";
import { firstRecords } from "../../tenants/shop/first_records.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { Review } from "../../views/imports/review.tsx";
import { Wizard } from "../../views/imports/wizard.tsx";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import { importSourceTexts } from "../../views/texts/import_source.ts";
import type { Environment } from "../environment.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";
import { UploadRefusedError } from "../upload.ts";
import { openAddress } from "./kept_address.ts";
import {
  chooseFormat,
  discardFile,
  formatsOf,
  isImportable,
  keptFile,
  readFeedUpload,
  shownFormat,
  sourceOfFile,
  unpacked,
} from "./import_files.ts";
import { importPrices } from "./import_prices.ts";

type Request = Context<Environment>;

const recordsShown = 10;

/** A kind of records that can be imported. */
export const entityOf = (text: string | undefined): Entity | undefined =>
  entities.find((entity) => entity === text && isImportable(entity));

/** The form of a file; a refused one is answered. */
export async function readUploaded(c: Request) {
  try {
    return await readFeedUpload(c);
  } catch (error) {
    if (error instanceof UploadRefusedError) return refuse(c, "expired");
    if (!(error instanceof FeedTooLargeError)) throw error;
    return askAgain(c, {}, { file: importSourceTexts[c.var.language].fileTooLarge });
  }
}

/** A file that can be imported, unpacked; one that cannot leaves nothing behind. */
export async function acceptFile(
  c: Request,
  fields: FormValues,
  file: FeedFile | undefined,
  entity: Entity,
): Promise<Result<{ file: FeedFile; format: string }, string>> {
  const accepted = await acceptAnyFile(c, fields, file, entity);
  if (!("unknown" in accepted)) return accepted;
  await discardFile(c, accepted.unknown);
  return err(accepted.error);
}

/** The same, but a file that is whole and of no known format stays, for somebody to decide. */
export async function acceptAnyFile(
  c: Request,
  fields: FormValues,
  file: FeedFile | undefined,
  entity: Entity,
): Promise<
  | Result<{ file: FeedFile; format: string }, string>
  | { ok: false; unknown: FeedFile; error: string }
> {
  if (!file) return err(wizardTexts[c.var.language].errors.fileMissing);
  const inside = await unpacked(c, file);
  if (!inside.ok) return inside;
  const format = await chooseFormat(c, inside.value, fields.format ?? "auto", entity);
  return format.ok
    ? ok({ file: inside.value, format: format.value })
    : { ...format, unknown: inside.value };
}

/** The last page: the first records as they would land, and all settings. */
export async function review(
  c: Request,
  answers: WizardAnswers,
  { settings, values, errors = {} }: {
    settings: ImportSettings;
    values: FormValues;
    errors?: Errors;
  },
): Promise<Response> {
  const { database, shop } = c.var.current;
  const { platform } = c.var.services;
  const { entity } = answers;
  const shownAddress = await shownAddressOf(c, answers);
  if (answers.sealedAddress !== undefined && shownAddress === undefined) {
    return askAgain(c, { ...answers }, {});
  }
  const file = await keptFile(c, answers.file!, answers.fileName ?? "");
  const format = await formatOfShop(database, answers.format!);
  if (!file || !format) return askAgain(c, { entity }, {});
  const { records, problems } = await firstRecords({
    database,
    source: await sourceOfFile(c, file),
    format,
    entity,
    settings,
    frequency: answers.frequency ?? "once",
    languages: shop.languages,
    now: platform.now,
    limit: recordsShown,
  });
  return c.html(
    <Review
      page={pageOf(c)}
      entity={entity}
      answers={answers}
      shownAddress={shownAddress}
      format={shownFormat(format, answers.format!, entity)}
      records={records}
      problems={problems}
      values={values}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** The address that an earlier step has taken, without its secrets. */
export async function shownAddressOf(
  c: Request,
  { sealedAddress }: WizardAnswers,
): Promise<string | undefined> {
  return sealedAddress === undefined ? undefined : (await openAddress(c, sealedAddress))?.shown;
}

/**
 * The question whose answer was refused, with what was typed. An address that has been carried for
 * too long is asked for again.
 */
export async function askAgain(c: Request, values: FormValues, errors: Errors): Promise<Response> {
  const entity = entityOf(values.entity) ?? "products";
  const { file: _file, fileName: _fileName, ...rest } = values;
  // Only the first question and the last one have a file to say what is wrong with.
  const given = errors.file && !values.frequency ? { ...rest, format: undefined } : rest;
  const formats = await formatsOf(c, entity);
  const answers = readAnswers(entity, formats, given);
  const shownAddress = await shownAddressOf(c, answers);
  const isOld = answers.sealedAddress !== undefined && shownAddress === undefined;
  if (isOld) delete answers.sealedAddress;
  const address = isOld ? { address: wizardTexts[c.var.language].errors.addressOld } : {};
  return c.html(
    <Wizard
      page={pageOf(c)}
      entity={entity}
      answers={answers}
      shownAddress={shownAddress}
      formats={formats}
      prices={await importPrices(c)}
      values={values}
      errors={{ ...address, ...errors }}
    />,
    422,
  );
}
