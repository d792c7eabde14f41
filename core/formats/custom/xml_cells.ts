import type { XmlElement } from "../xml/element.ts";
import { afterName, between } from "./several.ts";

/** What a column of a pairing is called: the way from the record to an element or attribute. */
export type LeafPath = string;

/** Attributes and elements that say of what the value beside them is: a parameter, a language. */
const nameTags =
  /^(?:(?:PARAM|PARAMETER|ATTRIBUTE|PROPERTY|SPEC)_?)?(?:NAME|KEY|LABEL|TITLE|NAZEV|NAZOV|JMENO|MENO)$/;
const valueTags =
  /^(?:(?:PARAM|PARAMETER|ATTRIBUTE|PROPERTY|SPEC)_?)?(?:VAL|VALUE|VALUES|TEXT|HODNOTA)$/;
const kindAttributes = new Set([
  "NAME",
  "KEY",
  "LANG",
  "LANGUAGE",
  "CURRENCY",
  "TYPE",
  "PRICELIST",
]);

/** All pairs of a group, whatever their names: `PARAM[*]`. */
export const allNames = "*";

/**
 * The leaves of a record by their paths, each with its values in the order of the file: texts,
 * attributes (`PRICE/@CURRENCY`), elements that a mark beside them tells apart (`PRICE[CZK]`), and
 * pairs of names and values (`PARAM[Barva]`, all of them in `PARAM[*]`).
 */
export function leavesOf(record: XmlElement): Map<LeafPath, string[]> {
  const leaves = new Map<LeafPath, string[]>();
  addAttributes(leaves, record, "");
  for (const child of record.children) addElement(leaves, child, child.name);
  return leaves;
}

function add(leaves: Map<LeafPath, string[]>, path: LeafPath, value: string): void {
  const text = value.trim().replaceAll(between, " ").replaceAll(afterName, " ");
  const values = leaves.get(path);
  if (values) values.push(text);
  else leaves.set(path, [text]);
}

function addElement(leaves: Map<LeafPath, string[]>, element: XmlElement, path: LeafPath): void {
  const pair = pairOf(element);
  if (pair) {
    add(leaves, `${path}[${allNames}]`, `${pair.name}\u0000${pair.value}`);
    add(leaves, `${path}[${pair.name}]`, pair.value);
    return;
  }
  const [kind] = [...element.attributes ?? []].filter(([name, value]) =>
    kindAttributes.has(name.replace(/^XML:/, "")) && value.trim() !== ""
  );
  const isLeaf = element.children.length === 0;
  const own = kind && isLeaf ? `${path}[${kind[1].trim()}]` : path;
  addAttributes(leaves, element, `${path}/`, kind && isLeaf ? kind[0] : undefined);
  const isEmptyBesideAttributes = isLeaf && element.text.trim() === "" && element.attributes;
  if ((isLeaf && !isEmptyBesideAttributes) || element.text.trim() !== "") {
    add(leaves, own, element.text);
  }
  for (const child of element.children) addElement(leaves, child, `${path}/${child.name}`);
}

function addAttributes(
  leaves: Map<LeafPath, string[]>,
  { attributes }: XmlElement,
  before: string,
  except?: string,
): void {
  for (const [name, value] of attributes ?? []) {
    if (name !== except && !name.startsWith("XMLNS")) add(leaves, `${before}@${name}`, value);
  }
}

/** `<PARAM><NAME>Barva</NAME><VALUE>modrá</VALUE></PARAM>`, or `<param name="Barva">modrá</param>`. */
function pairOf(
  { children, attributes, text }: XmlElement,
): { name: string; value: string } | undefined {
  const leaves = children.filter((child) => child.children.length === 0);
  const name = leaves.find((child) => nameTags.test(child.name))?.text.trim();
  const value = leaves.find((child) => valueTags.test(child.name))?.text.trim();
  const isPair = children.length <= 4 && leaves.length === children.length;
  if (isPair && name && value !== undefined) return { name, value };
  const named = attributes?.get("NAME")?.trim();
  const given = attributes?.get("VALUE")?.trim() ?? text.trim();
  return children.length === 0 && named && given !== "" ? { name: named, value: given } : undefined;
}

/** The cells of a record under the columns of a pairing; one that it has not is `undefined`. */
export function cellsOfElement(
  record: XmlElement,
  columns: readonly LeafPath[],
): (string | undefined)[] {
  const leaves = leavesOf(record);
  return columns.map((column) =>
    leaves.get(column)?.map((value) => value.replace("\u0000", afterName)).join(between)
  );
}
