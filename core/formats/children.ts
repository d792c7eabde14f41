import type { Value } from "../catalogue/values.ts";
import type { ReadResult } from "./reading.ts";
import { takeLeaf, type UpgatesContext } from "./upgates/context.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "./xml/element.ts";

/** The value of an element that is there and not empty; an empty one says nothing. */
export function takeChild<T>(
  context: UpgatesContext,
  owner: XmlElement,
  name: string,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  const element = childNamed(owner, name);
  if (element === undefined || element.text.trim() === "") return undefined;
  return takeLeaf(context, element, parse);
}

export function setText(context: UpgatesContext, path: string, text: string | undefined): void {
  if (text) context.values.set(path, text);
}

export function setList(
  context: UpgatesContext,
  path: string,
  list: Value & readonly unknown[],
): void {
  if (list.length > 0) context.values.set(path, list);
}

/** Elements of a list that has a wrapper. */
export const listed = (owner: XmlElement, wrapper: string, name: string): XmlElement[] =>
  childrenNamed(owner, wrapper).flatMap((each) => childrenNamed(each, name));

/** What another record is called where it is referred to: `typ:ids`. */
export const idsOf = (owner: XmlElement | undefined, name: string): string => {
  const reference = owner && childNamed(owner, name);
  return reference ? textOf(reference, "IDS") : "";
};
