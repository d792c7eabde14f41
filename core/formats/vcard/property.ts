import { decodedAs, decodedBy } from "../letters.ts";
import { usualCharset } from "./charset.ts";

export type CardVersion = "2.1" | "3.0" | "4.0";

/** A property taken apart; its value stands as the file has it. */
export interface CardProperty {
  /** In capitals, without the group. */
  name: string;
  /** What joins properties that belong together, such as an address and its label. */
  group: string;
  /** Kinds of an address or a number, in capitals. */
  types: ReadonlySet<string>;
  /** From 1, the most preferred, to 100; `undefined` when nothing is said. */
  preference: number | undefined;
  isQuotedPrintable: boolean;
  charset: string | undefined;
  value: string;
  /** It is written as only version 2.1 allows it. */
  isOld: boolean;
  line: number;
  /** The name as the file spells it. */
  tag: string;
}

const encodings = new Set(["QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"]);

/** Takes a property apart; `undefined` for a line that is none. */
export function readProperty(text: string, line: number): CardProperty | undefined {
  const end = headEnd(text);
  if (end < 0) return undefined;
  const semicolon = text.indexOf(";");
  const hasParameters = semicolon >= 0 && semicolon < end;
  const full = text.slice(0, hasParameters ? semicolon : end);
  const dot = full.indexOf(".");
  const tag = full.slice(dot + 1).trim();
  const types = hasParameters ? new Set<string>() : noTypes;
  const found: CardProperty = {
    name: tag.toUpperCase(),
    group: dot < 0 ? "" : full.slice(0, dot).trim().toUpperCase(),
    types,
    preference: undefined,
    isQuotedPrintable: false,
    charset: undefined,
    value: text.slice(end + 1),
    isOld: false,
    line,
    tag,
  };
  if (hasParameters) {
    for (const parameter of splitOutsideQuotes(text.slice(semicolon + 1, end), ";")) {
      readParameter(found, types, parameter.trim());
    }
    if (types.delete("PREF")) found.preference ??= 1;
  }
  return found.name === "" ? undefined : found;
}

/** Of all properties without parameters, which are most of them; never added to. */
const noTypes = new Set<string>();

function readParameter(found: CardProperty, types: Set<string>, parameter: string): void {
  const equals = parameter.indexOf("=");
  const name = equals < 0 ? "" : parameter.slice(0, equals).trim().toUpperCase();
  const value = withoutQuotes(parameter.slice(equals + 1).trim());
  const word = value.toUpperCase();
  const isBareType = name === "" && !encodings.has(word) && word !== "";
  if (name === "" ? !isBareType : name === "ENCODING") {
    found.isQuotedPrintable ||= word === "QUOTED-PRINTABLE";
    found.isOld ||= found.isQuotedPrintable;
  } else if (isBareType) {
    types.add(word);
    found.isOld ||= word !== "PREF";
  } else if (name === "TYPE") {
    for (const type of word.split(",")) types.add(type.trim());
  } else if (name === "PREF" && /^\d{1,3}$/.test(value)) {
    found.preference = Number(value);
  } else if (name === "CHARSET") {
    found.charset = value;
    found.isOld = true;
  }
}

const withoutQuotes = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;

/** Where the value begins: at a colon that is neither quoted nor escaped. */
function headEnd(text: string): number {
  const colon = text.indexOf(":");
  const quote = text.indexOf('"');
  if ((quote < 0 || quote > colon) && text[colon - 1] !== "\\") return colon;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ":" && !isQuoted && text[at - 1] !== "\\") return at;
  }
  return text.indexOf(":");
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === separator && !isQuoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** A card taken apart. */
export interface Card {
  version: CardVersion;
  properties: readonly CardProperty[];
  byName: ReadonlyMap<string, readonly CardProperty[]>;
  /** How bytes are read that are not UTF-8 and say nothing of themselves. */
  usualCharset(): string;
}

export function cardOf(
  properties: readonly CardProperty[],
  texts: readonly string[],
): Card {
  const byName = new Map<string, CardProperty[]>();
  for (const property of properties) {
    const alike = byName.get(property.name);
    if (alike) alike.push(property);
    else byName.set(property.name, [property]);
  }
  const said = byName.get("VERSION")?.at(0)?.value.trim() ?? "";
  return {
    version: versionOf(said) ?? (properties.some(({ isOld }) => isOld) ? "2.1" : "3.0"),
    properties,
    byName,
    usualCharset: () => usualCharset(texts),
  };
}

function versionOf(said: string): CardVersion | undefined {
  const [major] = said;
  return major === "2" ? "2.1" : major === "3" ? "3.0" : major === "4" ? "4.0" : undefined;
}

/** The whole value as text. */
export const valueText = (card: Card, property: CardProperty): string =>
  meant(card, property, property.value);

/** The values between separators; an escaped separator is a letter. */
export const valueTexts = (card: Card, property: CardProperty, separator: ";" | ","): string[] =>
  cutAt(property.value, separator, card.version).map((part) => meant(card, property, part));

/** Values between semicolons, of which each can be a list with commas, save in version 2.1. */
export function valueLists(card: Card, property: CardProperty): string[][] {
  return cutAt(property.value, ";", card.version).map((part) =>
    (card.version === "2.1" ? [part] : cutAt(part, ",", card.version))
      .map((each) => meant(card, property, each)).filter((each) => each !== "")
  );
}

function cutAt(value: string, separator: ";" | ",", version: CardVersion): string[] {
  if (!value.includes("\\")) return value.split(separator);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const isEscape = value[at] === "\\" && (version !== "2.1" || value[at + 1] === ";");
    if (isEscape) at++;
    else if (value[at] === separator) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

// deno-lint-ignore no-control-regex -- these are what is dropped
const unclean = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/;
// deno-lint-ignore no-control-regex -- these are what is dropped
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Decoded, unescaped, with line ends as everywhere and without what no text may contain. */
function meant({ version, usualCharset }: Card, property: CardProperty, value: string): string {
  const text = property.isQuotedPrintable
    ? fromQuotedPrintable(value, property.charset, usualCharset)
    : value;
  const bare = version === "2.1" ? text.replaceAll("\\;", ";") : unescaped(text);
  const clean = unclean.test(bare) ? bare.replace(/\r\n?/g, "\n").replace(controls, "") : bare;
  return clean.trim();
}

function unescaped(text: string): string {
  let bare = "";
  let from = 0;
  for (let at = text.indexOf("\\"); at >= 0; at = text.indexOf("\\", at)) {
    const letter = text[at + 1];
    if (letter === undefined || !escapable.includes(letter)) {
      at++;
      continue;
    }
    bare += text.slice(from, at) + (letter === "n" || letter === "N" ? "\n" : letter);
    from = at += 2;
  }
  return from === 0 ? text : bare + text.slice(from);
}

const escapable = '\\,;:nN"';

/** What is written as `=HH` becomes letters again; a broken one stays as it is. */
function fromQuotedPrintable(
  value: string,
  charset: string | undefined,
  usual: () => string,
): string {
  return value.replace(/=$/, "").replace(/(?:=[0-9a-f]{2})+/gi, (run) => {
    const letters = run.replace(
      /=(..)/g,
      (_, digits: string) => String.fromCharCode(parseInt(digits, 16)),
    );
    return decodedBy(charset, letters) ?? decodedAs(usual(), letters);
  });
}
