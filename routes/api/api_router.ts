import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Environment } from "../environment.ts";
import type { ApiContext } from "./caller.ts";
import { inputWrong, problemsOf } from "./api_error.ts";

/** Routes for programs that describe themselves: see `/api/v1/openapi.json`. */
export const createApiRouter = () =>
  new OpenAPIHono<Environment>({
    defaultHook: (result, c) =>
      result.success ? undefined : inputWrong(c, problemsOf(result.error)),
  });

/** What every route but the document's own asks for. */
export const withKey = [{ key: [] }];

/** The checked JSON of a body that may be a form as well, which the types of routes lose. */
export const jsonOf = <T>(c: ApiContext): T => c.req.valid("json" as never) as T;

/** A page of a list: `limit` entries behind the `cursor` that the page before gave as `next`. */
export const pageQuery = (most: number) =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(most).default(Math.min(50, most)).openapi({
      description: "Entries a page",
    }),
    cursor: z.string().regex(/^\d{1,15}$/, "Send `next` of the page before").optional().openapi({
      description: "`next` of the page before; without it the first page",
    }),
  });

/** The answer of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({
      description: "Send it as `cursor` for the next page; null after the last one",
    }),
  });

/** One entry more than a page was read: then there is a next page, behind the last that is shown. */
export function pageFrom<T>(
  read: readonly T[],
  limit: number,
  cursorOf: (item: T) => number,
): { shown: T[]; next: string | null } {
  const shown = read.slice(0, limit);
  const isMore = read.length > limit;
  return { shown, next: isMore ? String(cursorOf(shown.at(-1)!)) : null };
}

export const instant = z.iso.datetime().openapi({ example: "2026-03-02T09:00:00.000Z" });

/** A body that is streamed, and read by nobody before its route. */
export const bytesBody = {
  content: {
    "application/octet-stream": { schema: { type: "string" as const, format: "binary" } },
  },
};

/**
 * The version that a program names in `If-Match`: what stands in an `ETag`, which compression on
 * the way may have made a weak one. `*` is any.
 */
export const versionIn = (header: string | undefined): string | undefined =>
  header?.trim().replace(/^W\//, "").replaceAll('"', "");
