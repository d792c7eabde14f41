import type { Language } from "../../core/language.ts";
import type { Queryable } from "../engine/database.ts";
import type { Session } from "./sessions.ts";

/** How a person likes to see things. */
export interface Preferences {
  language?: Language;
  theme?: Session["theme"];
  density?: Session["density"];
}

const ofAccount = `UPDATE accounts SET language = coalesce(?, language), theme = coalesce(?, theme),
  density = coalesce(?, density) WHERE id = ?`;
const ofStaff = `UPDATE staff SET language = coalesce(?, language), theme = coalesce(?, theme),
  density = coalesce(?, density) WHERE id = ?`;

/** Keeps what is given and leaves the rest. */
export async function setPreferences(
  platform: Queryable,
  { accountId, staffId }: Pick<Session, "accountId" | "staffId">,
  { language, theme, density }: Preferences,
): Promise<void> {
  await platform.execute({
    sql: accountId === undefined ? ofStaff : ofAccount,
    args: [language ?? null, theme ?? null, density ?? null, accountId ?? staffId ?? ""],
  });
}
