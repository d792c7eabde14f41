import { childNamed, childrenNamed, textOf, type XmlElement } from "../../formats/xml/element.ts";
import { ok } from "../../result.ts";
import { withoutAbsent } from "../symbols.ts";
import { amountOf, currencyOf, dayOf } from "./amounts.ts";
import { type EntryContext, readEntry } from "./camt053_entry.ts";
import { named } from "./references.ts";
import {
  type Statement,
  type StatementAccount,
  type StatementFormat,
  StatementRefusal,
} from "./statement.ts";
import { checkTotals } from "./totals.ts";
import { parseDocument, rootName } from "./xml_document.ts";
import { at, elementAt } from "./xml_paths.ts";

/**
 * CAMT.053 of ISO 20022, the statement that every Czech and Slovak bank can give. Its versions
 * differ in little, and only their namespaces say which one it is; elements are known by local name.
 *
 * @see R156
 * @see {@link https://www.iso20022.org/catalogue-messages/iso-20022-messages-archive?search=camt.053}
 */
export const camt053: StatementFormat = {
  id: "camt053",
  name: "CAMT.053",
  recognise: (text) =>
    rootName(text) === "DOCUMENT" && /<(?:[^\s<>:]+:)?BkToCstmrStmt[\s>\/]/.test(text),
  read(text) {
    const root = parseDocument(text);
    const report = childNamed(root, "BKTOCSTMRSTMT");
    const found = report ? childrenNamed(report, "STMT") : [];
    if (found.length === 0) {
      throw new StatementRefusal("statement_value_missing", { line: root.line, field: "Stmt" });
    }
    const context: Pick<EntryContext, "warnings"> = { warnings: [] };
    const statements = found.map((element) => readStatement(element, context.warnings));
    return ok({ statements, warnings: [...context.warnings, ...statements.flatMap(checkTotals)] });
  },
};

function readStatement(element: XmlElement, warnings: EntryContext["warnings"]): Statement {
  const account = accountOf(element);
  const currency = statementCurrency(element);
  const context: EntryContext = { currency, warnings };
  const movements = childrenNamed(element, "NTRY").flatMap((entry) => readEntry(entry, context));
  return {
    account,
    currency,
    movements: named(movements),
    ...withoutAbsent({
      number: textOf(element, "LGLSEQNB") || textOf(element, "ELCTRNCSEQNB") ||
        textOf(element, "ID"),
      from: limitOf(element, "FRDTTM", "FRDT"),
      to: limitOf(element, "TODTTM", "TODT"),
      openingMinor: balanceOf(element, ["OPBD", "PRCD"], currency),
      closingMinor: balanceOf(element, ["CLBD"], currency),
    }),
  };
}

function accountOf(element: XmlElement): StatementAccount {
  const iban = at(element, "ACCT", "ID", "IBAN");
  if (iban !== "") return { iban: iban.replace(/\s/g, "").toUpperCase() };
  const number = at(element, "ACCT", "ID", "OTHR", "ID");
  const bankCode = at(element, "ACCT", "SVCR", "FININSTNID", "OTHR", "ID");
  if (number !== "") return { number, ...(/^\d{4}$/.test(bankCode) ? { bankCode } : {}) };
  throw new StatementRefusal("statement_value_missing", { line: element.line, field: "Acct/Id" });
}

/** Said at the account, else by any balance, else by any movement. */
function statementCurrency(element: XmlElement) {
  const said = at(element, "ACCT", "CCY");
  if (said !== "") return currencyOf(said, { line: element.line, field: "Acct/Ccy" });
  const amounts = [...childrenNamed(element, "BAL"), ...childrenNamed(element, "NTRY")]
    .flatMap((owner) => childrenNamed(owner, "AMT"));
  const [first] = amounts;
  if (first === undefined) {
    throw new StatementRefusal("statement_value_missing", {
      line: element.line,
      field: "Acct/Ccy",
    });
  }
  return currencyOf(first.attributes?.get("CCY") ?? "", { line: first.line, field: "Amt/@Ccy" });
}

function limitOf(element: XmlElement, moment: string, day: string): string | undefined {
  const limits = childNamed(element, "FRTODT");
  const text = limits ? textOf(limits, moment) || textOf(limits, day) : "";
  return text === "" ? undefined : dayOf(text, { line: limits!.line, field: "FrToDt" });
}

/** The first balance of the first of the kinds that is there, in the account's own currency. */
function balanceOf(
  element: XmlElement,
  kinds: readonly string[],
  currency: string,
): number | undefined {
  const balances = childrenNamed(element, "BAL");
  const found = kinds.map((kind) => balances.find((each) => isOfKind(each, kind, currency)))
    .find((balance) => balance !== undefined);
  if (found === undefined) return undefined;
  const amount = elementAt(found, "AMT")!;
  const minor = amountOf(amount.text, { line: amount.line, field: "Bal/Amt" });
  return textOf(found, "CDTDBTIND") === "DBIT" ? -minor : minor;
}

function isOfKind(balance: XmlElement, kind: string, currency: string): boolean {
  const amount = elementAt(balance, "AMT");
  return at(balance, "TP", "CDORPRTRY", "CD") === kind &&
    amount?.attributes?.get("CCY")?.trim() === currency;
}
