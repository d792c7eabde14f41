import { type FeedAddress, serverOf } from "./address.ts";

/** Stands for a secret on screens and in logs. */
export const mask = "***";

/** The address for screens and logs: without the password and without secrets in parameters. */
export function maskedAddress(address: FeedAddress): string {
  const { scheme, path, credentials } = address;
  const login = credentials ? `${encodeURIComponent(credentials.username)}:${mask}@` : "";
  return `${scheme}://${login}${serverOf(address)}${maskedPath(path)}`;
}

function maskedPath(path: string): string {
  const start = path.indexOf("?");
  if (start < 0) return path;
  const parameters = path.slice(start + 1).split("&").map(maskedParameter);
  return `${path.slice(0, start)}?${parameters.join("&")}`;
}

function maskedParameter(parameter: string): string {
  const split = parameter.indexOf("=");
  const [name, value] = split < 0
    ? ["", parameter]
    : [parameter.slice(0, split), parameter.slice(split + 1)];
  if (value === "" || !(secretName.test(name) || looksSecret(value))) return parameter;
  return split < 0 ? mask : `${name}=${mask}`;
}

/** Names under which Czech, Slovak and English shops hand out keys to their feeds. */
const secretName =
  /pass|pwd|heslo|token|secret|tajn|key|klic|kluc|auth|hash|sign?$|signature|credential|session|sid$|code$|kod$|pin$|login|user/i;

/** Twelve or more letters and digits in one piece: a key rather than a word or a number. */
function looksSecret(value: string): boolean {
  return /^[\w.~%+/=-]{12,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value);
}
