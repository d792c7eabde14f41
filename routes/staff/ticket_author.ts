import type { Context } from "hono";
import type { Environment } from "../environment.ts";

/** One of ours, as they stand beside what they say and do in a request. */
export function staffAuthor(c: Context<Environment>) {
  const { staffId, name } = c.var.session!;
  return { kind: "staff", id: staffId!, name } as const;
}
