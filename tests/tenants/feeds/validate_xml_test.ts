import assert from "node:assert/strict";
import fc from "fast-check";
import type { ExportOrder } from "../../../core/exports/export_format.ts";
import { exportFormatById } from "../../../core/exports/registry.ts";
import type { Entity } from "../../../core/formats/format.ts";
import { validateXml } from "../../../tenants/feeds/validate_xml.ts";
import { generatedCode, valuesOf } from "../../support/generated_records.ts";
import { sourceOf } from "../../support/test_shop.ts";

const validate = (text: string) => validateXml(sourceOf(text));

Deno.test("a file that its schema accepts is valid (R40)", async () => {
  const text =
    `<PRODUCTS version="2.0"><PRODUCT><CODE>A</CODE><STOCK>1,5</STOCK><EAN/></PRODUCT></PRODUCTS>`;
  assert.deepEqual(await validate(text), { kind: "valid", entity: "products" });
  assert.deepEqual(await validate(`<CONTACTS version="1.0"/>`), {
    kind: "valid",
    entity: "customers",
  });
});

Deno.test("what is wrong is told with its line, element and value (R40)", async () => {
  const found = await validate(
    `<PRODUCTS version="2.0">\n<PRODUCT>\n<STOCK>mnoho</STOCK>\n<NIC/>\n</PRODUCT>\n</PRODUCTS>`,
  );
  assert.equal(found.kind, "invalid");
  assert.deepEqual(
    found.kind === "invalid" &&
      found.faults.map(({ line, element, code, value }) => [line, element, code, value]),
    [
      [3, "STOCK", "value_wrong", "mnoho"],
      [4, "NIC", "element_unexpected", undefined],
    ],
  );
});

Deno.test("a broken file, another one and one with entities are told apart (R40)", async () => {
  const broken = await validate("<PRODUCTS>\n<PRODUCT>\n</PRODUCTS>");
  assert.equal(broken.kind, "malformed");
  assert.equal(broken.kind === "malformed" && broken.line, 3);
  assert.deepEqual(await validate("<SHOP/>"), { kind: "unknown", root: "SHOP" });
  assert.deepEqual(await validate(""), { kind: "empty" });
  const hostile =
    `<!DOCTYPE PRODUCTS [<!ENTITY x SYSTEM "file:///etc/passwd">]><PRODUCTS>&x;</PRODUCTS>`;
  assert.deepEqual(await validate(hostile), { kind: "doctype" });
});

const languages = ["cs", "sk"] as const;

for (const entity of ["products", "categories", "customers"] as const satisfies readonly Entity[]) {
  Deno.test(`every export of ${entity} is valid against its schema (R40)`, async () => {
    const variant = fc.record({
      id: fc.constant(1),
      code: generatedCode,
      values: valuesOf("products", { languages, isVariant: true }),
    });
    const record = fc.record({
      id: fc.integer({ min: 1 }),
      code: generatedCode,
      values: valuesOf(entity, { languages, without: ["categories", "parent"] }),
      variants: entity === "products" ? fc.array(variant, { maxLength: 2 }) : fc.constant([]),
    });
    const writer = exportFormatById("upgates-xml")!.writer({
      ...{ entity, languages, currency: "CZK", shopName: "", encoding: "utf-8" },
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), async (records) => {
        const text = writer.begin() + records.map((each) => writer.record(each)).join("") +
          writer.end();
        assert.deepEqual(await validate(text), { kind: "valid", entity }, text);
      }),
      { numRuns: 60 },
    );
  });
}

Deno.test("an export of orders is valid against its schema (R40)", async () => {
  const writer = exportFormatById("upgates-xml")!.writer({
    ...{ entity: "orders", languages, currency: "CZK", shopName: "", encoding: "utf-8" },
  });
  const address = { firstName: "Eva", lastName: "Malá & syn", city: "Brno" };
  const order: ExportOrder = {
    ...{ number: "1", state: { name: "Přijatá" }, totalMinor: 12_950 },
    currency: "CZK",
    ...{ paidOn: "2026-11-02", resolved: false, email: "a@b.cz", phone: null, delivery: null },
    ...{ billing: address, shipmentName: "PPL", paymentName: null, trackingCode: "Z" },
    ...{ trackingUrl: null, customerNote: "<zvoňte>", internalNote: null },
    createdAt: "2026-11-01T10:00:00.000Z",
    lines: [{
      kind: "product",
      ...{ productCode: "A", title: "Hrnek", quantity: 1.5, unit: "ks" },
      ...{ unitPriceMinor: 8_633, vatRate: 21, totalMinor: 12_950 },
    }],
  };
  const text = writer.begin() +
    writer.record({ id: 1, code: "1", values: new Map(), variants: [], order }) + writer.end();
  assert.deepEqual(await validate(text), { kind: "valid", entity: "orders" }, text);
});
