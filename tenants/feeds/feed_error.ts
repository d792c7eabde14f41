import { type FeedFailure, feedFailure, type FeedFailureReason } from "../../core/feeds/failure.ts";

/** Carries a failure out of the streams where it is met; `fetchFeed()` makes it a value. */
export class FeedError extends Error {
  override name = "FeedError";
  readonly failure: FeedFailure;

  constructor(
    reason: FeedFailureReason,
    details: Record<string, string | number> = {},
    options?: ErrorOptions,
  ) {
    super(`The feed was not fetched: ${reason}`, options);
    this.failure = feedFailure(reason, details);
  }

  get reason(): FeedFailureReason {
    return this.failure.reason;
  }
}

/** The file became another one while it was fetched, so that what came of it is of no use. */
export class FeedChangedError extends FeedError {
  constructor(received: number) {
    super("cut", { received });
  }
}

/** Whether a download only broke off, and may be gone on with. */
export const isBrokenOff = (error: unknown): boolean =>
  error instanceof FeedError && !(error instanceof FeedChangedError) &&
  ["cut", "timeout", "connection"].includes(error.reason);

/** What a connection failed of, by the errors of Deno, of `node:tls` and of the parser of HTTP. */
export function connectionError(cause: unknown): FeedError {
  if (cause instanceof FeedError) return cause;
  const code = String((cause as { code?: unknown } | null)?.code ?? "");
  const message = cause instanceof Error ? cause.message : "";
  const problem = certificateProblem(code, message);
  if (problem !== undefined) return new FeedError("certificate", { problem }, { cause });
  return new FeedError(reasonOf(cause, code), {}, { cause });
}

function reasonOf(error: unknown, code: string): FeedFailureReason {
  if (error instanceof Deno.errors.NotCapable) return "refused_address";
  if (error instanceof Deno.errors.TimedOut || code === "ETIMEDOUT") return "timeout";
  // What rustls says of anything that is not the TLS it expects.
  if (error instanceof Deno.errors.InvalidData) return "tls";
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return "tls";
  return code.startsWith("HPE_") ? "protocol" : "connection";
}

function certificateProblem(
  code: string,
  message: string,
): "expired" | "name" | "untrusted" | undefined {
  const ofRustls = /invalid peer certificate: (.*)/.exec(message)?.[1];
  if (ofRustls !== undefined) {
    if (/not valid for name|NotValidForName/.test(ofRustls)) return "name";
    return /expired|NotValidYet|not valid yet/i.test(ofRustls) ? "expired" : "untrusted";
  }
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "name";
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") return "expired";
  return /CERT|SIGNATURE|SELF_SIGNED/.test(code) ? "untrusted" : undefined;
}
