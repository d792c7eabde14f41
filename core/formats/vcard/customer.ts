import type { Values } from "../../catalogue/values.ts";
import { namesOf, parseEmail, parseLanguage, setKind } from "../customers.ts";
import type { EntityRecord } from "../format.ts";
import { oneLine } from "../one_line.ts";
import type { Report } from "../report.ts";
import { readAddresses } from "./address.ts";
import { byPreference, type CardContext, firstText, propertiesNamed } from "./choice.ts";
import type { Card, CardProperty } from "./property.ts";
import { valueLists, valueText, valueTexts } from "./property.ts";

/** Reads the customer of a card. What a card does not say stays as it is. */
export function readCustomer(card: Card, report: Report): EntityRecord {
  const values: Values = new Map();
  const context: CardContext = { card, values, report };
  const kind = firstText(card, "KIND") || firstText(card, "X-ADDRESSBOOKSERVER-KIND");
  const isGroup = kind.toLowerCase() === "group";
  if (isGroup) {
    report.add("choice_unknown", { ...placeOf(propertyOfKind(card)), value: kind });
  }
  const code = isGroup ? undefined : readEmail(context);
  readCompany(context);
  readNames(context);
  setText(context, "phone", phoneOf(context));
  readAddresses(context);
  readLists(context);
  const isShownAsCompany = /^company$/i.test(firstText(card, "X-ABSHOWAS"));
  if (isShownAsCompany || kind.toLowerCase() === "org") {
    setKind(values, { isCustomer: true, isCompany: true });
  }
  return { ...(code === undefined ? {} : { code }), values, variants: [] };
}

const propertyOfKind = (card: Card): CardProperty =>
  card.properties.find(({ name }) => /^(?:KIND|X-ADDRESSBOOKSERVER-KIND)$/.test(name))!;

const placeOf = ({ line, tag }: CardProperty) => ({ line, field: tag });

function setText({ values }: CardContext, field: string, text: string): void {
  const line = oneLine(text);
  if (line !== "") values.set(field, line);
}

/** The preferred e-mail that is one; of several the others are told. */
function readEmail({ card, report }: CardContext): string | undefined {
  const told: string[] = [];
  let unusable: { property: CardProperty; text: string } | undefined;
  const ranked = byPreference(
    propertiesNamed(card, "EMAIL"),
    ({ types }) => types.size === 0 || types.has("INTERNET") ? 0 : 1,
  );
  for (const property of ranked) {
    const text = valueText(card, property);
    const email = text === "" ? undefined : parseEmail(text);
    if (!email) continue;
    if (!email.ok) unusable ??= { property, text };
    else if (!told.includes(email.value.value)) {
      if (told.length > 0) report.add("value_duplicate", { ...placeOf(property), value: text });
      told.push(email.value.value);
    }
  }
  if (told.length === 0 && unusable) {
    const { property, text } = unusable;
    report.add("email_unusable", { ...placeOf(property), value: text });
  }
  return told[0];
}

const numberProperties: readonly [field: string, names: readonly string[]][] = [
  ["companyId", ["X-ICO"]],
  ["vatId", ["X-DIC", "X-IC-DPH", "X-VAT", "X-VAT-ID", "X-VATID", "X-TAX-ID"]],
];

function readCompany(context: CardContext): void {
  const { card } = context;
  const [organisation] = propertiesNamed(card, "ORG")
    .map((property) => valueTexts(card, property, ";").filter((part) => part !== ""))
    .filter((parts) => parts.length > 0);
  setText(context, "companyName", organisation?.join(" – ") ?? "");
  for (const [field, names] of numberProperties) {
    setText(context, field, names.map((name) => firstText(card, name)).find(Boolean) ?? "");
  }
}

/** The parts of the name; of a card without them the formatted name, cut before its last word. */
function readNames(context: CardContext): void {
  const { card, values } = context;
  setText(context, "nickname", firstText(card, "NICKNAME"));
  const [parts] = propertiesNamed(card, "N").map((property) => valueLists(card, property))
    .filter((lists) => lists.some((list) => list.length > 0));
  if (parts) {
    const [family = [], given = [], additional = [], before = [], after = []] = parts;
    setText(context, "firstName", [...given, ...additional].join(" "));
    setText(context, "lastName", family.join(" "));
    setText(context, "degree", [...before, ...after].join(" "));
    return;
  }
  const name = oneLine(firstText(card, "FN"));
  // a card has to have a name, so one without a person is called by its company or e-mail
  if (name === values.get("companyName") || parseEmail(name).ok) return;
  const { firstName = "", lastName = "" } = namesOf(name);
  setText(context, "firstName", firstName);
  setText(context, "lastName", lastName);
}

const notVoice = ["FAX", "PAGER", "MODEM", "BBS", "ISDN"];
const phoneOrder = ["CELL", "WORK", "HOME", "MAIN", "VOICE"];

/** The preferred number, else that of the mobile, the work, the home. */
function phoneOf({ card, report }: CardContext): string {
  const voices = propertiesNamed(card, "TEL").filter(({ types }) =>
    !notVoice.some((type) => types.has(type))
  );
  const ranked = byPreference(voices, ({ types }) => {
    const at = phoneOrder.findIndex((type) => types.has(type));
    return at < 0 ? phoneOrder.length : at;
  });
  const numbers = ranked.map((property) => ({ property, text: phoneText(card, property) }))
    .filter(({ text }) => text !== "");
  const told = new Set(numbers.slice(0, 1).map(({ text }) => text));
  for (const { property, text } of numbers) {
    if (told.has(text)) continue;
    told.add(text);
    report.add("value_duplicate", { ...placeOf(property), value: text });
  }
  return numbers[0]?.text ?? "";
}

/** A number as it is written; of `tel:+420-602-123-456;ext=5` only the number. */
function phoneText(card: Card, property: CardProperty): string {
  const text = valueText(card, property);
  const uri = /^tel:([^;]*)/i.exec(text);
  return uri ? uri[1]!.trim() : text;
}

/** Groups that programs make themselves. */
const systemGroup = /^(?:\* ?)?my ?contacts$/i;

function readLists(context: CardContext): void {
  const { card, values, report } = context;
  const categories = propertiesNamed(card, "CATEGORIES")
    .flatMap((property) => valueTexts(card, property, ","))
    .map(oneLine)
    .filter((name) => name !== "" && !systemGroup.test(name));
  if (categories.length > 0) values.set("groups", [...new Set(categories)]);
  const notes = propertiesNamed(card, "NOTE").map((property) => valueText(card, property))
    .filter((note) => note !== "");
  if (notes.length > 0) values.set("note", [...new Set(notes)].join("\n\n"));
  const [language] = byPreference(propertiesNamed(card, "LANG"), () => 0);
  if (language === undefined) return;
  const text = valueText(card, language);
  const read = text === "" ? undefined : report.take(parseLanguage(text), language, text);
  if (read !== undefined) values.set("language", read);
}
