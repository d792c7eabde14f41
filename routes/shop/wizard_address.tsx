import type { Context } from "hono";
import type { Entity } from "../../core/formats/format.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { FeedFile } from "../../tenants/files/feed_files.ts";
import { formatOfShop } from "../../tenants/shop/shop_formats.ts";
import type { FormValues } from "../../views/components/form.tsx";
import { paths } from "../../views/paths.ts";
import { feedFailureText } from "../../views/texts/feed_failures.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import type { Environment } from "../environment.ts";
import { createRouter } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { chooseFormat, discardFile, folderOf } from "./import_files.ts";
import { readSource } from "./import_source_form.ts";
import { type AddressSource, sealAddress } from "./kept_address.ts";
import { pairUnknown } from "./pair_unknown.ts";
import { askAgain, entityOf } from "./wizard_pages.tsx";

/** An address that was pasted into the wizard: what lies there answers questions. @see R42, R48 */
export const wizardAddress = createRouter();

type Request = Context<Environment>;

/** A person waits for this page, so it is given up long before a run would be. */
const patienceMs = 45_000;

const fieldNames = [
  "entity",
  "format",
  "mode",
  "frequency",
  "source",
  "name",
  "address",
  "anyCertificate",
] as const;

wizardAddress.post("/shops/:shop/imports/recognise-address", async (c) => {
  const fields = await readForm(c, ...fieldNames);
  const { shop, database } = c.var.current;
  const entity = entityOf(fields.entity) ?? "products";
  const source = readSource(c, { ...fields, source: "address" });
  if (!source.ok) return askAgain(c, fields, source.error);
  const given = source.value as AddressSource;
  const sealedAddress = await sealAddress(c, given);
  const looked = await lookAt(c, given, { entity, format: fields.format });
  if (!looked.ok && looked.error.unknown) {
    const paired = await pairUnknown(c, looked.error.unknown, { entity, sealedAddress });
    if (paired) return paired;
  }
  if (!looked.ok) return await goOnByHand(c, { ...fields, sealedAddress }, looked.error);
  const { file, format } = looked.value;
  const { name } = (await formatOfShop(database, format))!;
  setNotice(c, { tone: "positive", text: wizardTexts[c.var.language].recognised(name) });
  const { mode, frequency } = fields;
  const answers = { entity, format, mode, frequency, file: file.key, fileName: file.name };
  return c.redirect(
    paths.importWizard(shop, { ...answers, sealedAddress, name: fields.name || undefined }),
    303,
  );
});

interface Refusal {
  text: string;
  /** Whether the server's certificate is what it failed of. */
  isCertificate?: boolean;
  /** A file that came whole and is of no format that was wanted; still there. */
  unknown?: FeedFile;
}

/** Fetches what lies at the address, and says what it is; only what nobody knows stays besides. */
async function lookAt(
  c: Request,
  source: AddressSource,
  { entity, format = "auto" }: { entity: Entity; format: string | undefined },
): Promise<Result<{ file: FeedFile; format: string }, Refusal>> {
  const fetched = await fetchNow(c, source);
  if (!fetched.ok) return fetched;
  const file = fetched.value;
  const isEmpty = file.size === 0 && format === "auto";
  const chosen = isEmpty
    ? err(wizardTexts[c.var.language].errors.addressEmpty)
    : await chooseFormat(c, file, format, entity);
  if (chosen.ok) return ok({ file, format: chosen.value });
  if (!isEmpty && format === "auto") return err({ text: chosen.error, unknown: file });
  await discardFile(c, file);
  return err({ text: chosen.error });
}

async function fetchNow(
  c: Request,
  { address, anyCertificate }: AddressSource,
): Promise<Result<FeedFile, Refusal>> {
  const { language } = c.var;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  const { signal } = patience;
  const [shopId, shopFolder] = [c.var.current.shop.id, folderOf(c)];
  const order = { address, anyCertificate, shopId, shopFolder, validators: undefined, signal };
  try {
    const answer = await c.var.services.fetchSource(order);
    if (answer.kind === "fetched") return ok(answer.file);
    // Nothing was said of an older file, so "not modified" is no answer.
    const failure = answer.kind === "failed" ? answer : { reason: "protocol", details: {} };
    const text = feedFailureText(language, failure).text;
    return err({ text, isCertificate: failure.reason === "certificate" });
  } catch (error) {
    if (signal.aborted) return err({ text: wizardTexts[language].errors.addressSlow });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What was typed stays, and the kind of data can be chosen without the file. */
function goOnByHand(
  c: Request,
  { sealedAddress, ...fields }: FormValues,
  { text, isCertificate }: Refusal,
): Promise<Response> {
  // Whoever has answered all else sees the field again, with a button that does without looking.
  const kept = fields.frequency ? {} : { sealedAddress };
  const exception = isCertificate ? { anyCertificate: fields.anyCertificate ?? "" } : {};
  return askAgain(c, { ...fields, ...kept, ...exception }, { address: text });
}
