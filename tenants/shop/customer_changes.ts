import { changesBetween } from "../../core/catalogue/changes.ts";
import { type Address, customerSortText, searchText } from "../../core/catalogue/customer.ts";
import type { CustomerForm } from "../../core/catalogue/customer_form.ts";
import type { FormProblems } from "../../core/catalogue/form_problem.ts";
import { sortKey } from "../../core/catalogue/sort_key.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Argument, type Database, type Queryable, queryFirst } from "../engine/database.ts";
import { type Customer, customerById } from "./customers.ts";
import { type Editing, nextVersion, recordEdit, type SaveRefusal } from "./record_edits.ts";

const insertRow = `
  INSERT INTO customers (email, code, kind, active, degree, first_name, last_name, nickname,
                         company_name, company_id, vat_id, phone, language, newsletter, price_list,
                         groups, note, sort_key, created_at, updated_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?19)`;
const updateRow = `
  UPDATE customers
     SET email = ?1, code = ?2, kind = ?3, active = ?4, degree = ?5, first_name = ?6,
         last_name = ?7, nickname = ?8, company_name = ?9, company_id = ?10, vat_id = ?11,
         phone = ?12, language = ?13, newsletter = ?14, price_list = ?15, groups = ?16, note = ?17,
         sort_key = ?18, applied_hash = NULL, updated_at = ?19
   WHERE id = ?20`;

/** @returns the id of the new customer */
export function createCustomer(
  shop: Database,
  form: CustomerForm,
  editing: Editing,
): Promise<Result<number, SaveRefusal>> {
  return shop.write(async (transaction) => {
    const problems = await problemsOf(transaction, form, undefined);
    if (problems) return err({ code: "refused", problems });
    const { lastInsertRowid } = await transaction.execute({
      sql: insertRow,
      args: [...valuesOf(form), editing.now],
    });
    const id = lastInsertRowid!;
    await writeParts(transaction, id, form);
    const changes = changesBetween({}, journaled(form));
    await recordEdit(transaction, { entity: "customers", id }, changes, editing);
    return ok(id);
  });
}

export function updateCustomer(
  shop: Database,
  id: number,
  form: CustomerForm,
  editing: Editing,
): Promise<Result<number, SaveRefusal>> {
  return shop.write(async (transaction) => {
    const old = await customerById(transaction, id);
    if (!old) return err({ code: "gone" });
    if (old.updatedAt !== form.version) return err({ code: "changed_meanwhile" });
    const problems = await problemsOf(transaction, form, id);
    if (problems) return err({ code: "refused", problems });
    const changes = changesBetween(journaled(old), journaled(form));
    if (Object.keys(changes).length === 0) return ok(id);
    await transaction.execute({
      sql: updateRow,
      args: [...valuesOf(form), nextVersion(old.updatedAt, editing.now), id],
    });
    await writeParts(transaction, id, form);
    await recordEdit(transaction, { entity: "customers", id }, changes, editing);
    return ok(id);
  });
}

/** Deletes a customer; their orders stay, and no longer name them. */
export function deleteCustomer(
  shop: Database,
  id: number,
  editing: Editing,
): Promise<Result<Customer, { code: "gone" }>> {
  return shop.write(async (transaction) => {
    const customer = await customerById(transaction, id);
    if (!customer) return err({ code: "gone" });
    await transaction.execute({ sql: "DELETE FROM customers WHERE id = ?", args: [id] });
    await transaction.execute({ sql: "DELETE FROM customer_search WHERE rowid = ?", args: [id] });
    // What the person was called is not kept: only that they were deleted.
    await transaction.execute({
      sql: "DELETE FROM record_edits WHERE entity = 'customers' AND record_id = ?",
      args: [id],
    });
    await recordEdit(transaction, { entity: "customers", id }, { deleted: [false, true] }, editing);
    return ok(customer);
  });
}

async function problemsOf(
  transaction: Queryable,
  { email, code }: CustomerForm,
  id: number | undefined,
): Promise<FormProblems | undefined> {
  const problems: FormProblems = {};
  const isTaken = async (column: "email" | "code", value: string) => {
    const sql = `SELECT id FROM customers WHERE ${column} = ?`;
    const owner = await queryFirst<{ id: number }>(transaction, sql, [value]);
    return owner !== undefined && owner.id !== id;
  };
  if (await isTaken("email", email)) problems.email = { code: "taken", value: email };
  if (code !== null && await isTaken("code", code)) problems.code = { code: "taken", value: code };
  return Object.keys(problems).length > 0 ? problems : undefined;
}

const valuesOf = (form: CustomerForm): Argument[] => [
  ...[form.email, form.code, form.kind, form.active, form.degree, form.firstName, form.lastName],
  ...[form.nickname, form.companyName, form.companyId, form.vatId, form.phone, form.language],
  ...[form.newsletter, form.priceList, JSON.stringify(form.groups), form.note],
  sortKey(customerSortText(form)),
];

const insertAddress = `
  INSERT INTO customer_addresses (customer_id, kind, company_name, first_name, last_name, street,
                                  city, zip, country)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Addresses and the words by which the customer is found. */
async function writeParts(transaction: Queryable, id: number, form: CustomerForm): Promise<void> {
  const rowOf = (kind: "billing" | "delivery", address: Address): Argument[] => [
    ...[id, kind, address.companyName, address.firstName, address.lastName],
    ...[address.street, address.city, address.zip, address.country],
  ];
  await transaction.execute({
    sql: "DELETE FROM customer_addresses WHERE customer_id = ?",
    args: [id],
  });
  await transaction.executeMany(insertAddress, [
    ...(form.billing ? [rowOf("billing", form.billing)] : []),
    ...form.deliveries.map((address) => rowOf("delivery", address)),
  ]);
  await transaction.execute({
    sql: "INSERT OR REPLACE INTO customer_search (rowid, words) VALUES (?, ?)",
    args: [
      id,
      searchText([
        ...[form.email, form.code, form.firstName, form.lastName, form.nickname],
        ...[form.companyName, form.companyId, form.vatId, form.phone, form.billing?.city],
      ]),
    ],
  });
}

/** What the journal of a customer tells of. */
function journaled(customer: CustomerForm | Customer): Record<string, unknown> {
  const { billing, deliveries, groups } = customer;
  const plain = [
    ...["email", "code", "kind", "active", "degree", "firstName", "lastName", "nickname"] as const,
    ...["companyName", "companyId", "vatId", "phone", "language", "newsletter"] as const,
    ...["priceList", "note"] as const,
  ];
  return {
    ...Object.fromEntries(plain.map((name) => [name, customer[name]])),
    groups: groups.length > 0 ? groups : null,
    billing,
    deliveries: deliveries.length > 0 ? deliveries : null,
  };
}
