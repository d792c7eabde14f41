import type { Format } from "../format.ts";
import { customCsv } from "./csv_format.ts";
import type { CsvConfiguration } from "./mapping.ts";
import { customXml } from "./xml_format.ts";

/** The id of the format that a pairing makes. */
export const customId = ({ id, mapping }: Pick<CsvConfiguration, "id" | "mapping">): string =>
  `${mapping.xml ? "xml" : "csv"}:${id}`;

/** The ids that a pairing can have: another sample may make XML of a table. */
export const idsOfConfiguration = (id: number): string[] => [`csv:${id}`, `xml:${id}`];

/** The pairing that a format's id speaks of; `undefined` for a format that is built in. */
export function configurationIdOf(formatId: string): number | undefined {
  const [, digits] = /^(?:csv|xml):(\d{1,15})$/.exec(formatId) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The format of a shop's own table or XML. @see R18–R20 */
export function customFormat(configuration: CsvConfiguration): Format {
  const { xml } = configuration.mapping;
  return xml ? customXml(configuration, xml) : customCsv(configuration);
}
