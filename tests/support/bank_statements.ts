/** Writes statements in each form in which banks give them, for tests and for nobody's bank. */
import { domesticOf } from "../../core/billing/bank_account.ts";
import type { Movement, Statement } from "../../core/billing/statements/statement.ts";

/** All that every form can carry, so that one statement can be written in any of them. */
export interface WrittenStatement extends Statement {
  account: { iban: string };
  currency: "CZK" | "EUR";
}

/** `12.30`, with its sign. */
export function decimal(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, "0");
  return `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export interface CamtOptions {
  version?: string;
  prefix?: string;
}

export function writeCamt053(
  statements: readonly WrittenStatement[],
  { version = "02", prefix = "" }: CamtOptions = {},
): string {
  const xmlns = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  const namespace = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`;
  const inner = `<Document ${xmlns}="${namespace}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId>` +
    `<CreDtTm>2026-03-02T01:00:00</CreDtTm></GrpHdr>${
      statements.map((each) => camtStatement(each, Number(version) >= 8)).join("\n")
    }</BkToCstmrStmt></Document>`;
  const prefixed = prefix === ""
    ? inner
    : inner.replace(/<(\/?)(?=[A-Z])/g, (_, slash) => `<${slash}${prefix}:`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${prefixed}\n`;
}

function camtStatement(statement: WrittenStatement, isLate: boolean): string {
  const { account, currency, number, from, to, openingMinor, closingMinor, movements } = statement;
  const balance = (kind: string, minor: number | undefined) =>
    minor === undefined
      ? ""
      : `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${amount(minor, currency)}` +
        `<Dt><Dt>${to ?? "2026-03-01"}</Dt></Dt></Bal>`;
  return `<Stmt><Id>S</Id>${number ? `<LglSeqNb>${number}</LglSeqNb>` : ""}` +
    `<CreDtTm>2026-03-02T01:00:00</CreDtTm>${
      from && to
        ? `<FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`
        : ""
    }<Acct><Id><IBAN>${account.iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>` +
    balance("OPBD", openingMinor) + balance("CLBD", closingMinor) +
    movements.map((movement) => camtEntry(movement, currency, isLate)).join("\n") + "</Stmt>";
}

const amount = (minor: number, currency: string): string =>
  `<Amt Ccy="${currency}">${decimal(Math.abs(minor))}</Amt><CdtDbtInd>${
    minor < 0 ? "DBIT" : "CRDT"
  }</CdtDbtInd>`;

function camtEntry(movement: Movement, currency: string, isLate: boolean): string {
  const { bankReference, amountMinor, bookedDay, kind } = movement;
  const status = kind === "pending" ? "PDNG" : "BOOK";
  return `<Ntry>${amount(amountMinor, movement.currency ?? currency)}` +
    (kind === "reversal" ? "<RvslInd>true</RvslInd>" : "") +
    `<Sts>${isLate ? `<Cd>${status}</Cd>` : status}</Sts><BookgDt><Dt>${bookedDay}</Dt></BookgDt>` +
    `<ValDt><Dt>${bookedDay}</Dt></ValDt><AcctSvcrRef>${
      escapeXml(bankReference.replace(/\/reversal$/, ""))
    }</AcctSvcrRef>` +
    `<BkTxCd><Prtry><Cd>1</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>${
      camtParty(movement, isLate)
    }</TxDtls></NtryDtls></Ntry>`;
}

function camtParty(movement: Movement, isLate: boolean): string {
  const { amountMinor, counterAccount, counterName, message } = movement;
  const party = amountMinor < 0 ? "Cdtr" : "Dbtr";
  const name = counterName && `<Nm>${escapeXml(counterName)}</Nm>`;
  const isIban = counterAccount !== undefined && /^[A-Z]{2}/.test(counterAccount);
  const account = isIban
    ? `<IBAN>${counterAccount}</IBAN>`
    : `<Othr><Id>${counterAccount}</Id></Othr>`;
  return `<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties>${
    name ? `<${party}>${isLate ? `<Pty>${name}</Pty>` : name}</${party}>` : ""
  }${counterAccount ? `<${party}Acct><Id>${account}</Id></${party}Acct>` : ""}</RltdPties><RmtInf>${
    message ? `<Ustrd>${escapeXml(message)}</Ustrd>` : ""
  }${
    symbolsOf(movement).map((text) => `<Strd><CdtrRefInf><Ref>${text}</Ref></CdtrRefInf></Strd>`)
      .join("")
  }</RmtInf>`;
}

function symbolsOf({ variableSymbol, specificSymbol, constantSymbol }: Movement): string[] {
  return [["VS", variableSymbol], ["SS", specificSymbol], ["KS", constantSymbol]]
    .flatMap(([name, symbol]) => symbol === undefined ? [] : [`${name}:${symbol}`]);
}

/** Text, of which the bank would write Windows-1250: {@link windows1250}. */
export function writeGpc(statements: readonly WrittenStatement[]): string {
  return statements.flatMap((statement) => [
    gpcHead(statement),
    ...statement.movements.map((movement) => gpcLine(statement, movement)),
  ]).map((line) => line + "\r\n").join("");
}

const digits = (value: string | number, length: number): string =>
  String(value).padStart(length, "0");
const shortDay = (day: string): string => day.slice(8) + day.slice(5, 7) + day.slice(2, 4);
const accountDigits = (iban: string): string => iban.slice(8);
const signed = (minor: number): string => digits(Math.abs(minor), 14) + (minor < 0 ? "-" : "+");

function gpcHead(statement: WrittenStatement): string {
  const { account, number = "1", openingMinor = 0, closingMinor = 0, movements } = statement;
  const { from = "2026-03-01", to = from } = statement;
  const sum = (isDebit: boolean) =>
    movements.filter((each) => (postingOf(each) === "1" || postingOf(each) === "4") === isDebit)
      .reduce((total, { amountMinor }) => total + amountMinor, 0);
  const before = Temporal.PlainDate.from(from).subtract({ days: 1 }).toString();
  return "074" + accountDigits(account.iban) + "Krámek s.r.o.".padEnd(20) + shortDay(before) +
    signed(openingMinor) + signed(closingMinor) + signed(-sum(true)) + signed(sum(false)) +
    digits(number, 3) + shortDay(to) + "".padEnd(14);
}

function postingOf({ amountMinor, kind }: Movement): string {
  if (kind === "reversal") return amountMinor < 0 ? "5" : "4";
  return amountMinor < 0 ? "1" : "2";
}

function gpcLine({ account, currency }: WrittenStatement, movement: Movement): string {
  const { bankReference, amountMinor, bookedDay, counterAccount, counterName = "" } = movement;
  const [number = "", bankCode = "0000"] = (counterAccount ?? "").split("/");
  const [prefix, base] = number.includes("-") ? number.split("-") : ["", number];
  return "075" + accountDigits(account.iban) + digits(prefix!, 6) + digits(base!, 10) +
    digits(bankReference.split(":")[0]!, 13) + digits(Math.abs(amountMinor), 12) +
    postingOf(movement) + digits(movement.variableSymbol ?? 0, 10) + "00" + bankCode +
    digits(movement.constantSymbol ?? 0, 4) + digits(movement.specificSymbol ?? 0, 10) +
    shortDay(bookedDay) + counterName.slice(0, 20).padEnd(20) + "0" +
    (currency === "CZK" ? "0203" : "0978") + shortDay(bookedDay);
}

const fioColumns = (movement: Movement): [number: number, value: string][] => {
  const [account = "", bankCode = ""] = (movement.counterAccount ?? "").split("/");
  const columns: [number, string | undefined][] = [
    [22, movement.bankReference],
    [0, movement.bookedDay],
    [1, decimal(movement.amountMinor)],
    [14, movement.currency],
    [2, account],
    [10, movement.counterName],
    [3, bankCode],
    [4, movement.constantSymbol],
    [5, movement.variableSymbol],
    [6, movement.specificSymbol],
    [16, movement.message],
    [8, movement.kind === "reversal" ? "Storno" : "Bezhotovostní příjem"],
  ];
  return columns.filter((each): each is [number, string] => !!each[1]);
};

function fioInfo(statement: WrittenStatement): [name: string, value: string][] {
  const { account, currency, openingMinor, closingMinor, number, from, to } = statement;
  const domestic = domesticOf(account.iban);
  const info: [string, string | undefined][] = [
    ["accountId", domestic?.number],
    ["bankId", domestic?.bankCode],
    ["currency", currency],
    ["iban", account.iban],
    ["openingBalance", openingMinor === undefined ? undefined : decimal(openingMinor)],
    ["closingBalance", closingMinor === undefined ? undefined : decimal(closingMinor)],
    ["dateStart", from],
    ["dateEnd", to],
    ["idList", number],
  ];
  return info.filter((each): each is [string, string] => each[1] !== undefined);
}

export function writeFioXml(statement: WrittenStatement): string {
  const day = (name: string, value: string) => name.startsWith("date") ? `${value}+01:00` : value;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<AccountStatement><Info>${
    fioInfo(statement).map(([name, value]) => `<${name}>${day(name, value)}</${name}>`).join("")
  }</Info><TransactionList>${
    statement.movements.map((movement) =>
      `<Transaction>${
        fioColumns(movement).map(([number, value]) =>
          `<column_${number} id="${number}" name="x">${escapeXml(value)}${
            number === 0 ? "+01:00" : ""
          }</column_${number}>`
        ).join("")
      }</Transaction>`
    ).join("\n")
  }</TransactionList></AccountStatement>`;
}

const fioNumbers = new Set(["openingBalance", "closingBalance", "idList"]);

export function writeFioJson(statement: WrittenStatement): string {
  const info = fioInfo(statement).map(([name, value]) =>
    `"${name}":${
      fioNumbers.has(name)
        ? value
        : JSON.stringify(name.startsWith("date") ? `${value}+0100` : value)
    }`
  );
  const rows = statement.movements.map((movement) => {
    const columns = fioColumns(movement).map(([number, value]) =>
      `"column${number}":{"value":${
        number === 1 || (number === 22 && /^\d+$/.test(value))
          ? value
          : JSON.stringify(number === 0 ? `${value}+0100` : value)
      },"name":"x","id":${number}}`
    );
    return `{${[...columns, '"column9":null'].join(",")}}`;
  });
  const list = rows.length === 0 ? "null" : `{"transaction":[${rows.join(",\n")}]}`;
  return `{"accountStatement":{"info":{${info.join(",")}},"transactionList":${list}}}`;
}

/** The bytes of a text in the encoding of Czech Windows; what it lacks becomes a question mark. */
export function windows1250(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => bytesOfLetters().get(letter) ?? 0x3f);
}

let letters: Map<string, number> | undefined;

function bytesOfLetters(): Map<string, number> {
  if (letters) return letters;
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = new TextDecoder("windows-1250").decode(all);
  return letters = new Map([...text].map((letter, byte) => [letter, byte]));
}
