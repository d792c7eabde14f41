import { type Queryable, queryFirst } from "../engine/database.ts";
import { hashToken, newToken } from "../ids.ts";

/** Whose device it is. */
export interface DeviceHolder {
  accountId?: string;
  staffId?: string;
}

/** Remembers a device after a sign-in; its cookie is the token. */
export async function rememberDevice(
  platform: Queryable,
  { accountId, staffId }: DeviceHolder,
  now: string,
): Promise<string> {
  const token = newToken();
  await platform.execute({
    sql: `INSERT INTO devices (token_hash, account_id, staff_id, created_at) VALUES (?, ?, ?, ?)`,
    args: [await hashToken(token), accountId ?? null, staffId ?? null, now],
  });
  return token;
}

/** Whether this person has signed in on the device before. */
export async function isKnownDevice(
  platform: Queryable,
  token: string | undefined,
  { accountId, staffId }: DeviceHolder,
): Promise<boolean> {
  if (token === undefined || (accountId === undefined && staffId === undefined)) return false;
  const row = await queryFirst(
    platform,
    `SELECT 1 AS known FROM devices
      WHERE token_hash = ? AND account_id IS ? AND staff_id IS ?`,
    [await hashToken(token), accountId ?? null, staffId ?? null],
  );
  return row !== undefined;
}

/** After a change of password every device is a stranger again. */
export async function forgetDevices(
  platform: Queryable,
  { accountId, staffId }: DeviceHolder,
): Promise<void> {
  await platform.execute({
    sql: "DELETE FROM devices WHERE account_id IS ? AND staff_id IS ?",
    args: [accountId ?? null, staffId ?? null],
  });
}
