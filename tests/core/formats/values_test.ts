import assert from "node:assert/strict";
import { parseBoolean } from "../../../core/formats/booleans.ts";
import { parseDay, parseMoment } from "../../../core/formats/dates.ts";
import { parseEan } from "../../../core/formats/ean.ts";
import { parseDecimal, parseInteger, parsePrice } from "../../../core/formats/numbers.ts";
import type { ReadResult } from "../../../core/formats/reading.ts";
import { parseUrl } from "../../../core/formats/urls.ts";
import { parsePicture } from "../../../core/formats/pictures.ts";
import { rateOfCode, readVatCodes } from "../../../core/formats/vat_codes.ts";
import { parseVatRate } from "../../../core/formats/vat_rates.ts";

type Expected<T> = T | [value: T, warning: string] | { fails: string };

function specify<T>(name: string, parse: (text: string) => ReadResult<T>) {
  return (text: string, expected: Expected<T>) => {
    Deno.test(`${name}() reads "${text}" as ${JSON.stringify(expected)}`, () => {
      const result = parse(text);
      if (!result.ok) return assert.deepEqual({ fails: result.error }, expected);
      const { value, warning } = result.value;
      assert.deepEqual(warning === undefined ? value : [value, warning], expected);
    });
  };
}

const unreadable = { fails: "price_unreadable" };
const prices: [text: string, expected: Expected<number>][] = [
  ["25000", 2_500_000],
  ["25000.50", 2_500_050],
  ["25000,5", 2_500_050],
  ["1399,0", 139_900],
  ["1490.", 149_000],
  ["0", 0],
  ["5 000,50", 500_050],
  ["1\u00a0490,50 Kč", 149_050],
  ["12\u202f345\u202f678 CZK", 1_234_567_800],
  ["€ 14.90", 1_490],
  ["1490,-", 149_000],
  ["1490,– Kč", 149_000],
  ["1.299,00", 129_900],
  ["1,299.00", 129_900],
  ["1.299.000", 129_900_000],
  ["1.299.000,5", 129_900_050],
  ["1490.0000", 149_000],
  ["12.345", [1_234_500, "price_ambiguous"]],
  ["1,299", [129_900, "price_ambiguous"]],
  ["0.125", unreadable],
  ["1234.567", unreadable],
  ["73.5537", unreadable],
  ["12.34.5", unreadable],
  ["1,2,3.4", unreadable],
  ["-5", unreadable],
  ["", unreadable],
  ["abc", unreadable],
  ["1e5", unreadable],
  ["9999999999999999", unreadable],
  ["WOOSEA_PRICE", unreadable],
];
for (const [text, expected] of prices) specify("parsePrice", parsePrice)(text, expected);

const programPrices: [text: string, expected: Expected<number>][] = [
  ["73.55", 7_355],
  ["12.345", 1_235],
  ["288,4298", 28_843],
  ["0.994999", 99],
  ["1.299,00", unreadable],
];
for (const [text, expected] of programPrices) {
  const parse = (price: string) => parsePrice(price, { thousands: false });
  specify("parsePrice without thousands", parse)(text, expected);
}

const vatRates: [text: string, expected: Expected<number>][] = [
  ["21", 21],
  ["21 %", 21],
  ["0,21", 21],
  ["0.12", 12],
  ["0", 0],
  ["15", [15, "vat_rate_unusual"]],
  ["0,2", [20, "vat_rate_unusual"]],
  ["101", { fails: "number_unreadable" }],
  ["-1", { fails: "number_unreadable" }],
  ["dph", { fails: "number_unreadable" }],
];
for (const [text, expected] of vatRates) {
  specify("parseVatRate in Czechia", (rate) => parseVatRate(rate, "CZK"))(text, expected);
}

const vatCodes: [text: string, given: string, expected: Expected<number>][] = [
  ["1", "", 21],
  ["2", "", [12, "vat_code_unset"]],
  ["5", "", [21, "vat_code_unset"]],
  ["2", "1=12, 2 = 21 %", 21],
  ["4", "4=9,5; 3=0", 9.5],
  ["A", "A:21,B:12", 21],
  ["C", "A:21,B:12", { fails: "number_unreadable" }],
];
for (const [text, given, expected] of vatCodes) {
  const parse = (code: string) =>
    rateOfCode(code, { currency: "CZK", vatCodes: readVatCodes(given)! });
  specify(`rateOfCode with "${given}"`, parse)(text, expected);
}
for (const text of ["21", "1=", "1=21 12", "1=121", "=21"]) {
  Deno.test(`readVatCodes("${text}") knows that these are no pairs`, () => {
    assert.equal(readVatCodes(text), undefined);
  });
}

const pictureBase = "https://shop.example/fotky/";
const pictures: [text: string, expected: Expected<string>][] = [
  ["https://i.example/a.jpg", "https://i.example/a.jpg"],
  ["_vyr_1.jpg", "https://shop.example/fotky/_vyr_1.jpg"],
  ["malé/žlutá č. 1.jpg", "https://shop.example/fotky/mal%C3%A9/%C5%BElut%C3%A1%20%C4%8D.%201.jpg"],
  ["/a%20b.jpg", "https://shop.example/fotky/a%20b.jpg"],
  ["C:\\Obrázky\\a.jpg", "https://shop.example/fotky/a.jpg"],
  ["../../tajne/a.jpg", "https://shop.example/fotky/tajne/a.jpg"],
  ["..", { fails: "url_unusable" }],
  ["ftp://i.example/a.jpg", { fails: "url_unusable" }],
];
for (const [text, expected] of pictures) {
  specify("parsePicture", (name) => parsePicture(name, { pictureBase }))(text, expected);
}
const alone = (name: string) => parsePicture(name, {});
specify("parsePicture without a base", alone)("a.jpg", { fails: "url_unusable" });

specify("parseVatRate in Slovakia", (rate) => parseVatRate(rate, "EUR"))("23", 23);

specify("parseDecimal", parseDecimal)("1 000,5", 1_000.5);
specify("parseDecimal", parseDecimal)("-3", -3);
specify("parseDecimal", parseDecimal)("99999999999999999999", { fails: "number_unreadable" });
specify("parseDecimal", parseDecimal)("3 ks", { fails: "number_unreadable" });
specify("parseInteger", parseInteger)("380.0", 380);
specify("parseInteger", parseInteger)("380.5", { fails: "number_unreadable" });

for (const yes of ["1", "true", "Yes", "ANO", " áno ", "PRAVDA"]) {
  specify("parseBoolean", parseBoolean)(yes, true);
}
for (const no of ["0", "FALSE", "no", "ne", "nie", "Nepravda"]) {
  specify("parseBoolean", parseBoolean)(no, false);
}
specify("parseBoolean", parseBoolean)("možná", { fails: "boolean_unreadable" });

const days: [text: string, expected: Expected<string>][] = [
  ["2025-03-01", "2025-03-01"],
  ["2025-03-01T10:00:00", "2025-03-01"],
  ["1. 3. 2025", "2025-03-01"],
  ["2024-02-29", "2024-02-29"],
  ["2025-02-29", { fails: "date_unreadable" }],
  ["2025-13-01", { fails: "date_unreadable" }],
  ["0000-00-00", { fails: "date_unreadable" }],
  ["zítra", { fails: "date_unreadable" }],
];
for (const [text, expected] of days) specify("parseDay", parseDay)(text, expected);

const moments: [text: string, expected: Expected<string>][] = [
  ["2025-03-01T08:15:00", "2025-03-01T07:15:00Z"],
  ["2025-07-01 08:15", "2025-07-01T06:15:00Z"],
  ["2025-07-01T08:15:00+00:00", "2025-07-01T08:15:00Z"],
  ["2025-03-30T02:30:00", "2025-03-30T01:30:00Z"], // an hour that Prague skips
  ["2025-02-30T08:15:00", { fails: "date_unreadable" }],
  ["včera", { fails: "date_unreadable" }],
];
for (const [text, expected] of moments) specify("parseMoment", parseMoment)(text, expected);

const eans: [text: string, expected: Expected<string>][] = [
  ["8590001000011", ["8590001000011", "ean_check_digit"]],
  ["4006381333931", "4006381333931"],
  ["4006381333931.0", "4006381333931"],
  ["0745314610292", "0745314610292"],
  ["978-80-909082-3-9", "9788090908239"],
  ["40170725", "40170725"],
  ["8,00317E+12", { fails: "ean_unusable" }],
  ["12345", { fails: "ean_unusable" }],
];
for (const [text, expected] of eans) specify("parseEan", parseEan)(text, expected);

const urls: [text: string, expected: Expected<string>][] = [
  ["https://shop.example/a?b=1#c", "https://shop.example/a?b=1#c"],
  ["//img.example/a.jpg", "https://img.example/a.jpg"],
  ["http://shop.example/a b.jpg", "http://shop.example/a%20b.jpg"],
  ["/a.jpg", { fails: "url_unusable" }],
  ["javascript:alert(1)", { fails: "url_unusable" }],
  ["ftp://shop.example/a.jpg", { fails: "url_unusable" }],
  ["", { fails: "url_unusable" }],
];
for (const [text, expected] of urls) specify("parseUrl", parseUrl)(text, expected);
