import assert from "node:assert/strict";
import { readForm } from "../../../core/catalogue/form_fields.ts";
import type { FormProblem } from "../../../core/catalogue/form_problem.ts";
import { orderForm, ordersChangeForm } from "../../../core/catalogue/order_form.ts";

const fields = (changes: Record<string, string> = {}): Record<string, string> => ({
  ...{ state: "2", paidOn: "", trackingCode: "", trackingUrl: "", internalNote: "" },
  version: "2026-03-01T10:00:00.000Z",
  ...changes,
});
const form = orderForm([1, 2]);

Deno.test("an order's form reads a state, a day and a note", () => {
  const read = readForm(
    form,
    fields({ paidOn: "2026-02-28", internalNote: "a\r\nb", resolved: "true" }),
  );
  assert.ok(read.ok);
  const { stateId, paidOn, internalNote, resolved, trackingUrl } = read.value;
  assert.deepEqual(
    { stateId, paidOn, internalNote, resolved, trackingUrl },
    {
      stateId: 2,
      paidOn: "2026-02-28",
      internalNote: "a\nb",
      resolved: true,
      trackingUrl: null,
    },
  );
});

const wrong: [field: string, text: string, problem: FormProblem][] = [
  ["state", "3", { code: "choose" }],
  ["paidOn", "2026-02-29", { code: "date" }],
  ["paidOn", "1. 3. 2026", { code: "date" }],
  ["trackingUrl", "javascript:alert(1)", { code: "url" }],
  ["trackingUrl", "ftp://example.com", { code: "url" }],
  ["trackingUrl", "example.com", { code: "url" }],
  ["trackingCode", "a\u0000b", { code: "characters" }],
];
for (const [field, text, problem] of wrong) {
  Deno.test(`an order's form refuses ${field} ${JSON.stringify(text)}`, () => {
    const read = readForm(form, fields({ [field]: text }));
    const problems = { [field]: problem };
    assert.deepEqual(read, { ok: false, error: { code: "refused", problems } });
  });
}

Deno.test("an order's form without the version it was filled from is none of ours", () => {
  const { version: _version, ...rest } = fields();
  assert.deepEqual(readForm(form, rest), { ok: false, error: { code: "malformed" } });
});

Deno.test("a change of several orders is one of three", () => {
  const read = (change: string, state: string) =>
    readForm(ordersChangeForm([1]), { change, state });
  assert.deepEqual(read("state", "1"), { ok: true, value: { stateId: 1 } });
  assert.deepEqual(read("resolved", ""), { ok: true, value: { resolved: true } });
  assert.deepEqual(read("unresolved", "1"), { ok: true, value: { resolved: false } });
  const problems = { state: { code: "choose" } };
  assert.deepEqual(read("state", ""), { ok: false, error: { code: "refused", problems } });
});
