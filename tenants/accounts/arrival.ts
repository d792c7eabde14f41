import type { Queryable } from "../engine/database.ts";
import { isKnownDevice, rememberDevice } from "../platform/devices.ts";
import { startSession } from "../platform/sessions.ts";

/** From where somebody is signing in. */
export interface Visit {
  address: string;
  userAgent: string;
  /** Of a device that has been here before. */
  deviceToken: string | undefined;
}

/** Somebody is in: the tokens of the session and, when it is new, of the device. */
export interface Arrival {
  sessionToken: string;
  deviceToken: string | undefined;
}

/** Starts a session and remembers the device. */
export async function arrive(
  transaction: Queryable,
  who: { accountId?: string; staffId?: string },
  { address, userAgent, deviceToken }: Visit,
  now: string,
): Promise<Arrival> {
  const { token } = await startSession(transaction, { ...who, userAgent, address }, now);
  const isKnown = await isKnownDevice(transaction, deviceToken, who);
  return {
    sessionToken: token,
    deviceToken: isKnown ? undefined : await rememberDevice(transaction, who, now),
  };
}
