import { textPath, type Values } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";
import type {
  EntityRecord,
  ParsedRecord,
  RawPart,
  RawRecord,
  ReadOptions,
  VariantRecord,
} from "../format.ts";
import { ownCopy } from "../own_copy.ts";
import { Report } from "../report.ts";
import {
  differingNames,
  type OfferParameters,
  parameterValue,
  parameterValues,
  setParameters,
} from "./group_parameters.ts";
import { commonValues, variantValues } from "./group_values.ts";
import { commonName, restOfName } from "./names.ts";

/** An item of a feed understood, as far as it can be without the others of its group. */
export interface Member {
  /** Its number and line in the file. */
  number: number;
  line: number;
  /** What its group has in common; `undefined` for an item that is in no group. */
  group: string | undefined;
  /** Its own id, by which variants are told apart when nothing else does; may be empty. */
  id: string;
  /** By the tag that the import takes for the code. @see R69, R72 */
  code: string | undefined;
  /** Its whole name, and the name of its product without that of the variant; both may be empty. */
  name: string;
  productName: string;
  parameters: OfferParameters;
  values: Values;
}

/** Reads the items of a part; none when it is too broken to be read, which the report then says. */
export type MembersOf = (part: RawPart, options: ReadOptions, report: Report) => readonly Member[];

/** Understands a record of which every part is an item of the feed. */
export function parseOffers(
  raw: RawRecord,
  options: ReadOptions,
  membersOf: MembersOf,
  /** Says last which members are in a group, in formats where only all of them together show it. */
  decideGroups: (members: readonly Member[]) => readonly Member[] = (members) => members,
): ParsedRecord {
  const members: Member[] = [];
  const reports = raw.parts.map((part) => {
    const report = new Report(part.number);
    members.push(...membersOf(part, options, report));
    return report;
  });
  const whole = new Report(raw.number);
  const record = productOf(decideGroups(members), options, whole);
  const problems = [...reports, whole].flatMap((report) => report.problems);
  return record === undefined ? { problems } : { record, problems };
}

/** The product that items are; those of a group are its variants. @see R70 */
function productOf(
  members: readonly Member[],
  options: ReadOptions,
  report: Report,
): EntityRecord | undefined {
  const kept = withoutDuplicates(members, options.codeTag, report);
  const first = kept[0];
  if (first === undefined) return undefined;
  return first.group === undefined ? plainProduct(first, options) : groupedProduct(kept, options);
}

/** A product without variants. */
function plainProduct(
  { code, name, productName, parameters, values }: Member,
  { language }: ReadOptions,
): EntityRecord {
  const title = name || productName;
  if (title !== "") values.set(textPath("title", language), title);
  setParameters(values, parameterValues(parameters, language));
  return { ...withCode(code), values, variants: [] };
}

/**
 * Items of one group are variants of one product, whose code is the group's id whatever else is set;
 * also when the group has one member, so that a code stays when the group shrinks.
 *
 * @see R70, R71
 */
function groupedProduct(kept: readonly Member[], { language }: ReadOptions): EntityRecord {
  const { group = "", parameters } = kept[0]!;
  const title = groupTitle(kept);
  const values = commonValues(kept.map((member) => member.values));
  if (title !== "") values.set(textPath("title", language), title);
  const names = differingNames(kept.map((member) => member.parameters));
  setParameters(values, parameterValues(parameters, language, (name) => !names.has(name)));
  if (names.size > 0 && !values.has("parameters")) values.set("parameters", null);
  const label = labelling(kept, title);
  const variants = kept.map((member) => variantOf(member, { names, label, language }));
  return { ...withCode(group === "" ? undefined : ownCopy(group)), values, variants };
}

function withCode(code: string | undefined): { code?: string } {
  return code === undefined ? {} : { code };
}

/** The same code twice in one group: the first wins. */
function withoutDuplicates(
  members: readonly Member[],
  field: string,
  report: Report,
): readonly Member[] {
  const seen = new Map<string, Member>();
  return members.filter((member) => {
    const { code, line } = member;
    const first = code === undefined ? undefined : seen.get(code);
    if (code !== undefined && !first) seen.set(code, member);
    if (!first) return true;
    const details = { firstLine: first.line, firstRecord: first.number };
    report.add("code_duplicate", { line, field, value: code!, details });
    return false;
  });
}

/** The product's name where all agree on it, else what their names begin with, else the first name. */
function groupTitle(members: readonly Member[]): string {
  const { productName } = members[0]!;
  const isCommon = members.every((member) => member.productName === productName);
  if (isCommon && productName !== "") return productName;
  const names = members.map(({ name }) => name).filter((name) => name !== "");
  return commonName(names) || names[0] || productName;
}

interface VariantContext {
  /** Parameters that tell the variants of this group apart. */
  names: ReadonlySet<string>;
  /** What tells a member apart when no parameter does. */
  label: (member: Member) => string;
  language: Language;
}

/** Name of the parameter of variants that differ in nothing else. */
export const variantWords: Record<Language, string> = {
  cs: "Varianta",
  sk: "Variant",
  en: "Variant",
};

function variantOf(member: Member, { names, label, language }: VariantContext): VariantRecord {
  const { number, line, code } = member;
  const values = variantValues(member.values);
  const parameters = parameterValues(member.parameters, language, (name) => names.has(name));
  if (parameters.length === 0) {
    parameters.push(parameterValue(variantWords[language], label(member), language));
  }
  setParameters(values, parameters);
  return { ...withCode(code), number, line, values };
}

/** What the name says beyond the product's, where that tells all members apart; else the id. */
function labelling(members: readonly Member[], title: string): (member: Member) => string {
  let rests: Map<Member, string> | undefined;
  return (member) => {
    rests ??= distinctRests(members, title);
    return rests.get(member) ?? (member.id || member.code || String(member.number));
  };
}

/** Empty when two members have the same rest of a name, or one has none. */
function distinctRests(members: readonly Member[], title: string): Map<Member, string> {
  const rests = new Map(members.map((one) => [one, restOfName(one.name, title)]));
  const texts = new Set(rests.values());
  return texts.size === members.length && !texts.has("") ? rests : new Map();
}
