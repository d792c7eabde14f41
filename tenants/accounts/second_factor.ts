import { Secret, TOTP } from "otpauth";
import { hashToken } from "../ids.ts";
import type { Platform } from "../platform.ts";
import { beginAttempt, forgiveAttempt } from "../platform/attempts.ts";
import { type Actor, audit } from "../platform/audit.ts";
import { setSecondFactor, spendRecoveryCode, spendStep, type Staff } from "../platform/staff.ts";
import { type Arrival, arrive, type Visit } from "./arrival.ts";

const stepSeconds = 30;
const recoveryCodes = 10;

/** A new secret for an authenticator app, in base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads; people can type the secret itself. */
export const secretUri = (secret: string, email: string): string =>
  totpOf(secret, email).toString();

function totpOf(secret: string, label = "") {
  return new TOTP({
    issuer: "Krámek",
    label,
    secret: Secret.fromBase32(secret),
    period: stepSeconds,
  });
}

/** The step of a right code: this one, the last or the next; `undefined` for a wrong code. */
export function stepOf(secret: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now);
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}

export type SecondFactorOutcome =
  | { kind: "signed_in"; arrival: Arrival }
  /** Set up just now: the recovery codes are shown this once. */
  | { kind: "set_up"; arrival: Arrival; recoveryCodes: string[] }
  | { kind: "wrong" }
  | { kind: "too_many"; retryAfterSeconds: number };

/**
 * Finishes a sign-in of one of our own people by a code of the app or a recovery code.
 *
 * @param newSecret Which the person is setting up, when there was none yet.
 * @see SE-11
 */
export async function confirmSecondFactor(
  platform: Platform,
  staff: Staff,
  { code, newSecret, visit }: { code: string; newSecret: string | undefined; visit: Visit },
): Promise<SecondFactorOutcome> {
  const keys = [`second-factor:${staff.id}`];
  const permission = await beginAttempt(platform.database, keys, platform.now());
  if (!permission.allowed) {
    return { kind: "too_many", retryAfterSeconds: permission.retryAfterSeconds };
  }
  const outcome = staff.totpSealed === undefined
    ? await setUp(platform, staff, { code, newSecret, visit })
    : await check(platform, staff, { code, visit });
  if (outcome.kind === "wrong") await refused(platform, staff, visit);
  else await forgiveAttempt(platform.database, keys, permission.at);
  return outcome;
}

async function setUp(
  platform: Platform,
  staff: Staff,
  { code, newSecret, visit }: { code: string; newSecret: string | undefined; visit: Visit },
): Promise<SecondFactorOutcome> {
  const step = newSecret && stepOf(newSecret, code, platform.now());
  if (!newSecret || step === undefined) return { kind: "wrong" };
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const recoveryHashes = await Promise.all(codes.map(hashToken));
  const totpSealed = await platform.sealer.seal(newSecret, secondFactorPurpose(staff.id));
  const arrival = await platform.database.write(async (transaction) => {
    await setSecondFactor(transaction, staff.id, { totpSealed, recoveryHashes });
    await spendStep(transaction, staff.id, Number(step));
    await log(platform, staff, visit, "second_factor.set_up", transaction);
    await log(platform, staff, visit, "session.start", transaction);
    return await arrive(transaction, { staffId: staff.id }, visit, platform.now());
  });
  return { kind: "set_up", arrival, recoveryCodes: codes };
}

async function check(
  platform: Platform,
  staff: Staff,
  { code, visit }: { code: string; visit: Visit },
): Promise<SecondFactorOutcome> {
  const secret = await platform.sealer.open(staff.totpSealed!, secondFactorPurpose(staff.id));
  const step = stepOf(secret, code, platform.now());
  const recovery = step === undefined ? await hashToken(plainRecoveryCode(code)) : undefined;
  return await platform.database.write(async (transaction): Promise<SecondFactorOutcome> => {
    const isRight = recovery === undefined
      ? await spendStep(transaction, staff.id, step!)
      : await spendRecoveryCode(transaction, staff.id, recovery);
    if (!isRight) return { kind: "wrong" };
    if (recovery) await log(platform, staff, visit, "second_factor.recovery_code", transaction);
    await log(platform, staff, visit, "session.start", transaction);
    const arrival = await arrive(transaction, { staffId: staff.id }, visit, platform.now());
    return { kind: "signed_in", arrival };
  });
}

export const secondFactorPurpose = (staffId: string): string => `staff.totp_sealed:${staffId}`;

const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** `k7m2p-x9w4c`: letters and digits that are not taken for one another. */
function newRecoveryCode(): string {
  let code = "";
  while (code.length < 10) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // 248 is the last multiple of 31.
      if (byte < 248 && code.length < 10) code += alphabet[byte % 31];
    }
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

function plainRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}

async function refused(platform: Platform, staff: Staff, visit: Visit): Promise<void> {
  await log(platform, staff, visit, "second_factor.refuse");
}

async function log(
  platform: Platform,
  { id, name, email }: Staff,
  { address }: Visit,
  action: string,
  database: Parameters<typeof audit>[0] = platform.database,
): Promise<void> {
  const actor: Actor = { kind: "staff", id, name, address };
  await audit(database, { at: platform.now(), actor, action, subject: email });
}

/** Sets a second factor up for somebody else: for the demonstration, where nobody has a phone. */
export async function giveSecondFactor(
  platform: Platform,
  staffId: string,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = newSecret();
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  const recoveryHashes = await Promise.all(codes.map((code) => hashToken(plainRecoveryCode(code))));
  const totpSealed = await platform.sealer.seal(secret, secondFactorPurpose(staffId));
  await setSecondFactor(platform.database, staffId, { totpSealed, recoveryHashes });
  return { secret, recoveryCodes: codes };
}
