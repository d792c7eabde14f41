import { entities, type Entity, type FileHead, type Format } from "./format.ts";
import { google } from "./google/format.ts";
import { eshopRychleCsv, webarealCsv } from "./bohemiasoft/format.ts";
import { heureka } from "./heureka/format.ts";
import { mergado } from "./mergado/format.ts";
import { shoptetCsv } from "./shoptet/csv_format.ts";
import { moneyS3 } from "./money_s3/format.ts";
import { pohoda } from "./pohoda/format.ts";
import { shoptetXml } from "./shoptet/xml_format.ts";
import { upgatesCsv } from "./upgates/csv_format.ts";
import { upgatesXml } from "./upgates/xml_format.ts";
import { vcard } from "./vcard/format.ts";
import { zbozi } from "./zbozi/format.ts";

export { readHead } from "./decode.ts";

/** Every format that can be read, in the order in which a file is offered to them. */
export const formats: readonly Format[] = [
  heureka,
  zbozi,
  google,
  mergado,
  upgatesXml,
  upgatesCsv,
  shoptetXml,
  shoptetCsv,
  webarealCsv,
  eshopRychleCsv,
  pohoda,
  moneyS3,
  vcard,
];

/** The kinds of records that some format can bring. */
export const importableEntities: readonly Entity[] = entities.filter((entity) =>
  formats.some((format) => format.entities.includes(entity))
);

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export interface Recognised {
  format: Format;
  entity: Entity;
}

/** The format of a file by its content; `undefined` rather than a guess. */
export function recogniseFormat(head: FileHead): Recognised | undefined {
  for (const format of formats) {
    const entity = format.recognise(head);
    if (entity !== undefined) return { format, entity };
  }
  return undefined;
}

/** Of a file that others complete, when they come together: where it stands among them, from 0. */
export function placeInSet(head: FileHead): number | undefined {
  for (const format of formats) {
    const place = format.placeInSet?.(head);
    if (place !== undefined) return place;
  }
  return undefined;
}
