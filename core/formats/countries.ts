import { oneLine } from "./one_line.ts";
import { remembered } from "./remembered.ts";

/** Languages in which people and programs call countries. */
const spoken = ["cs", "sk", "en", "de"];

/** Names that are not those of the standard, without marks and in small letters. */
const otherNames = new Map([
  ...["ceska republika", "czech republic", "cr", "tschechische republik"].map((name) =>
    [name, "CZ"] as const
  ),
  ...["slovenska republika", "slovak republic", "sr"].map((name) => [name, "SK"] as const),
  ...["united states of america", "usa"].map((name) => [name, "US"] as const),
  ...["great britain", "velka britanie", "velka britania", "england", "uk"].map((name) =>
    [name, "GB"] as const
  ),
]);

/**
 * The two letters of a country (ISO 3166-1) by its name in Czech, Slovak, English or German, or by
 * the letters themselves; `undefined` for anything else.
 */
export const countryCode = remembered((text): string | undefined => {
  const name = nameKey(text);
  countries ??= readCountries();
  const code = name.toUpperCase();
  return otherNames.get(name) ?? countries.byName.get(name) ??
    (countries.codes.has(code) ? code : undefined);
});

/** The letters of a country that is known, else what stands there. */
export const countryOf = (text: string): string => countryCode(text) ?? text.trim();

let countries: { byName: Map<string, string>; codes: Set<string> } | undefined;

/** All names that the runtime knows; asked for once, because there are a thousand. */
function readCountries() {
  const byName = new Map<string, string>();
  const codes = new Set<string>();
  const names = spoken.map((language) =>
    new Intl.DisplayNames(language, { type: "region", fallback: "none" })
  );
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const canonical = Intl.getCanonicalLocales(`und-${code}`)[0]!.slice(4);
      if (canonical !== code || noCountries.has(code)) continue;
      for (const name of names.map((each) => each.of(code)).filter((each) => each !== undefined)) {
        codes.add(code);
        if (!byName.has(nameKey(name))) byName.set(nameKey(name), code);
      }
    }
  }
  return { byName, codes };
}

/** Regions of the standard that are no countries. */
const noCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const nameKey = (text: string): string =>
  oneLine(text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase();
