import { googleExport } from "../formats/google/export.ts";
import { heurekaExport } from "../formats/heureka/export.ts";
import { upgatesCsvExport } from "../formats/upgates/csv_export.ts";
import { upgatesXmlExport } from "../formats/upgates/xml_export.ts";
import { vcardExport } from "../formats/vcard/export.ts";
import { zboziExport } from "../formats/zbozi/export.ts";
import type { ExportFormat } from "./export_format.ts";

/** Every format that can be written, in the order in which people are offered them. */
export const exportFormats: readonly ExportFormat[] = [
  upgatesXmlExport,
  upgatesCsvExport,
  heurekaExport,
  zboziExport,
  googleExport,
  vcardExport,
];

export const exportFormatById = (id: string): ExportFormat | undefined =>
  exportFormats.find((format) => format.id === id);
