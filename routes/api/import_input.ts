import { formatAddress, parseFeedAddress } from "../../core/feeds/address.ts";
import { maskedAddress } from "../../core/feeds/masked_address.ts";
import type { Entity } from "../../core/formats/format.ts";
import {
  type ImportFrequency,
  type ImportMode,
  type ImportSettings,
  importSettings,
} from "../../core/imports/settings.ts";
import { frequenciesOf } from "../../core/imports/wizard.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { isInboxName } from "../../tenants/files/inbox.ts";
import type { FetchedSource } from "../../tenants/jobs/import_orders.ts";
import type { Shop } from "../../tenants/platform/shops.ts";
import type { FormatRefusal } from "../../tenants/shop/format_choice.ts";
import { feedTexts } from "../../views/texts/feed_texts.ts";
import { refusedAddress } from "../refused_address.ts";
import { type ApiProblem, problemsOf } from "./api_error.ts";
import type { ApiContext } from "./caller.ts";
import type { SourceOrder } from "./import_documents.ts";

type Read<T> = Result<T, ApiProblem[]>;

/** Settings as they were sent, over what an import of the shop does when nothing is set. */
export function readSettings(
  shop: Shop,
  given: Record<string, unknown> = {},
  mode: ImportMode | undefined = undefined,
): Read<ImportSettings> {
  const usual = { language: shop.languages[0], currency: shop.currency };
  return parseSettings({ ...usual, ...given, ...(mode ? { mode } : {}) });
}

export function parseSettings(given: Record<string, unknown>): Read<ImportSettings> {
  const parsed = importSettings.safeParse(given);
  return parsed.success ? ok(parsed.data) : err(problemsOf(parsed.error, "settings"));
}

/** Where the file is; the same addresses are refused as in the admin. */
export function readSource(c: ApiContext, order: SourceOrder): Read<FetchedSource> {
  if (order.kind === "inbox") {
    const inboxFile = order.file.trim().normalize("NFC");
    if (isInboxName(inboxFile)) return ok({ source: "inbox", inboxFile });
    const message = "A name has letters, digits, spaces and . _ - ( ) + only.";
    return err([{ field: "source.file", code: "name_unusable", message }]);
  }
  const parsed = parseFeedAddress(order.address);
  if (!parsed.ok) return err([addressProblem(parsed.error)]);
  const refused = refusedAddress(c.var.services, c.var.caller.shop, parsed.value);
  if (refused) return err([addressProblem(refused)]);
  return ok({
    source: "address",
    address: formatAddress(parsed.value),
    shown: maskedAddress(parsed.value),
    anyCertificate: order.anyCertificate,
  });
}

const addressProblem = (code: keyof typeof feedTexts.en.address): ApiProblem => ({
  field: "source.address",
  code,
  message: feedTexts.en.address[code],
});

/** How often such records may be imported, in such a mode. @see R6, R8, R9, R43 */
export function frequencyProblems(
  entity: Entity,
  frequency: ImportFrequency,
  mode?: ImportMode,
): ApiProblem[] {
  const offered = frequenciesOf(entity, mode);
  if (offered.includes(frequency)) return [];
  const those = mode === "create"
    ? `Imports of ${entity} that only create`
    : `Imports of ${entity}`;
  const message = `${those} run ${offered.join(" or ")}.`;
  return [{ field: "frequency", code: "frequency_not_offered", message }];
}

export function formatProblem(refusal: FormatRefusal, entity: Entity): ApiProblem {
  switch (refusal.code) {
    case "format_mismatch": {
      const { format, entity: other } = refusal.found;
      const message = `The file is ${format.name} with ${other}, not with ${entity}.`;
      return { field: "file", code: refusal.code, message };
    }
    case "file_is_html": {
      const message = "The file is a web page, perhaps one of errors or a sign-in.";
      return { field: "file", code: refusal.code, message };
    }
    case "format_not_offered":
    case "format_unknown": {
      const ids = refusal.offered.map(({ id }) => id).join(", ") || "none";
      const field = refusal.code === "format_unknown" ? "file" : "format";
      return { field, code: refusal.code, message: `Formats for ${entity}: ${ids}.` };
    }
  }
}
