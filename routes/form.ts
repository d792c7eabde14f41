import type { Context } from "hono";
import { z } from "zod";
import type { Environment } from "./environment.ts";

/** The form was not one of ours: it has an unknown, repeated or wrongly typed field. @see SE-17 */
export class MalformedFormError extends Error {
  override name = "MalformedFormError";
}

const textLengthMax = 10_000;
const text = z.string().max(textLengthMax);

/** Fields of a form by name. All are texts; what reads them decides which must be there. */
function formOf(names: readonly string[]) {
  const shape = Object.fromEntries(names.map((name) => [name, text.optional()]));
  return z.strictObject({ ...shape, csrf: text.optional() });
}

/**
 * Reads the fields of a plain form. A form with a file is no such form, for its token was not
 * checked before.
 */
export async function readForm<Name extends string>(
  c: Context<Environment>,
  ...names: readonly Name[]
): Promise<Partial<Record<Name, string>>> {
  const type = (c.req.header("Content-Type") ?? "").toLowerCase();
  const isPlain = type.startsWith("application/x-www-form-urlencoded");
  const body = isPlain ? await c.req.parseBody({ all: true }) : undefined;
  const read = formOf(names).safeParse(body && { ...body });
  if (!read.success) throw new MalformedFormError("The form has other fields than its page");
  const { csrf: _csrf, ...fields } = read.data as Record<string, string | undefined>;
  return fields as Partial<Record<Name, string>>;
}
