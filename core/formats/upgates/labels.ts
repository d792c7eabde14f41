import type { LabelValue } from "../../catalogue/values.ts";
import { parseBoolean } from "../booleans.ts";
import { parseDay } from "../dates.ts";
import type { ReadResult } from "../reading.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../xml/element.ts";
import { isEmpty, reportDuplicate, takeLeaf, type UpgatesContext } from "./context.ts";

/** The three flags of version 1.0 are the three labels that every shop has. */
export const systemLabels = [
  ["NEW", "Novinka"],
  ["SPECIAL", "Akce"],
  ["SELLOUT", "Výprodej"],
] as const;

/** Labels of `LABELS` and of the flags of version 1.0; a label that is there twice counts once. */
export function readLabels(context: UpgatesContext, owner: XmlElement): void {
  const labels = new Map<string, LabelValue>();
  const wrapper = childNamed(owner, "LABELS");
  for (const element of wrapper === undefined ? [] : childrenNamed(wrapper, "LABEL")) {
    const name = textOf(element, "NAME");
    if (name !== "" && labels.has(name)) reportDuplicate(context, element);
    else if (name !== "") labels.set(name, labelOf(context, element, { name, prefix: "ACTIVE" }));
  }
  for (const [prefix, name] of systemLabels) {
    const flag = childNamed(owner, `${prefix}_YN`);
    const isGiven = flag !== undefined && !isEmpty(flag);
    if (isGiven && !labels.has(name)) labels.set(name, labelOf(context, owner, { name, prefix }));
  }
  if (labels.size > 0) context.values.set("labels", [...labels.values()]);
}

function labelOf(
  context: UpgatesContext,
  element: XmlElement,
  { name, prefix }: { name: string; prefix: string },
): LabelValue {
  const active = part(context, childNamed(element, `${prefix}_YN`), parseBoolean);
  const from = part(context, childNamed(element, `${prefix}_FROM`), parseDay);
  const to = part(context, childNamed(element, `${prefix}_TO`), parseDay);
  return {
    name,
    ...(active === undefined ? {} : { active }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function part<T>(
  context: UpgatesContext,
  element: XmlElement | undefined,
  parse: (text: string) => ReadResult<T>,
): T | undefined {
  return element === undefined || isEmpty(element) ? undefined : takeLeaf(context, element, parse);
}
