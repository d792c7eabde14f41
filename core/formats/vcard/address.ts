import { type Address, deliveriesMax } from "../../catalogue/customer.ts";
import { countryCode } from "../countries.ts";
import { oneLine } from "../one_line.ts";
import { byPreference, type CardContext, propertiesNamed } from "./choice.ts";
import { type CardProperty, valueLists, valueText } from "./property.ts";

type CardAddress = Partial<Record<keyof Address, string>>;

/**
 * The preferred address is the billing one, else that of the work of somebody with a company, else
 * the home; all others that differ are for deliveries, those for parcels first.
 */
export function readAddresses(context: CardContext): void {
  const { card, values } = context;
  const usual = values.has("companyName") ? ["WORK", "HOME"] : ["HOME", "WORK"];
  const ranked = byPreference(propertiesNamed(card, "ADR"), ({ types }) => {
    const at = usual.findIndex((type) => types.has(type));
    return at < 0 ? usual.length : at;
  });
  const found = ranked.map((property) => ({ property, address: addressOf(context, property) }))
    .filter(({ address }) => Object.keys(address).length > 0);
  const [billing, ...others] = found;
  if (billing === undefined) return;
  for (const [name, text] of Object.entries(billing.address)) values.set(`billing:${name}`, text);
  if (others.length === 0) return;
  const forParcels = ({ property: { types } }: { property: CardProperty }) =>
    types.has("POSTAL") || types.has("PARCEL") ? 0 : 1;
  const deliveries = others.toSorted((a, b) => forParcels(a) - forParcels(b))
    .map(({ address }) => address);
  const told = new Set([JSON.stringify(billing.address)]);
  const different = deliveries.filter((address) => {
    const key = JSON.stringify(address);
    return !told.has(key) && told.add(key);
  });
  if (different.length > 0) values.set("deliveries", different.slice(0, deliveriesMax));
}

/** P.O. box, extension, street, city, region, code, country; programs mix up the first three. */
function addressOf({ card, report }: CardContext, property: CardProperty): CardAddress {
  const parts = valueLists(card, property).map((list) => joinedLines(list.join(", ")));
  const [box = "", extended = "", street = "", city = "", , zip = "", country = ""] = parts;
  const way = [box === "" ? "" : postBox(box), extended === street ? "" : extended, street];
  const state = country || countryOfGroup({ card, property });
  const code = state === "" ? "" : countryCode(state);
  if (code === undefined) {
    report.add("choice_unknown", { line: property.line, field: property.tag, value: state });
  }
  const road = way.filter(Boolean).join(", ");
  const where = code ?? state;
  const address: CardAddress = {};
  if (road !== "") address.street = road;
  if (city !== "") address.city = city;
  if (zip !== "") address.zip = zip;
  if (where !== "") address.country = where;
  return address;
}

/** Lines as parts of a way; most texts have but one. */
const joinedLines = (text: string): string =>
  oneLine(text.includes("\n") ? text.replace(/\s*\n\s*/g, ", ") : text);

const postBox = (box: string): string => /[.\s]/.test(box) ? box : `P.O. Box ${box}`;

/** Apple writes the letters of the country beside the address. */
function countryOfGroup({ card, property: { group } }: Pick<CardContext, "card"> & {
  property: CardProperty;
}): string {
  const beside = group === ""
    ? undefined
    : propertiesNamed(card, "X-ABADR").find((each) => each.group === group);
  return beside === undefined ? "" : valueText(card, beside);
}
