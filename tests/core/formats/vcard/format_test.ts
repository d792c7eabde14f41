import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { EntityRecord } from "../../../../core/formats/format.ts";
import { vcard } from "../../../../core/formats/vcard/format.ts";
import { codesOf, czechProducts, readFile, sourceOf } from "../reading_files.ts";

const options = { ...czechProducts, entity: "customers" as const };

const cardOf = (...lines: string[]) => ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
const card3 = (...lines: string[]) => cardOf("VERSION:3.0", ...lines);
const read = (file: string | Uint8Array) => readFile(vcard, file, options);

const said = ({ code, values }: EntityRecord) => ({ code, ...Object.fromEntries(values) });

async function readOne(file: string | Uint8Array) {
  const { records, problems } = await read(file);
  assert.equal(records.length, 1);
  return { ...said(records[0]!), problems: codesOf(problems) };
}

Deno.test("vCard: a card is read with everything that a customer has of it", async () => {
  const file = card3(
    "N:Novák;Jan;Karel;Ing.;Ph.D.",
    "FN:Ing. Jan Novák",
    "NICKNAME:Honza",
    "ORG:Dílna Pod Lípou\\; s.r.o.;Expedice",
    "EMAIL;TYPE=INTERNET:Jan.Novak@Example.CZ",
    "TEL;TYPE=FAX:111",
    "TEL;TYPE=CELL:+420 602 123 456",
    "ADR;TYPE=WORK:;;Lipová 4;Třebíč;Vysočina;674 01;Česká republika",
    "ADR;TYPE=PARCEL:;2. patro;Nová 31;Brno;;602 00;Slovensko",
    "X-ICO:12345678",
    "X-DIC:CZ12345678",
    "LANG:sk-SK",
    "CATEGORIES:VIP,My Contacts,Velko\\, malo",
    "NOTE:Volat\\nráno\\, prosím",
    "NOTE:Platí včas",
    "X-ABShowAs:COMPANY",
  );
  assert.deepEqual(await readOne(file), {
    code: "jan.novak@example.cz",
    firstName: "Jan Karel",
    lastName: "Novák",
    degree: "Ing. Ph.D.",
    nickname: "Honza",
    companyName: "Dílna Pod Lípou; s.r.o. – Expedice",
    companyId: "12345678",
    vatId: "CZ12345678",
    phone: "+420 602 123 456",
    "billing:street": "Lipová 4",
    "billing:city": "Třebíč",
    "billing:zip": "674 01",
    "billing:country": "CZ",
    deliveries: [{ street: "2. patro, Nová 31", city: "Brno", zip: "602 00", country: "SK" }],
    language: "sk",
    groups: ["VIP", "Velko, malo"],
    note: "Volat\nráno, prosím\n\nPlatí včas",
    kind: "company",
    problems: [],
  });
});

Deno.test("vCard: versions 2.1, 3.0 and 4.0 stand in one file", async () => {
  const { records, problems } = await read([
    cardOf(
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=A0=C3=ADp;=C5=BDan=",
      "eta;;;",
      "TEL;CELL;PREF:601",
      "EMAIL;PREF;INTERNET:a@example.cz",
    ),
    card3("N:Malá;Eva;;;", "EMAIL;TYPE=PREF,INTERNET:b@example.cz"),
    cardOf(
      "VERSION:4.0",
      'TEL;TYPE="voice,work";VALUE=uri:tel:+420-602;ext=5',
      'ADR;LABEL="Hlavní 1: dům; patro\\nPraha";TYPE=home:;;Hlavní 1;Praha;;110 00;CZ',
      "EMAIL;PREF=2:d@example.cz",
      "EMAIL;PREF=1:c@example.cz",
    ),
  ].join(""));
  assert.deepEqual(records.map(said), [
    { code: "a@example.cz", firstName: "Žaneta", lastName: "Šíp", phone: "601" },
    { code: "b@example.cz", firstName: "Eva", lastName: "Malá" },
    {
      ...{ code: "c@example.cz", phone: "+420-602", "billing:street": "Hlavní 1" },
      ...{ "billing:city": "Praha", "billing:zip": "110 00", "billing:country": "CZ" },
    },
  ]);
  assert.deepEqual(problems.map(({ code, line, value }) => [code, line, value]), [
    ["value_duplicate", 17, "d@example.cz"],
  ]);
});

const emails: [name: string, lines: string[], email: string | undefined, problems: string[]][] = [
  ["the preferred one", ["EMAIL:a@b.cz", "EMAIL;PREF:c@d.cz"], "c@d.cz", ["value_duplicate"]],
  ["the lowest rank", ["EMAIL;PREF=9:a@b.cz", "EMAIL;PREF=2:C@d.cz"], "c@d.cz", [
    "value_duplicate",
  ]],
  ["one of the internet", ["EMAIL;HOME:a@b.cz", "EMAIL;INTERNET:c@d.cz"], "c@d.cz", [
    "value_duplicate",
  ]],
  ["the first of several", ["EMAIL;HOME:a@b.cz", "EMAIL;WORK:c@d.cz"], "a@b.cz", [
    "value_duplicate",
  ]],
  ["the only one that is one", ["EMAIL;PREF:žluťoučký", "EMAIL:mailto:c@d.cz"], "c@d.cz", []],
  ["the same one twice", ["EMAIL:a@b.cz", "item1.email;type=pref:A@B.cz"], "a@b.cz", []],
  ["none of an unusable one", ["EMAIL:nikde"], undefined, ["email_unusable"]],
  ["none of an empty one", ["EMAIL:", "TEL:1"], undefined, []],
];
for (const [name, lines, email, problems] of emails) {
  Deno.test(`vCard: the key is ${name} (R63)`, async () => {
    const { code, problems: found } = await readOne(cardOf(...lines));
    assert.deepEqual([code, found], [email, problems]);
  });
}

const names: [name: string, lines: string[], values: Record<string, unknown>][] = [
  ["N with a family name only", ["N:dirk", "FN:Dirk"], { lastName: "dirk" }],
  ["N with lists", ["N:Doe;John;Q.,Public"], { firstName: "John Q. Public", lastName: "Doe" }],
  ["N with an escaped comma", ["N:Doe;James\\, John"], {
    firstName: "James, John",
    lastName: "Doe",
  }],
  ["FN when N is empty", ["N:;;;;", "FN:Jan Karel Novák"], {
    ...{ firstName: "Jan Karel", lastName: "Novák" },
  }],
  ["FN of one word", ["FN:Žaneta"], { lastName: "Žaneta" }],
  ["nobody when FN is the company", ["FN:Lípa", "ORG:Lípa;"], { companyName: "Lípa" }],
  ["nobody when FN is an e-mail", ["FN:a@b.cz"], {}],
  ["a company of 4.0", ["FN:Lípa", "ORG:Lípa", "KIND:org"], {
    companyName: "Lípa",
    kind: "company",
  }],
];
for (const [name, lines, values] of names) {
  Deno.test(`vCard: the name is read from ${name}`, async () => {
    assert.deepEqual(await readOne(card3(...lines)), { code: undefined, ...values, problems: [] });
  });
}

Deno.test("vCard: a distribution list is nobody's customer", async () => {
  const { code, problems } = await readOne(
    card3("FN:Všichni", "EMAIL:all@example.cz", "X-ADDRESSBOOKSERVER-KIND:group"),
  );
  assert.deepEqual([code, problems], [undefined, ["choice_unknown"]]);
});

const addresses: [name: string, lines: string[], values: Record<string, unknown>][] = [
  ["in one component with line ends", ["ADR:;Dlouhá 1\\nPraha;;;;;"], {
    "billing:street": "Dlouhá 1, Praha",
  }],
  ["with a box", ["ADR:12;;Dlouhá 1;Praha"], {
    ...{ "billing:street": "P.O. Box 12, Dlouhá 1", "billing:city": "Praha" },
  }],
  ["with a country beside it", ["item1.ADR:;;A 1;;;;", "item1.X-ABADR:cz"], {
    ...{ "billing:street": "A 1", "billing:country": "CZ" },
  }],
  ["of the home before the work of somebody without a company", [
    ...["ADR;WORK:;;A 1;;;;", "ADR;HOME:;;B 2;;;;", "ADR;HOME:;;B 2;;;;"],
  ], { "billing:street": "B 2", deliveries: [{ street: "A 1" }] }],
];
for (const [name, lines, values] of addresses) {
  Deno.test(`vCard: an address ${name} is read`, async () => {
    assert.deepEqual(await readOne(cardOf(...lines)), { code: undefined, ...values, problems: [] });
  });
}

Deno.test("vCard: a country that nobody knows stays as it is, and is told", async () => {
  const found = await readOne(card3("ADR:;;;;;;Atlantida"));
  assert.deepEqual(found, {
    ...{ code: undefined, "billing:country": "Atlantida", problems: ["choice_unknown"] },
  });
});

const folds: [name: string, lines: string[], note: string][] = [
  ["inside a word", ["NOTE:Dlou", " há ", " věta"], "Dlouhá věta"],
  ["by a tab", ["NOTE:a", "\tb"], "ab"],
  ["by a soft break", ["NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=", "b=3Bc"], "a\nb;c"],
  ["by a soft break before a blank", ["NOTE;QUOTED-PRINTABLE:a=", " b"], "ab"],
  ["without a soft break", ["NOTE;QUOTED-PRINTABLE:a=20", "b c"], "a b c"],
  ["by a soft break before the end", ["NOTE;QUOTED-PRINTABLE:a="], "a"],
  ["with a broken code", ["NOTE;QUOTED-PRINTABLE:100=zz=41"], "100=zzA"],
];
for (const [name, lines, note] of folds) {
  Deno.test(`vCard: a note folded ${name} is whole again`, async () => {
    const file = cardOf("TEL;WORK:1", ...lines);
    assert.equal((await readOne(file) as Record<string, unknown>).note, note);
  });
}

Deno.test("vCard: a letter cut by a fold is whole again", async () => {
  const bytes = Buffer.from(card3("NOTE:žluť"));
  const at = bytes.indexOf(0xc5) + 1;
  const folded = Buffer.concat([
    ...[bytes.subarray(0, at), Buffer.from("\r\n "), bytes.subarray(at)],
  ]);
  assert.equal((await readOne(folded) as Record<string, unknown>).note, "žluť");
});

const letters: [name: string, file: Uint8Array, lastName: string, problems: string[]][] = [
  ["UTF-8 with its mark", Buffer.from("\ufeff" + card3("N:Žák")), "Žák", []],
  ["UTF-16", Buffer.from("\ufeff" + card3("N:Žák"), "utf16le"), "Žák", []],
  ["what the property says", inLetters(cardOf("N;CHARSET=ISO-8859-2:\xae\xe1k")), "Žák", []],
  [
    "what another property says",
    inLetters(cardOf("N:Nu\xdf", "LABEL;CHARSET=windows-1252;QUOTED-PRINTABLE:=DF")),
    "Nuß",
    [],
  ],
  ["Windows-1250 when nothing says it", inLetters(card3("N:\x8e\xe1k")), "Žák", [
    "encoding_conflict",
  ]],
  ["UTF-8 when nobody knows the charset", Buffer.from(cardOf("N;CHARSET=MARTIAN:Žák")), "Žák", []],
];
for (const [name, file, lastName, problems] of letters) {
  Deno.test(`vCard: letters are read as ${name}`, async () => {
    assert.deepEqual(await readOne(file), { code: undefined, lastName, problems });
  });
}

function inLetters(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

Deno.test("vCard: an encoding that the import sets wins over what is found", async () => {
  const file = inLetters(card3("N:\x8e\xe1k", "N:x"));
  const { records } = await readFile(vcard, file, { ...options, encoding: "windows-1250" });
  assert.equal(records[0]?.values.get("lastName"), "Žák");
});

Deno.test("vCard: an agent's card inside another one is nobody's customer", async () => {
  const inner = ["BEGIN:VCARD", "VERSION:2.1", "EMAIL:agent@b.cz", "END:VCARD"];
  for (
    const agent of [
      ["AGENT:", ...inner],
      ["AGENT:BEGIN:VCARD", ...inner.slice(1)],
      ["AGENT:BEGIN:VCARD", ...inner.slice(1).map((line) => ` ${line}`)],
      ["AGENT:BEGIN:VCARD\\nEMAIL:agent@b.cz\\nEND:VCARD"],
    ]
  ) {
    const { records, problems } = await read(cardOf("FN:Šéf", ...agent, "EMAIL:boss@b.cz"));
    assert.deepEqual([records.map(({ code }) => code), problems], [["boss@b.cz"], []]);
  }
});

Deno.test("vCard: a card without its end is closed by the next one", async () => {
  const file = "BEGIN:VCARD\nEMAIL:a@b.cz\n" + cardOf("EMAIL:c@d.cz");
  const { records, problems } = await read(file);
  assert.deepEqual(records.map(({ code }) => code), ["a@b.cz", "c@d.cz"]);
  assert.deepEqual(problems.map(({ code, line, record }) => [code, line, record]), [
    ["card_unclosed", 1, 1],
  ]);
});

const wholeFiles: [name: string, file: string, problems: string[]][] = [
  ["nothing", "", ["file_empty"]],
  ["a mark and blank lines", "\ufeff\r\n\r\n", ["file_empty"]],
  ["a web page", "<!DOCTYPE html><p>", ["file_is_html"]],
  ["something else", "<SHOP/>", ["text_outside", "format_mismatch"]],
  ["a card cut inside", "BEGIN:VCARD\nEMAIL:a@b.cz\n", ["file_truncated"]],
  ["a line without a colon", cardOf("FN"), ["tag_unknown"]],
  ["text between cards", `${cardOf("TEL:1")}--\n${cardOf("TEL:2")}`, ["text_outside"]],
];
for (const [name, file, problems] of wholeFiles) {
  Deno.test(`vCard: a file of ${name} is told as ${problems}`, async () => {
    assert.deepEqual(codesOf((await read(file)).problems), problems);
  });
}

Deno.test("vCard: names of all kinds are read in any case, with groups and stray blanks", async () => {
  const file = "begin:vcard \nversion:3.0\nitem1.email;type=internet:a@b.cz\nfn:Eva\nend:vcard ";
  assert.deepEqual(await readOne(file), { code: "a@b.cz", lastName: "Eva", problems: [] });
});

Deno.test("vCard: a picture of any size costs nothing, folded or not", async () => {
  const picture = "A".repeat(9_000_000);
  const folded = picture.replace(/.{70}/g, "$&\r\n  ");
  for (const photo of [picture, folded]) {
    const { records, raw, problems } = await read(
      cardOf("VERSION:2.1", `PHOTO;ENCODING=BASE64;JPEG:${photo}`, "", "EMAIL:a@b.cz"),
    );
    assert.deepEqual([records[0]?.code, problems], ["a@b.cz", []]);
    assert.ok(raw[0]!.content.length < 100);
  }
});

Deno.test("vCard: a card of more than 8 MB is left out, and the next one read", async () => {
  const note = "x".repeat(70);
  for (const long of [`NOTE:${"x".repeat(8_400_000)}`, `NOTE:${`${note}\r\n `.repeat(120_000)}`]) {
    const { records, problems } = await read(cardOf(long, "EMAIL:a@b.cz") + cardOf("EMAIL:c@d.cz"));
    assert.deepEqual(records.map(({ code }) => code), ["c@d.cz"]);
    assert.deepEqual(problems.map(({ code, record }) => [code, record]), [["record_too_large", 1]]);
  }
});

Deno.test("vCard: a soft break at each of a million lines takes no longer than reading them", async () => {
  const note = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=41=\r\n".repeat(1_000_000);
  const { raw } = await readFile(vcard, sourceOf(cardOf(note, "TEL:1"), 1_000_000), options);
  assert.equal(raw.length, 1);
});

Deno.test("vCard: what no text may contain is left out of values, and told", async () => {
  assert.deepEqual(await readOne(card3("N:\u0000Žák\u0007")), {
    ...{ code: undefined, lastName: "Žák", problems: ["control_characters"] },
  });
});
