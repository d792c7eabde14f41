import type { Context } from "hono";
import type { FormFields } from "../core/catalogue/form_fields.ts";
import type { Environment } from "./environment.ts";
import { MalformedFormError } from "./form.ts";

/** A posted form: its fields, and the values of those that may repeat. */
export interface PostedForm {
  fields: FormFields;
  lists: Record<string, string[]>;
}

/**
 * Reads the posted form of a record without its token. A field that comes twice must be named in
 * `lists`.
 *
 * @see SE-17
 */
export async function readPostedForm(
  c: Context<Environment>,
  { lists: listNames = [], entriesMax = 500 }: {
    lists?: readonly string[];
    entriesMax?: number;
  } = {},
): Promise<PostedForm> {
  const fields: Record<string, string> = Object.create(null);
  const lists = Object.fromEntries(listNames.map((name) => [name, [] as string[]]));
  // The token of a form with files is not checked before: such a form is none of a record's.
  const type = (c.req.header("Content-Type") ?? "").toLowerCase();
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    throw new MalformedFormError("The form is not a plain one");
  }
  const entries = [...(await c.req.formData()).entries()];
  if (entries.length > entriesMax) throw new MalformedFormError("The form has too many fields");
  for (const [name, value] of entries) {
    if (name === "csrf") continue;
    if (typeof value !== "string") throw new MalformedFormError("The form has a file");
    if (Object.hasOwn(lists, name)) lists[name]!.push(value);
    else if (name in fields) throw new MalformedFormError("A field of the form is repeated");
    else fields[name] = value;
  }
  return { fields, lists };
}
