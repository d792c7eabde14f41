import type { Context } from "hono";
import { ErrorPage } from "../views/errors/error_page.tsx";
import type { ErrorKind } from "../views/texts/errors.ts";
import type { Environment } from "./environment.ts";
import { pageOf } from "./page.ts";

const statuses = {
  malformed: 400,
  not_found: 404,
  forbidden: 403,
  expired: 403,
  too_many: 429,
  failed: 500,
  unavailable: 503,
  suspended: 403,
  not_for_support: 403,
  support_over: 403,
  link_expired: 410,
} as const satisfies Record<ErrorKind, number>;

/** Answers with one of our pages: what happened, what now, a code to tell support. */
export function refuse(
  c: Context<Environment>,
  kind: ErrorKind,
  { retryAfterSeconds }: { retryAfterSeconds?: number } = {},
): Response | Promise<Response> {
  if (retryAfterSeconds !== undefined) c.header("Retry-After", String(retryAfterSeconds));
  const code = kind === "failed" || kind === "unavailable" ? c.var.requestId : undefined;
  return c.html(
    <ErrorPage
      page={pageOf(c)}
      kind={kind}
      {...(code ? { code } : {})}
      {...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds })}
    />,
    statuses[kind],
  );
}
