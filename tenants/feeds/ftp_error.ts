import { FTPError } from "basic-ftp";
import type { FeedFailureReason } from "../../core/feeds/failure.ts";
import { connectionError, FeedError } from "./feed_error.ts";

/** What an FTP server's refusal means; its words are for nobody but us. */
export function ftpError(error: unknown): FeedError {
  if (!(error instanceof FTPError)) return connectionError(error);
  return new FeedError(reasonOfReply(error), { status: error.code }, { cause: error });
}

function reasonOfReply({ code, message }: FTPError): FeedFailureReason {
  if (code === 530 || code === 331 || code === 332) return "login";
  if (code === 421) return "rate_limited";
  if (code === 426) return "cut";
  if (code === 550 || code === 553 || code === 501) {
    return /permission|denied|not allowed|forbidden/i.test(message) ? "forbidden" : "not_found";
  }
  if (code === 521 || code === 522 || code === 534) return "tls";
  return code < 500 ? "server_error" : "protocol";
}
