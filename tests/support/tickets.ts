import type { Browser } from "./browser.ts";
import type { TestInstallation, TestShop } from "./installation.ts";

/** The smallest picture. */
export const pngBytes = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ),
  (letter) => letter.charCodeAt(0),
);

export type RequestFields = Record<string, string>;

/** A request as its page sends it, with files. */
export async function sendForm(
  browser: Browser,
  path: string,
  fields: RequestFields,
  files: readonly { name: string; content: string | Uint8Array<ArrayBuffer> }[] = [],
) {
  const body = new FormData();
  body.set("csrf", await browser.csrf());
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const { name, content } of files) body.append("files", new File([content], name));
  return await browser.request(path, { method: "POST", body });
}

export const aRequest: RequestFields = {
  kind: "technical",
  severity: "minor",
  subject: "Obrázky se neukazují",
  body: "Od rána chybí obrázky u všech produktů.",
  phone: "",
};

/** Opens a request. @returns its number */
export async function ask(
  { browser, slug }: Pick<TestShop, "browser" | "slug">,
  fields: RequestFields = {},
): Promise<number> {
  const answer = await sendForm(browser, `/shops/${slug}/support`, { ...aRequest, ...fields });
  if (answer.status !== 303) throw new Error(`Refused with ${answer.status}: ${answer.text}`);
  return Number(answer.location!.split("/").at(-1));
}

/** The shop pays for its tariff: its support has the ticket centre. */
export async function activate({ platform }: TestInstallation, shopId: string): Promise<void> {
  await platform.database.batch([
    { sql: "UPDATE shops SET state = 'active' WHERE id = ?", args: [shopId] },
    { sql: "UPDATE contracts SET paid_from = settled_through WHERE shop_id = ?", args: [shopId] },
  ]);
}
