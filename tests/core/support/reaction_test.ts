import { strict as assert } from "node:assert";
import { reactionDue, reactionMinutes, reactionOf } from "../../../core/support/reaction.ts";
import { severities } from "../../../core/support/ticket.ts";

const pro = { level: "pro", regime: "wallet" } as const;
// A Friday in winter: Prague is an hour ahead.
const friday = "2026-11-20T14:00:00.000Z";

Deno.test("the more serious, the sooner somebody answers (R102, R114)", () => {
  for (const level of ["trial", "free", "pro"] as const) {
    const minutes = severities.map((severity) => reactionMinutes[severity][level]);
    assert.deepEqual(minutes, minutes.toSorted((a, b) => a - b), level);
  }
  assert.ok(reactionMinutes.question.free > reactionMinutes.question.pro, "R124");
});

Deno.test("a crisis is answered at any hour (R101), all else in support hours", () => {
  assert.equal(
    reactionDue("2026-11-21T22:00:00.000Z", { ...pro, severity: "crisis" }),
    "2026-11-21T23:00:00.000Z",
  );
  assert.equal(
    reactionDue(friday, { ...pro, severity: "serious" }),
    "2026-11-23T10:00:00.000Z",
    "an hour on Friday, three on Monday",
  );
});

Deno.test("the queue warns when a quarter of the time is left, and says what is late", () => {
  const waiting = {
    waitingSince: friday,
    dueAt: reactionDue(friday, { ...pro, severity: "serious" }),
    severity: "serious",
    regime: "wallet",
  } as const;
  const at = (now: string) => reactionOf(waiting, now);
  assert.deepEqual(at(friday), { state: "fine", share: 0, minutesLeft: 240 });
  assert.equal(at("2026-11-22T12:00:00.000Z").share, 0.25, "a weekend takes nothing");
  assert.deepEqual(at("2026-11-23T09:00:00.000Z"), { state: "soon", share: 0.75, minutesLeft: 60 });
  assert.deepEqual(at("2026-11-23T11:00:00.000Z"), { state: "late", share: 1, minutesLeft: -60 });
});
