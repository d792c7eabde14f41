import { upgatesCsvExport } from "../formats/upgates/csv_export.ts";
import { upgatesXmlExport } from "../formats/upgates/xml_export.ts";
import type { ExportFormat } from "./export_format.ts";

/** Every format that can be written, in the order in which people are offered them. */
export const exportFormats: readonly ExportFormat[] = [upgatesXmlExport, upgatesCsvExport];

export const exportFormatById = (id: string): ExportFormat | undefined =>
  exportFormats.find((format) => format.id === id);
