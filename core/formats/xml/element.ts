/** One element of a record. A record is small, so it is a tree; a file never is. */
export interface XmlElement {
  /** Local name in capitals: what a format goes by. */
  name: string;
  /** The name as the file spells it: what a person is told. */
  tag: string;
  /** By local name in capitals; `undefined` when there are none. */
  attributes: ReadonlyMap<string, string> | undefined;
  /** Text and CDATA of this element alone, as it stands but for blanks before anything else. */
  text: string;
  children: XmlElement[];
  readonly line: number;
}

/** What all elements without children share: most elements have none. Never pushed to. */
export const noChildren: XmlElement[] = [];

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The trimmed text of the first child of that name; empty when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childNamed(element, name)?.text.trim() ?? "";
}
