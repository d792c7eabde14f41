import { parseDecimal } from "../formats/numbers.ts";
import { parseUrl } from "../formats/urls.ts";
import type { Language } from "../language.ts";
import { err, ok, type Result } from "../result.ts";
import type { ProductField } from "./fields.ts";
import type { FormProblem, ListLine } from "./form_problem.ts";
import type {
  FileValue,
  GiftValue,
  ImageValue,
  LabelValue,
  LocalText,
  ParameterValue,
  SetValue,
  Value,
} from "./values.ts";

type List = Exclude<Value, string | number | boolean>;

/** How a list is written in a form, one entry a line. */
interface ListSyntax<T> {
  as: ListLine;
  line(entry: T, language: Language): string;
  /** `undefined` when the line makes no sense. */
  entry(line: string, old: readonly T[], language: Language): T | undefined;
}

const syntax = <T>(of: ListSyntax<T>) => of as ListSyntax<unknown>;

const code = syntax<string>({
  as: "code",
  line: (entry) => entry,
  entry: (line) => line.length <= 200 ? line : undefined,
});

const any = (text: LocalText, language: Language): string =>
  text[language] ?? Object.values(text)[0] ?? "";

/** Fields that a form shows as lines; the words of texts are those of the main language. */
const syntaxes = {
  related: code,
  alternatives: code,
  accessories: code,
  images: syntax<ImageValue>({
    as: "url",
    line: ({ url }) => url,
    entry: (line, old) => {
      const url = webAddress(line);
      return url === undefined ? undefined : old.find((each) => each.url === url) ?? { url };
    },
  }),
  files: syntax<FileValue>({
    as: "url",
    line: ({ url, titles = {} }, language) => `${url} ${any(titles, language)}`.trim(),
    entry: (line, old, language) => {
      const [address = "", ...words] = line.split(/\s+/);
      const url = webAddress(address);
      if (url === undefined) return undefined;
      const title = words.join(" ");
      const known = old.find((each) => each.url === url)?.titles ?? {};
      return title ? { url, titles: { ...known, [language]: title } } : { url };
    },
  }),
  gifts: syntax<GiftValue>({
    as: "code",
    line: (gift) => gift.code,
    entry: (line, old) =>
      line.length > 200
        ? undefined
        : old.find((gift) => gift.code === line) ?? { code: line, type: "variant" },
  }),
  sets: syntax<SetValue>({
    as: "set",
    line: (set) => `${set.code}; ${set.quantity}`,
    entry: (line) => {
      const match = /^(.{1,200}?)\s*;\s*(\S+)$/.exec(line);
      const quantity = parseDecimal(match?.[2] ?? "");
      if (!match || !quantity.ok || quantity.value.value <= 0) return undefined;
      return { code: match[1]!, quantity: quantity.value.value };
    },
  }),
  labels: syntax<LabelValue>({
    as: "label",
    line: ({ name, from, to }) => from || to ? `${name}; ${from ?? ""}; ${to ?? ""}` : name,
    entry: (line, old) => {
      const [name = "", from = "", to = "", ...more] = line.split(";").map((part) => part.trim());
      if (!name || name.length > 100 || more.length > 0 || ![from, to].every(isDayOrNothing)) {
        return undefined;
      }
      const { from: _from, to: _to, ...kept } = old.find((each) => each.name === name) ?? { name };
      return { ...kept, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    },
  }),
  parameters: syntax<ParameterValue>({
    as: "parameter",
    line: ({ name, value }, language) => `${any(name, language)}: ${any(value, language)}`,
    entry: (line, old, language) => {
      const [, name = "", value = ""] = /^([^:]{1,100}):\s*(.{1,500})$/.exec(line) ?? [];
      if (name.trim() === "" || value === "") return undefined;
      const known = old.find((each) => each.name[language] === name.trim());
      return {
        name: { ...known?.name, [language]: name.trim() },
        value: { [language]: value },
      };
    },
  }),
} satisfies Partial<Record<ProductField, ListSyntax<unknown>>>;

export type LineField = keyof typeof syntaxes;
export const lineFields = Object.keys(syntaxes) as LineField[];

export const isLineField = (field: ProductField): field is LineField =>
  Object.hasOwn(syntaxes, field);

function webAddress(text: string): string | undefined {
  const url = parseUrl(text);
  return url.ok && URL.canParse(url.value.value) ? url.value.value : undefined;
}

const isDayOrNothing = (text: string): boolean =>
  text === "" || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)));

/** The main picture comes first, as it will be read again. */
export function listText(field: LineField, value: Value | undefined, language: Language): string {
  const entries = Array.isArray(value) ? [...value as readonly unknown[]] : [];
  if (field === "images") entries.sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
  return entries.map((entry) => syntaxes[field].line(entry, language)).join("\n");
}

const isMain = (entry: unknown): boolean => (entry as ImageValue).main === true;

const entriesMax = 500;

/**
 * Reads lines of a form. A line that was there before keeps all that it does not show: titles in
 * other languages, marks of pictures.
 */
export function readList(
  field: LineField,
  text: string,
  { old, language }: { old: Value | undefined; language: Language },
): Result<List | null, FormProblem> {
  const { as, line: lineOf, entry } = syntaxes[field];
  const known = Array.isArray(old) ? old as readonly unknown[] : [];
  const byLine = new Map(known.map((each) => [lineOf(each, language), each]));
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const entries = new Map<string, unknown>();
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const read = byLine.get(line) ?? entry(line, known, language);
    if (read === undefined || entries.size >= entriesMax) {
      return err({ code: "list_line", line: index + 1, value: line.slice(0, 60), as });
    }
    entries.set(line, read);
  }
  if (entries.size === 0) return ok(null);
  const list = [...entries.values()];
  return ok((field === "images" ? firstIsMain(list as ImageValue[]) : list) as List);
}

function firstIsMain(images: readonly ImageValue[]): ImageValue[] {
  return images.map(({ main: _main, ...image }, index) =>
    index === 0 ? { ...image, main: true } : image
  );
}
