import { strict as assert } from "node:assert";
import { momentText, readOutageForm } from "../../../core/outages/outage_form.ts";

const now = "2026-03-10T09:00:00.000Z";
const typed = {
  kind: "everything",
  start: "2026-03-10T08:00",
  end: "2026-03-10T09:30",
  "text.cs": "Výpadek disku.\r\n\r\nData jsou v pořádku.",
  "text.sk": "Výpadok disku.",
  "text.en": "A disk failed.",
};
const problemsOf = (changes: Record<string, string>) => {
  const read = readOutageForm({ ...typed, ...changes }, { now });
  return read.ok ? {} : Object.fromEntries(
    Object.entries(read.error).map(([name, { code }]) => [name, code]),
  );
};

Deno.test("times are those of Prague, in winter and in summer (D11)", () => {
  const read = readOutageForm(typed, { now });
  assert.deepEqual(read, {
    ok: true,
    value: {
      kind: "everything",
      startedAt: "2026-03-10T07:00:00.000Z",
      endedAt: "2026-03-10T08:30:00.000Z",
      text: {
        cs: ["Výpadek disku.", "Data jsou v pořádku."],
        sk: ["Výpadok disku."],
        en: ["A disk failed."],
      },
    },
  });
  const summer = readOutageForm({
    ...typed,
    kind: "planned",
    start: "2026-07-01T02:00",
    end: "2026-07-01T04:00",
  }, { now });
  assert.equal(summer.ok && summer.value.startedAt, "2026-07-01T00:00:00.000Z");
});

Deno.test("a time that cannot be is refused, with what would be right", () => {
  assert.deepEqual(problemsOf({ start: "2026-02-30T08:00" }), { start: "moment" });
  assert.deepEqual(problemsOf({ start: "" }), { start: "required" });
  assert.deepEqual(problemsOf({ start: "2026-03-10T11:00", end: "" }), {
    start: "start_in_future",
  });
  assert.deepEqual(problemsOf({ end: "2026-03-10T11:00" }), { end: "end_in_future" });
  assert.deepEqual(problemsOf({ end: "2026-03-10T07:59" }), { end: "end_before_start" });
});

Deno.test("a planned interruption is announced beforehand and has its end (R218)", () => {
  assert.deepEqual(problemsOf({ kind: "planned" }), { start: "planned_in_past" });
  assert.deepEqual(problemsOf({ kind: "planned", start: "2026-03-11T02:00", end: "" }), {
    end: "required",
  });
  assert.deepEqual(
    problemsOf({ kind: "planned", start: "2026-03-11T02:00", end: "2026-03-11T04:00" }),
    {},
  );
});

Deno.test("an outage is told in all languages", () => {
  assert.deepEqual(problemsOf({ "text.sk": " \n " }), { "text.sk": "required" });
  assert.deepEqual(problemsOf({ kind: "small" }), { kind: "choose" });
});

Deno.test("a time that was left as it stood keeps its seconds, and its hour of two", () => {
  const current = {
    kind: "everything" as const,
    startedAt: "2025-10-26T01:17:23.456Z",
    endedAt: "2025-10-26T03:00:01.000Z",
  };
  assert.equal(momentText(current.startedAt), "2025-10-26T02:17");
  const values = { ...typed, start: "2025-10-26T02:17", end: momentText(current.endedAt) };
  const read = readOutageForm(values, { now, current });
  assert.deepEqual(read.ok && [read.value.startedAt, read.value.endedAt], [
    current.startedAt,
    current.endedAt,
  ]);
});
