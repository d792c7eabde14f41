/**
 * Everything for which a feed is not fetched, as stable words; text for people is made at the
 * edge. `passing` failures may be gone at the next try, `lasting` ones wait for somebody to change
 * the address, the password or the file.
 *
 * @see FE-10
 */
export const feedFailures = {
  // before anything is connected
  /** The server's name has no address. */
  name: "passing",
  /** The name leads (or the redirect led) to an address that is not on the public internet. */
  refused_address: "lasting",
  refused_port: "lasting",
  // the connection
  /** Refused, unreachable, or closed before an answer. */
  connection: "passing",
  /** Nothing came for too long. */
  timeout: "passing",
  /** The download as a whole took too long. */
  slow: "passing",
  /** The server's certificate is not to be trusted; `problem`: expired, name or untrusted. */
  certificate: "lasting",
  /** What answers does not speak TLS as we do. */
  tls: "lasting",
  /** What answers does not speak HTTP or FTP. */
  protocol: "lasting",
  // the answer
  login: "lasting",
  forbidden: "lasting",
  not_found: "lasting",
  rate_limited: "passing",
  server_error: "passing",
  /** Another status than those above; `status` says which. */
  unexpected_status: "lasting",
  redirect_loop: "lasting",
  /** A redirect to another protocol, from https to http, or to no address at all. */
  redirect_refused: "lasting",
  /** FTPS that only another program could speak, which this computer has not. */
  curl_missing: "lasting",
  // the file
  too_large: "lasting",
  /** Less came than was announced. */
  cut: "passing",
  /** Compressed by a method that is not known; `encoding` says which. */
  encoding_unknown: "lasting",
  /** Bytes that are not what the compression makes. */
  encoding_broken: "passing",
  // archives
  archive_broken: "passing",
  /** A ZIP, RAR, 7z or tar of a kind that is not unpacked; `type` says which. */
  archive_unsupported: "lasting",
  archive_encrypted: "lasting",
  archive_multi_disk: "lasting",
  archive_too_many_entries: "lasting",
  /** Unpacks to more than two hundred times its size. */
  archive_bomb: "lasting",
  archive_nested: "lasting",
  archive_link: "lasting",
  /** Two programs could see two contents; `problem`: overlap, end, header or start. */
  archive_ambiguous: "lasting",
  /** A size or a checksum disagrees with the data. */
  archive_mismatch: "passing",
  /** Nothing inside can be imported; `names` says what there is. */
  archive_without_feed: "lasting",
} as const satisfies Record<string, "passing" | "lasting">;

export type FeedFailureReason = keyof typeof feedFailures;

export interface FeedFailure {
  kind: "failed";
  reason: FeedFailureReason;
  /** Facts for the text, e.g. `status`; never bytes of the answer or an internal address. */
  details: Record<string, string | number>;
  /** Whether the same address may work at the next try. */
  isTransient: boolean;
}

export function feedFailure(
  reason: FeedFailureReason,
  details: Record<string, string | number> = {},
): FeedFailure {
  return { kind: "failed", reason, details, isTransient: feedFailures[reason] === "passing" };
}

/** What a status of HTTP says went wrong; `undefined` for those that are no failure. */
export function failureOfStatus(status: number): FeedFailureReason | undefined {
  if (status === 200 || status === 206) return undefined;
  if (status === 401 || status === 407) return "login";
  if (status === 403 || status === 451) return "forbidden";
  if (status === 404 || status === 410) return "not_found";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "server_error" : "unexpected_status";
}
