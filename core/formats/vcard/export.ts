import { type Address, addressFields, customerName } from "../../catalogue/customer.ts";
import type { Value } from "../../catalogue/values.ts";
import type { ExportFormat, ExportOptions, ExportRecord } from "../../exports/export_format.ts";

/**
 * Customers as contacts: version 3.0, which phones and mail programs of all ages read; many do not
 * know 4.0. What {@link vcard} reads comes back, save that an address has no name of its own.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc2426}
 */
export const vcardExport: ExportFormat = {
  id: "vcard",
  name: "vCard",
  entities: ["customers"],
  extension: "vcf",
  contentType: "text/vcard; charset=utf-8",
  hasFields: true,
  writer: (options) => ({
    begin: () => "",
    record: (record) => cardOut(record, options),
    end: () => "",
  }),
};

function cardOut({ code: email = "", values }: ExportRecord, { fields }: ExportOptions): string {
  const text = (path: string): string => {
    const value = isWritten(path, fields) ? values.get(path) : undefined;
    return typeof value === "string" ? value : "";
  };
  const list = <T>(field: string): readonly T[] =>
    (isWritten(field, fields) ? values.get(field) ?? [] : []) as Value[] & readonly T[];
  const [firstName, lastName, company] = ["firstName", "lastName", "companyName"].map(text);
  const isCompany = text("kind") === "company";
  const name = customerName({
    kind: isCompany ? "company" : "person",
    email,
    firstName: firstName!,
    lastName: lastName!,
    companyName: company!,
  });
  return [
    ...["BEGIN:VCARD", "VERSION:3.0"],
    structured("N", [lastName!, firstName!, "", text("degree"), ""]),
    `FN:${escaped(name)}`,
    single("NICKNAME", text("nickname")),
    single("ORG", company!),
    single("X-ABShowAs", isCompany ? "COMPANY" : ""),
    single("EMAIL;TYPE=INTERNET", email),
    single("TEL;TYPE=VOICE", text("phone")),
    addressOut(
      `ADR;TYPE=${company === "" ? "HOME" : "WORK"},PREF`,
      Object.fromEntries(addressFields.map((part) => [part, text(`billing:${part}`)])),
    ),
    ...list<Partial<Address>>("deliveries").map((address) =>
      addressOut("ADR;TYPE=PARCEL", address)
    ),
    single("X-ICO", text("companyId")),
    single("X-DIC", text("vatId")),
    single("LANG", text("language")),
    listed("CATEGORIES", list<string>("groups")),
    single("NOTE", text("note")),
    "END:VCARD",
  ].filter((line) => line !== "").map((line) => folded(line) + "\r\n").join("");
}

const isWritten = (path: string, fields: ReadonlySet<string> | undefined): boolean =>
  fields === undefined || fields.has(path.split(":", 1)[0]!);

const single = (name: string, text: string): string =>
  text === "" ? "" : `${name}:${escaped(text)}`;

const structured = (name: string, parts: readonly string[]): string =>
  `${name}:${parts.map(escaped).join(";")}`;

const listed = (name: string, texts: readonly string[]): string =>
  texts.length === 0 ? "" : `${name}:${texts.map(escaped).join(",")}`;

function addressOut(name: string, { street, city, zip, country }: Partial<Address>): string {
  const parts = ["", "", street, city, "", zip, country].map((part) => part ?? "");
  return parts.every((part) => part === "") ? "" : structured(name, parts);
}

// deno-lint-ignore no-control-regex -- these are what no text may contain
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(controls, "").replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");

const octetsMax = 75;

/** Cuts a line to pieces of at most 75 octets, never inside a letter. */
function folded(line: string): string {
  if (line.length * 3 <= octetsMax) return line;
  let out = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > octetsMax) {
      out += "\r\n ";
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
