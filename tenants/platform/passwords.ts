import { hash, verify } from "@node-rs/argon2";
import { samePassword } from "../../core/accounts/password.ts";
import { BoundedQueue } from "../bounded_queue.ts";

/** argon2id, 19 MiB, two passes. @see SE-1 */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const current = "$argon2id$v=19$m=19456,t=2,p=1$";

/** Of a random password that nobody knows: an unknown account takes as long as a known one. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$NdvrE+xLEggsHGVECc0UnQ$+YebLp60epD1GTE7EaZygInu2WNPqRuTTIQOxNF4gbo";

/** Hashing is done beside the event loop; a flood of sign-ins waits and is then sent away. @see SE-4 */
const queue = new BoundedQueue({ concurrent: 4, waitingMax: 100 });

export function hashPassword(password: string): Promise<string> {
  return queue.run(() => hash(samePassword(password), strength));
}

export interface PasswordCheck {
  isRight: boolean;
  /** The hash was made with older parameters: make a new one while the password is at hand. */
  isOutdated: boolean;
}

/** Checks a password as it was typed; without a hash it takes the same time and is never right. */
export async function checkPassword(
  password: string,
  passwordHash: string | undefined,
): Promise<PasswordCheck> {
  const typed = samePassword(password.slice(0, 1000));
  const matches = await queue.run(() => verify(passwordHash || nobodysHash, typed));
  return {
    isRight: matches && Boolean(passwordHash),
    isOutdated: !passwordHash?.startsWith(current),
  };
}
