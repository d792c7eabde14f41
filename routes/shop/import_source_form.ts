import type { Context } from "hono";
import { formatAddress, parseFeedAddress } from "../../core/feeds/address.ts";
import { maskedAddress } from "../../core/feeds/masked_address.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { isInboxName } from "../../tenants/files/inbox.ts";
import type { FetchedSource } from "../../tenants/jobs/import_orders.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { feedTexts } from "../../views/texts/feed_texts.ts";
import { wizardTexts } from "../../views/texts/import_wizard.ts";
import type { Environment } from "../environment.ts";
import { refusedAddress } from "../refused_address.ts";

/** @returns where the file is, or what to say beside the field */
export function readSource(
  c: Context<Environment>,
  fields: FormValues,
): Result<FetchedSource, Errors> {
  const { language } = c.var;
  const texts = wizardTexts[language].errors;
  if (fields.source === "inbox") {
    const inboxFile = (fields.inboxFile ?? "").trim().normalize("NFC");
    if (!isInboxName(inboxFile)) return err({ inboxFile: texts.inboxName });
    return ok({ source: "inbox", inboxFile });
  }
  const address = (fields.address ?? "").trim();
  if (address === "") return err({ address: texts.addressMissing });
  const parsed = parseFeedAddress(address);
  if (!parsed.ok) return err({ address: feedTexts[language].address[parsed.error] });
  const refused = refusedAddress(c.var.services, c.var.current.shop, parsed.value);
  if (refused) return err({ address: feedTexts[language].address[refused] });
  return ok({
    source: "address",
    address: formatAddress(parsed.value),
    shown: maskedAddress(parsed.value),
    anyCertificate: fields.anyCertificate === "true",
  });
}
