/** Writes one event as one line of JSON. Never give it passwords, tokens or bodies of mails. */
export type Log = (event: string, details?: Record<string, unknown>) => void;

export function createLog(write: (line: string) => void, now: () => string): Log {
  return (event, details = {}) => write(JSON.stringify({ at: now(), event, ...details }));
}

/** An error for the log: its message and causes, and the stack of the first. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  const causes: string[] = [];
  for (let cause = error.cause; cause instanceof Error && causes.length < 5; cause = cause.cause) {
    causes.push(`${cause.name}: ${cause.message}`);
  }
  return {
    error: `${error.name}: ${error.message}`,
    ...(causes.length > 0 ? { causes } : {}),
    stack: error.stack ?? "",
  };
}
