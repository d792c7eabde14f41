import assert from "node:assert/strict";
import fc from "fast-check";
import { readStatements } from "../../../../core/billing/statements/read_statements.ts";
import type { Movement } from "../../../../core/billing/statements/statement.ts";
import {
  windows1250,
  writeCamt053,
  writeFioJson,
  writeFioXml,
  writeGpc,
  type WrittenStatement,
} from "../../../support/bank_statements.ts";
import { fileOf } from "./reading.ts";

const currency = fc.constantFrom("CZK" as const, "EUR" as const);
const symbol = (digits: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{0,${digits - 1}}$`));
const word = fc.constantFrom("Novák", "Žlutý kůň", "dobití", "účet 5", "a & b <c>", '"d"', "e:f");
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const day = fc.integer({ min: 0, max: 27 }).map((at) =>
  `2026-03-${String(at + 1).padStart(2, "0")}`
);
const account = fc.constantFrom(
  "19-2000145399/0800",
  "2918599669/1100",
  "SK9611000000002918599669",
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

interface Limits {
  /** GPC holds twelve digits, and no message. */
  amountMax: number;
  hasMessage: boolean;
  hasIban: boolean;
  kinds: readonly Movement["kind"][];
}

function movementOf(limits: Limits): fc.Arbitrary<Omit<Movement, "currency">> {
  const facts = fc.record({
    bankReference: symbol(12),
    bookedDay: day,
    amountMinor: fc.integer({ min: -limits.amountMax, max: limits.amountMax }).filter((minor) =>
      minor !== 0
    ),
    kind: fc.constantFrom(...limits.kinds),
    variableSymbol: optional(symbol(10)),
    specificSymbol: optional(symbol(10)),
    constantSymbol: optional(symbol(4).map((each) => each.padStart(4, "0"))),
    counterAccount: optional(
      limits.hasIban ? account : account.filter((each) => each.includes("/")),
    ),
    counterName: optional(limits.hasMessage ? text : fc.constantFrom("NOVÁK JAN", "Žižka")),
    message: limits.hasMessage ? optional(text) : fc.constant(undefined),
  }, { noNullPrototype: true });
  return facts.map((movement) => withoutAbsent(movement));
}

function withoutAbsent<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function statementOf(limits: Limits): fc.Arbitrary<WrittenStatement> {
  const movements = fc.uniqueArray(movementOf(limits), {
    ...{ maxLength: 8, selector: ({ bankReference }) => bankReference },
  });
  const openingMinor = fc.integer({ min: -limits.amountMax, max: limits.amountMax });
  return fc.tuple(currency, openingMinor, movements, symbol(3)).map(
    ([currency, openingMinor, movements, number]) => ({
      ...{ account: { iban: "CZ6508000000192000145399" }, currency, number },
      ...{ from: "2026-03-01", to: "2026-03-28", openingMinor },
      closingMinor: openingMinor +
        movements.reduce(
          (sum, { kind, amountMinor }) => sum + (kind === "pending" ? 0 : amountMinor),
          0,
        ),
      movements: movements.map((movement) => ({ ...movement, currency })),
    }),
  );
}

const wide: Limits = {
  amountMax: 2 ** 46,
  hasMessage: true,
  hasIban: true,
  kinds: ["booked", "reversal"],
};
const narrow: Limits = {
  amountMax: 999_999_999_999,
  hasMessage: false,
  hasIban: false,
  kinds: ["booked", "reversal"],
};

/** CAMT names a reversal apart from the movement that it reverses, and lists all texts. */
const asCamt = (statement: WrittenStatement): WrittenStatement => ({
  ...statement,
  movements: statement.movements.map((movement) => ({
    ...movement,
    bankReference: movement.bankReference + (movement.kind === "reversal" ? "/reversal" : ""),
    ...withoutAbsent({ message: camtMessage(movement) || undefined }),
  })),
});

function camtMessage(
  { message, variableSymbol, specificSymbol, constantSymbol }: Movement,
): string {
  const symbols = [["VS", variableSymbol], ["SS", specificSymbol], ["KS", constantSymbol]]
    .flatMap(([name, symbol]) => symbol === undefined ? [] : [`${name}:${symbol}`]);
  return [message, ...symbols].filter(Boolean).join("\n");
}

for (const version of ["02", "04", "08", "13"]) {
  Deno.test(`a statement written as CAMT.053 version ${version} reads back as it was`, async () => {
    const limits: Limits = { ...wide, kinds: ["booked", "reversal", "pending"] };
    const statements = fc.array(statementOf(limits), { minLength: 1, maxLength: 3 });
    const prefix = fc.constantFrom("", "ns");
    await fc.assert(
      fc.asyncProperty(statements, prefix, async (written, prefix) => {
        const file = await fileOf(writeCamt053(written, { version, prefix }));
        assert.equal(file.format, "camt053");
        assert.deepEqual(file.statements, written.map(asCamt));
        assert.deepEqual(file.warnings, []);
      }),
      { numRuns: 40 },
    );
  });
}

Deno.test("a statement written as GPC in Windows-1250 reads back, but for what GPC has no place for", async () => {
  const statements = fc.array(statementOf(narrow), { minLength: 1, maxLength: 3 });
  await fc.assert(fc.asyncProperty(statements, async (written) => {
    const file = await fileOf(windows1250(writeGpc(written)));
    assert.equal(file.format, "gpc");
    assert.deepEqual(file.statements, written.map(asGpc));
    assert.deepEqual(file.warnings, []);
  }));
});

function asGpc({ currency, movements, account: _, ...statement }: WrittenStatement) {
  return {
    ...statement,
    account: { number: "0000192000145399" },
    ...(movements.length === 0 ? {} : { currency }),
    movements: movements.map((movement) => {
      const { bankReference, bookedDay, amountMinor } = movement;
      return { ...movement, bankReference: `${bankReference}:${bookedDay}:${amountMinor}` };
    }),
  };
}

for (const [name, write] of [["XML", writeFioXml], ["JSON", writeFioJson]] as const) {
  Deno.test(`a statement written as Fio's ${name} reads back as it was`, async () => {
    await fc.assert(fc.asyncProperty(statementOf(wide), async (written) => {
      const file = await fileOf(write(written));
      assert.equal(file.format, name === "XML" ? "fio_xml" : "fio_json");
      assert.deepEqual(file.statements, [written]);
      assert.deepEqual(file.warnings, []);
    }));
  });
}

Deno.test("what is cut anywhere is read or refused, and never thrown; amounts are never made up", async () => {
  const writers = [
    (each: WrittenStatement) => writeCamt053([each]),
    (each: WrittenStatement) => writeGpc([each]),
    writeFioXml,
    writeFioJson,
  ];
  const cut = fc.record({
    ...{ statement: statementOf(narrow), writer: fc.constantFrom(...writers) },
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(cut, async ({ statement, writer, share }) => {
      const whole = writer(statement);
      const read = await readStatements(
        new TextEncoder().encode(whole.slice(0, share * whole.length)),
      );
      if (!read.ok) return;
      const amounts = new Set(statement.movements.map(({ amountMinor }) => amountMinor));
      const found = read.value.statements.flatMap(({ movements }) => movements);
      assert.ok(found.every(({ amountMinor }) => amounts.has(amountMinor)));
    }),
    { numRuns: 300 },
  );
});
