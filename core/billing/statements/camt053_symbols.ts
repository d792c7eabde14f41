import { childrenNamed, textOf, type XmlElement } from "../../formats/xml/element.ts";
import {
  constantSymbolOf,
  slashSymbols,
  symbolOf,
  type Symbols,
  variableSymbolIn,
  withoutAbsent,
} from "../symbols.ts";
import { at, elementAt } from "./xml_paths.ts";

/**
 * The symbols of a transaction, which have no elements of their own: banks write them where there is
 * room. The first place that has a variable symbol decides.
 */
export function symbolsOf(detail: XmlElement | undefined, entry: XmlElement): Symbols {
  const endToEnd = detail ? at(detail, "REFS", "ENDTOENDID") : "";
  const structured = structuredSymbols(detail);
  const free = detail ? freeTexts(detail) : [];
  const last = [detail ? textOf(detail, "ADDTLTXINF") : "", textOf(entry, "ADDTLNTRYINF")];
  const slashed = [endToEnd, ...free, ...last].map(slashSymbols)
    .reduce<Symbols>((found, symbols) => ({ ...symbols, ...found }), {});
  const variableSymbol = slashSymbols(endToEnd)?.variableSymbol ??
    structured.variableSymbol ?? symbolOf(endToEnd) ??
    firstFound(
      [...free, ...last],
      (text) => slashSymbols(text)?.variableSymbol ?? variableSymbolIn(text),
    );
  return withoutAbsent({
    variableSymbol,
    specificSymbol: structured.specificSymbol ?? slashed.specificSymbol,
    constantSymbol: structured.constantSymbol ?? slashed.constantSymbol,
  });
}

function firstFound(texts: readonly string[], find: (text: string) => string | undefined) {
  return texts.map(find).find((found) => found !== undefined);
}

/** `VS:240100045`, `KS:898`: one reference a symbol. */
function structuredSymbols(detail: XmlElement | undefined): Symbols {
  const references = remittances(detail, "STRD").map((each) => at(each, "CDTRREFINF", "REF"));
  const digitsOf = (name: string) =>
    firstFound(
      references,
      (text) => new RegExp(`^${name}\\s*:?\\s*(\\d+)$`, "i").exec(text.trim())?.[1],
    ) ?? "";
  return withoutAbsent({
    variableSymbol: symbolOf(digitsOf("VS")),
    specificSymbol: symbolOf(digitsOf("SS")),
    constantSymbol: constantSymbolOf(digitsOf("KS")),
  });
}

const freeTexts = (detail: XmlElement): string[] =>
  remittances(detail, "USTRD").map(({ text }) => text.trim()).filter((text) => text !== "");

function remittances(detail: XmlElement | undefined, name: string): XmlElement[] {
  const information = detail && elementAt(detail, "RMTINF");
  return information ? childrenNamed(information, name) : [];
}

/** All texts of a payment for a person and for a search, each once, one a line. */
export function textsOf(detail: XmlElement | undefined, entry: XmlElement | undefined): string {
  const endToEnd = detail ? at(detail, "REFS", "ENDTOENDID") : "";
  const texts = [
    ...(detail ? freeTexts(detail) : []),
    ...remittances(detail, "STRD").map((each) => at(each, "CDTRREFINF", "REF")),
    endToEnd === "NOTPROVIDED" || endToEnd === "" ? "" : endToEnd,
    detail ? textOf(detail, "ADDTLTXINF") : "",
    entry ? textOf(entry, "ADDTLNTRYINF") : "",
  ];
  return [...new Set(texts.filter((text) => text !== ""))].join("\n");
}
