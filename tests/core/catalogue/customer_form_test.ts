import assert from "node:assert/strict";
import { customerForm } from "../../../core/catalogue/customer_form.ts";
import { readForm } from "../../../core/catalogue/form_fields.ts";
import type { FormProblem } from "../../../core/catalogue/form_problem.ts";

const names = [
  ...["code", "degree", "firstName", "lastName", "nickname", "companyName", "companyId"],
  ...["vatId", "phone", "language", "priceList", "groups", "note"],
];
const fields = (changes: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(names.map((name) => [name, ""])),
  ...{ kind: "person", newsletter: "no", email: "jana@example.cz", lastName: "Hrušková" },
  ...changes,
});

Deno.test("a customer's form reads empty fields as nothing", () => {
  const read = readForm(customerForm, fields({ companyId: " 2707 4358 ", groups: "A, B,, A" }));
  assert.ok(read.ok);
  const { active, phone, companyId, groups, billing, deliveries, language } = read.value;
  assert.deepEqual(
    { active, phone, companyId, groups, billing, deliveries, language },
    {
      active: false,
      phone: null,
      companyId: "27074358",
      groups: ["A", "B"],
      billing: null,
      deliveries: [],
      language: null,
    },
  );
});

Deno.test("a customer's form leaves out delivery addresses that are empty", () => {
  const read = readForm(
    customerForm,
    fields({ "delivery.0.city": " ", "delivery.3.city": "Brno", "billing.zip": "602 00" }),
  );
  assert.ok(read.ok);
  assert.deepEqual(read.value.deliveries.map(({ city }) => city), ["Brno"]);
  assert.equal(read.value.billing?.zip, "602 00");
});

const wrong: [changes: Record<string, string>, problems: Record<string, FormProblem>][] = [
  [{ email: "" }, { email: { code: "required" } }],
  [{ email: "a@b\nBcc: c@d.cz" }, { email: { code: "email" } }],
  [{ companyId: "27074359" }, { companyId: { code: "company_id" } }],
  [{ kind: "company" }, { companyName: { code: "required" } }],
  [{ kind: "robot" }, { kind: { code: "choose" } }],
  [{ firstName: "x".repeat(101) }, { firstName: { code: "too_long", found: 101, most: 100 } }],
  [{ lastName: "" }, { lastName: { code: "required" } }],
  [{ email: "x", lastName: "" }, { email: { code: "email" }, lastName: { code: "required" } }],
];
for (const [changes, problems] of wrong) {
  Deno.test(`a customer's form says what is wrong with ${JSON.stringify(changes)}`, () => {
    const read = readForm(customerForm, fields(changes));
    assert.deepEqual(read, { ok: false, error: { code: "refused", problems } });
  });
}

for (const name of ["id", "sort_key", "delivery.10.city", "constructor"]) {
  Deno.test(`a customer's form has no field "${name}"`, () => {
    const read = readForm(customerForm, fields({ [name]: "1" }));
    assert.deepEqual(read, { ok: false, error: { code: "malformed" } });
  });
}
