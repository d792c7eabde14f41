import type { InboxFile } from "../../tenants/files/inbox.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const halfYearMs = 183 * 86_400_000;

/** A line of LIST as `ls -l` writes it, which every client reads. */
export function listLine({ name, size, changedAt }: InboxFile, now: string): string {
  const at = new Date(changedAt);
  const [month, day] = [months[at.getUTCMonth()], String(at.getUTCDate()).padStart(2)];
  const time = changedAt.slice(11, 16);
  const isOld = Math.abs(Date.parse(now) - at.getTime()) > halfYearMs;
  const when = isOld ? ` ${at.getUTCFullYear()}` : time;
  return `-rw-r--r-- 1 shop shop ${String(size).padStart(12)} ${month} ${day} ${when} ${name}`;
}

/** A line of MLSD, for programs. @see {@link https://www.rfc-editor.org/rfc/rfc3659#section-7} */
export function machineLine({ name, size, changedAt }: InboxFile): string {
  return `type=file;size=${size};modify=${timeValue(changedAt)};perm=rwdf; ${name}`;
}

/** `20261231235959`, UTC. */
export function timeValue(instant: string): string {
  return instant.slice(0, 19).replaceAll(/\D/g, "");
}

/**
 * The name of a file of the flat folder that a path of a client means.
 *
 * @returns `undefined` for a path into folders, which an inbox does not have
 */
export function nameOfPath(path: string): string | undefined {
  const name = path.trim().replace(/^"(.*)"$/, "$1").replace(/^(?:\.?\/)+/, "").normalize("NFC");
  return name === "" || /[/\\]/.test(name) ? undefined : name;
}

/** Whether a path means the one folder that there is. */
export const isRoot = (path: string): boolean => /^(?:\.?\/)*\.?$/.test(path.trim());
