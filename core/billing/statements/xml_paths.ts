import { childNamed, type XmlElement } from "../../formats/xml/element.ts";

/** The first element at the end of a path of local names in capitals. */
export function elementAt(owner: XmlElement, ...path: string[]): XmlElement | undefined {
  let element: XmlElement | undefined = owner;
  for (const name of path) element = element && childNamed(element, name);
  return element;
}

/** Its trimmed text; empty when there is none. */
export const at = (owner: XmlElement, ...path: string[]): string =>
  elementAt(owner, ...path)?.text.trim() ?? "";

/** The first of the texts that is not empty. */
export const firstOf = (...texts: readonly string[]): string =>
  texts.find((text) => text !== "") ?? "";
