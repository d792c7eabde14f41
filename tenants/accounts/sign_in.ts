import type { Platform } from "../platform.ts";
import { type Account, accountOfEmail, setAccountPassword } from "../platform/accounts.ts";
import { beginAttempt, forgiveAttempt } from "../platform/attempts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { isKnownDevice } from "../platform/devices.ts";
import { checkPassword, hashPassword } from "../platform/passwords.ts";
import { setStaffPassword, type Staff, staffOfEmail } from "../platform/staff.ts";
import { type Arrival, arrive, type Visit } from "./arrival.ts";

export type SignInOutcome =
  | { kind: "signed_in"; arrival: Arrival }
  /** One of our own people: the second factor is asked for. */
  | { kind: "second_factor"; staffId: string }
  | { kind: "wrong" }
  | { kind: "too_many"; retryAfterSeconds: number };

/**
 * Lets somebody in by e-mail and password. An unknown address takes the same time and gets the same
 * answer as a wrong password; failures are limited by account and by network address.
 *
 * @see SE-3
 */
export async function signIn(
  platform: Platform,
  { email, password }: { email: string; password: string },
  visit: Visit,
): Promise<SignInOutcome> {
  const { database } = platform;
  const staff = await staffOfEmail(database, email);
  const account = staff ? undefined : await accountOfEmail(database, email);
  const keys = await attemptKeys(platform, email, { staff, account, visit });
  const permission = await beginAttempt(database, keys, platform.now());
  if (!permission.allowed) {
    return { kind: "too_many", retryAfterSeconds: permission.retryAfterSeconds };
  }
  const hash = staff?.disabledAt === undefined ? (staff ?? account)?.passwordHash : undefined;
  const { isRight, isOutdated } = await checkPassword(password, hash);
  if (!isRight) return await refused(platform, email, visit);
  await forgiveAttempt(database, keys, permission.at);
  const newHash = isOutdated ? await hashPassword(password) : undefined;
  if (staff) {
    if (newHash) await setStaffPassword(database, staff.id, newHash);
    return { kind: "second_factor", staffId: staff.id };
  }
  if (newHash) await setAccountPassword(database, account!.id, newHash);
  return { kind: "signed_in", arrival: await enter(platform, account!, visit) };
}

/** A device known to the person has an allowance of its own, which strangers cannot use up. */
async function attemptKeys(
  platform: Platform,
  email: string,
  { staff, account, visit }: {
    staff: Staff | undefined;
    account: Account | undefined;
    visit: Visit;
  },
): Promise<string[]> {
  const holder = staff ? { staffId: staff.id } : account ? { accountId: account.id } : {};
  const isKnown = await isKnownDevice(platform.database, visit.deviceToken, holder);
  return isKnown ? [`device:${email}`] : [`account:${email}`, `address:${visit.address}`];
}

async function refused(platform: Platform, email: string, visit: Visit): Promise<SignInOutcome> {
  const actor: Actor = { kind: "visitor", name: "", address: visit.address };
  const at = platform.now();
  await audit(platform.database, { at, actor, action: "session.refuse", subject: email });
  return { kind: "wrong" };
}

function enter(platform: Platform, { id, name, email }: Account, visit: Visit): Promise<Arrival> {
  return platform.database.write(async (transaction) => {
    const now = platform.now();
    const actor: Actor = { kind: "member", id, name, address: visit.address };
    await audit(transaction, { at: now, actor, action: "session.start", subject: email });
    return await arrive(transaction, { accountId: id }, visit, now);
  });
}
