import assert from "node:assert/strict";
import { decideMailbox, decideMailboxSize } from "../../../core/billing/mailbox_limits.ts";

const basic = { mailboxes: 3, mailboxGigabytes: 5 };
const endless = { mailboxes: null, mailboxGigabytes: null };

const additions: [
  limits: typeof basic | typeof endless,
  sizes: number[],
  size: number,
  expected: unknown,
][] = [
  [basic, [], 5_000, "room"],
  [basic, [5_000, 5_000], 5_000, "room"],
  [basic, [100, 100, 100], 100, { code: "mailboxes_full", used: 3, limit: 3 }],
  [basic, [100, 100, 100, 100], 100, { code: "mailboxes_full", used: 4, limit: 3 }],
  [basic, [], 5_001, { code: "mailbox_too_large", megabytes: 5_001, limitMegabytes: 5_000 }],
  [
    basic,
    [5_000, 9_000], // of a higher tariff that the shop had
    1_001,
    { code: "mailboxes_too_large", megabytes: 15_001, limitMegabytes: 15_000 },
  ],
  [endless, Array(100).fill(50_000), 90_000, "room"],
];
for (const [limits, sizes, size, expected] of additions) {
  Deno.test(`R230, R231: a mailbox of ${size} MB beside ${sizes.length}, of ${limits.mailboxes}: ${JSON.stringify(expected)}`, () => {
    const decided = decideMailbox(limits, sizes, size);
    assert.deepEqual(decided.ok ? "room" : decided.error, expected);
  });
}

Deno.test("R230: a mailbox may always become smaller, also where the tariff holds less than there is", () => {
  const decided = decideMailboxSize(basic, [9_000, 9_000], { from: 9_000, to: 8_000 });
  assert.equal(decided.ok, true);
});

Deno.test("R230: a mailbox grows up to the tariff's size and no further", () => {
  assert.equal(decideMailboxSize(basic, [], { from: 1_000, to: 5_000 }).ok, true);
  const refused = decideMailboxSize(basic, [], { from: 1_000, to: 6_000 });
  assert.deepEqual(refused.ok ? undefined : refused.error, {
    code: "mailbox_too_large",
    megabytes: 6_000,
    limitMegabytes: 5_000,
  });
});
