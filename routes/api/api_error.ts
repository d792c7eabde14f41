import { z } from "@hono/zod-openapi";
import type { ApiContext } from "./caller.ts";

/** What is wrong with one field of a request. */
const apiProblem = z.object({
  field: z.string().openapi({ description: "Where it stands: `source.address`, a query's name" }),
  code: z.string().openapi({ description: "A stable word" }),
  message: z.string(),
}).openapi("Problem");
export type ApiProblem = z.infer<typeof apiProblem>;

/** The one shape of all refusals. */
const errorDocument = z.object({
  error: z.object({
    code: z.string().openapi({ description: "A stable word", example: "not_found" }),
    message: z.string().openapi({ example: "There is no such import." }),
    problems: z.array(apiProblem).optional().openapi({
      description: "Field by field, when the input was not understood",
    }),
  }),
}).openapi("Error");
type ErrorDocument = z.infer<typeof errorDocument>;

/** Statuses that a refusal may have, and what each says in the reference. */
const refusals = {
  400: "The request is no valid JSON, or a name cannot be used",
  401: "No key, or a wrong one",
  403: "The shop's administration is suspended",
  404: "There is no such thing in this shop",
  409: "It is not in a state in which this can be done",
  412: "It has changed since it was read: read it again",
  413: "Too large",
  415: "The content type is none of those that are taken",
  422: "The input was understood, but something in it is wrong: see `problems`",
  429: "Too many requests: wait as long as `Retry-After` says",
  500: "Something failed on our side",
  503: "The shop cannot be served now: try again later",
  507: "The inbox is full",
} as const;
export type RefusalStatus = keyof typeof refusals;

type RefusalResponses<Status extends RefusalStatus> = {
  [S in Status]: {
    description: string;
    content: { "application/json": { schema: typeof errorDocument } };
  };
};

/** How a route that may refuse with these statuses says so in the reference. */
export function refusing<Status extends RefusalStatus>(
  ...statuses: Status[]
): RefusalResponses<Status> {
  const entries = statuses.map((status) => [status, {
    description: refusals[status],
    content: { "application/json": { schema: errorDocument } },
  }]);
  return Object.fromEntries(entries);
}

/** A refusal that a program can tell apart by its code. */
export function apiError<Status extends RefusalStatus>(
  c: ApiContext,
  status: Status,
  code: string,
  message: string,
  problems?: ApiProblem[],
) {
  const document: ErrorDocument = { error: { code, message, ...(problems ? { problems } : {}) } };
  return c.json(document, status);
}

/** Said of whatever the shop has not, another shop's things among them. */
export const notFound = (c: ApiContext, what: string) =>
  apiError(c, 404, "not_found", `There is no such ${what}.`);

/** Said of input whose fields are wrong, each by its name. */
export const inputWrong = (c: ApiContext, problems: ApiProblem[]) =>
  apiError(
    c,
    422,
    "input_wrong",
    `${problems.length === 1 ? "One field" : `${problems.length} fields`} cannot be used: ` +
      problems.slice(0, 5).map(({ field }) => field).join(", "),
    problems,
  );

/** What a schema found, field by field. `at` stands before each path. */
export function problemsOf(error: z.ZodError, at?: string): ApiProblem[] {
  return error.issues.flatMap((issue): ApiProblem[] => {
    const path = [...(at ? [at] : []), ...issue.path.map(String)];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: [...path, key].join("."),
        code: "unknown_field",
        message: "There is no such field.",
      }));
    }
    const code = issue.code === "custom" ? issue.message : issue.code;
    return [{ field: path.join(".") || "body", code, message: issue.message }];
  });
}
