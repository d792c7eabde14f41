import { distinct } from "../distinct.ts";
import { localText, type ParameterValue, type Values } from "../../catalogue/values.ts";
import type { Language } from "../../language.ts";

/** Values of parameters by name, in the order of the feed. */
export type OfferParameters = Map<string, string[]>;

export function addParameter(parameters: OfferParameters, name: string, value: string): void {
  const values = parameters.get(name);
  if (values) values.push(value);
  else parameters.set(name, [value]);
}

/** Names of the parameters that tell the members of a group apart, or that not all of them have. */
export function differingNames(members: readonly OfferParameters[]): Set<string> {
  const [first, ...others] = members;
  const differing = new Set<string>();
  const common = new Map([...first ?? []].map(([name, values]) => [name, textOf(values)]));
  for (const parameters of others) {
    for (const [name, values] of parameters) {
      if (common.get(name) === textOf(values)) continue;
      differing.add(name);
      common.delete(name);
    }
    for (const name of common.keys()) {
      if (parameters.has(name)) continue;
      differing.add(name);
      common.delete(name);
    }
  }
  return differing;
}

function textOf(values: readonly string[]): string {
  return values.length === 1 ? values[0]! : distinct(values).join("\n");
}

/** Parameters as values: all of them, or those whose names are chosen. */
export function parameterValues(
  parameters: OfferParameters,
  language: Language,
  isChosen: (name: string) => boolean = () => true,
): ParameterValue[] {
  const list: ParameterValue[] = [];
  for (const [name, values] of parameters) {
    if (!isChosen(name)) continue;
    for (const value of distinct(values)) list.push(parameterValue(name, value, language));
  }
  return list;
}

export function parameterValue(name: string, value: string, language: Language): ParameterValue {
  return { name: localText(language, name), value: localText(language, value) };
}

export function setParameters(values: Values, list: readonly ParameterValue[]): void {
  if (list.length > 0) values.set("parameters", list);
}
