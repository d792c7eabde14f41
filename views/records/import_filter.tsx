import { Select } from "../components/inputs.tsx";
import type { Page } from "../page.ts";
import { recordTexts } from "../texts/records.ts";

export interface ImportChoice {
  id: number;
  name: string;
}

/** What an import has done with the records of a list. Orders are never created by one. @see R95, D13 */
export type ImportDeed = "createdBy" | "updatedBy";

/** Chooses the records of one import; nothing where no import could have any. */
export function ImportFilter(
  { page, deed, imports, chosen }: {
    page: Page;
    deed: ImportDeed;
    imports: readonly ImportChoice[];
    chosen: number | undefined;
  },
) {
  if (imports.length === 0) return null;
  const texts = recordTexts[page.language].imports;
  return (
    <Select
      name="import"
      label={texts[deed]}
      hideLabel
      empty={texts.any}
      options={imports.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={chosen?.toString() ?? ""}
    />
  );
}

/** How an import is called in the chip of the filter. */
export const importNameOf = (imports: readonly ImportChoice[], chosen: number): string =>
  imports.find(({ id }) => id === chosen)?.name ?? `#${chosen}`;
