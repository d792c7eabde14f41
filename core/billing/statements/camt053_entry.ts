import { childNamed, childrenNamed, textOf, type XmlElement } from "../../formats/xml/element.ts";
import type { Currency } from "../../money.ts";
import { withoutAbsent } from "../symbols.ts";
import { amountOf, currencyOf, dayOf, sumOf } from "./amounts.ts";
import { symbolsOf, textsOf } from "./camt053_symbols.ts";
import type { NamelessMovement } from "./references.ts";
import { StatementRefusal, type StatementWarning } from "./statement.ts";
import { at, elementAt, firstOf } from "./xml_paths.ts";

export interface EntryContext {
  currency: Currency;
  warnings: StatementWarning[];
}

/** What all transactions of an entry share. */
interface Entry {
  element: XmlElement;
  isDebit: boolean;
  kind: NamelessMovement["kind"];
  bookedDay: string;
  reference: string;
  amountMinor: number;
  currency: Currency;
}

/**
 * One entry is one movement, unless it books a batch: then each of its transactions is one, with an
 * amount of its own. A batch that hides the amounts stays one movement without a symbol, for a person.
 */
export function readEntry(element: XmlElement, context: EntryContext): NamelessMovement[] {
  const entry = entryOf(element);
  const details = childrenNamed(element, "NTRYDTLS").flatMap((each) =>
    childrenNamed(each, "TXDTLS")
  );
  if (details.length < 2) return [movementOf(entry, details[0])];
  const amounts = details.map(transactionAmount);
  const isWhole = amounts.every((amount) =>
    amount !== undefined && amount.currency === entry.currency
  );
  if (!isWhole || !addsUp(entry, details, amounts as TransactionAmount[])) {
    context.warnings.push({
      code: "statement_batch_without_amounts",
      line: element.line,
      value: entry.reference,
    });
    return [batchOf(entry, details)];
  }
  return details.map((detail, index) => {
    const { minor } = amounts[index]!;
    const own = textAtRefs(detail, "ACCTSVCRREF");
    const reference = own !== "" && own !== entry.reference ? own : partOf(entry.reference, index);
    const isDebit = (textOf(detail, "CDTDBTIND") || (entry.isDebit ? "DBIT" : "CRDT")) === "DBIT";
    return movementOf({ ...entry, amountMinor: minor, isDebit, reference }, detail);
  });
}

const partOf = (reference: string, index: number): string =>
  reference === "" ? "" : `${reference}/${index + 1}`;

/** A batch whose parts give another sum carries something that is not told; nobody guesses at it. */
function addsUp(
  entry: Entry,
  details: readonly XmlElement[],
  amounts: readonly TransactionAmount[],
): boolean {
  const signed = amounts.map(({ minor }, index) => {
    const said = textOf(details[index]!, "CDTDBTIND");
    return said === "" || (said === "DBIT") === entry.isDebit ? minor : -minor;
  });
  return sumOf(signed) === BigInt(entry.amountMinor);
}

function entryOf(element: XmlElement): Entry {
  const amount = childNamed(element, "AMT");
  if (amount === undefined) throw missing(element, "Ntry/Amt");
  const direction = textOf(element, "CDTDBTIND");
  if (direction !== "CRDT" && direction !== "DBIT") throw missing(element, "Ntry/CdtDbtInd");
  const amountMinor = amountOf(amount.text, { line: amount.line, field: "Ntry/Amt" });
  if (amountMinor < 0) {
    throw new StatementRefusal("statement_amount_unreadable", {
      ...{ line: amount.line, field: "Ntry/Amt", value: amount.text },
    });
  }
  return {
    element,
    isDebit: direction === "DBIT",
    kind: kindOf(element),
    bookedDay: bookedDayOf(element),
    reference: firstOf(textOf(element, "ACCTSVCRREF"), textOf(element, "NTRYREF")),
    amountMinor,
    currency: currencyOf(amount.attributes?.get("CCY") ?? "", {
      ...{ line: amount.line, field: "Ntry/Amt/@Ccy" },
    }),
  };
}

const missing = (element: XmlElement, field: string) =>
  new StatementRefusal("statement_value_missing", { line: element.line, field });

function kindOf(element: XmlElement): Entry["kind"] {
  const status = firstOf(at(element, "STS", "CD"), textOf(element, "STS"));
  if (status !== "BOOK") return "pending";
  return textOf(element, "RVSLIND") === "true" || textOf(element, "RVSLIND") === "1"
    ? "reversal"
    : "booked";
}

function bookedDayOf(element: XmlElement): string {
  for (const name of ["BOOKGDT", "VALDT"]) {
    const text = firstOf(at(element, name, "DT"), at(element, name, "DTTM"));
    if (text !== "") return dayOf(text, { line: element.line, field: "Ntry/BookgDt" });
  }
  throw missing(element, "Ntry/BookgDt");
}

interface TransactionAmount {
  minor: number;
  currency: string;
}

/** In version 02 it stands a level deeper than in the later ones. */
function transactionAmount(detail: XmlElement): TransactionAmount | undefined {
  const amount = elementAt(detail, "AMT") ?? elementAt(detail, "AMTDTLS", "TXAMT", "AMT");
  if (amount === undefined) return undefined;
  const minor = amountOf(amount.text, { line: amount.line, field: "TxDtls/Amt" });
  return { minor, currency: amount.attributes?.get("CCY")?.trim() ?? "" };
}

function movementOf(entry: Entry, detail: XmlElement | undefined): NamelessMovement {
  const reference = firstOf(
    entry.reference,
    detail ? textAtRefs(detail, "ACCTSVCRREF") : "",
  );
  const payer = entry.isDebit ? "CDTR" : "DBTR";
  return {
    ...base(entry, reference),
    ...(detail ? symbolsOf(detail, entry.element) : symbolsOf(undefined, entry.element)),
    ...withoutAbsent({
      counterAccount: detail && counterAccountOf(detail, payer),
      counterName: detail && nameOf(detail, payer),
      message: textsOf(detail, entry.element),
    }),
  };
}

/** A batch as a whole: the texts of all its parts, and no symbol. */
function batchOf(entry: Entry, details: readonly XmlElement[]): NamelessMovement {
  const texts = details.map((detail) => textsOf(detail, undefined)).filter((text) => text !== "");
  return { ...base(entry, entry.reference), ...withoutAbsent({ message: texts.join("\n") }) };
}

function base(entry: Entry, reference: string): NamelessMovement {
  const { bookedDay, amountMinor, currency, kind, isDebit } = entry;
  // a bank may take a movement back under the name of the movement itself
  const name = reference !== "" && kind === "reversal" ? `${reference}/reversal` : reference;
  return {
    ...withoutAbsent({ bankReference: name }),
    ...{ bookedDay, amountMinor: isDebit && amountMinor !== 0 ? -amountMinor : amountMinor },
    ...{ currency, kind },
  };
}

const textAtRefs = (detail: XmlElement, name: string): string => at(detail, "REFS", name);

function counterAccountOf(detail: XmlElement, payer: "DBTR" | "CDTR"): string | undefined {
  const account = elementAt(detail, "RLTDPTIES", `${payer}ACCT`, "ID");
  if (account === undefined) return undefined;
  const iban = textOf(account, "IBAN").replace(/\s/g, "");
  if (iban !== "") return iban;
  const number = at(account, "OTHR", "ID");
  const bankCode = at(detail, "RLTDAGTS", `${payer}AGT`, "FININSTNID", "OTHR", "ID");
  return number !== "" && /^\d{4}$/.test(bankCode) && !number.includes("/")
    ? `${number}/${bankCode}`
    : number;
}

function nameOf(detail: XmlElement, payer: "DBTR" | "CDTR"): string {
  return firstOf(
    at(detail, "RLTDPTIES", payer, "NM"),
    at(detail, "RLTDPTIES", payer, "PTY", "NM"),
    at(detail, "RLTDPTIES", `${payer}ACCT`, "NM"),
  );
}
