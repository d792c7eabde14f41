import { currencies } from "../../core/money.ts";
import { languages } from "../../core/language.ts";
import { openDataFolder } from "../../tenants/data_folder.ts";
import { openPlatform, type Platform } from "../../tenants/platform.ts";
import { accountByEmail, createOwnerAccount } from "../../tenants/platform/accounts.ts";
import { audit } from "../../tenants/platform/audit.ts";
import { shopBySlug } from "../../tenants/platform/shops.ts";
import { provisionShop, registerShop } from "../../tenants/provision.ts";
import {
  answer,
  choiceOption,
  type Command,
  CommandError,
  textOption,
  UsageError,
} from "./command.ts";

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const emailPattern = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

export const shopCreateCommand: Command = {
  name: "shop create",
  usage:
    "<slug> --owner <email> [--name …] [--currency CZK|EUR] [--language cs|sk|en] [--data <folder>]",
  does:
    "Makes a shop with its database. The owner sets a password by the link of a password reset.",
  options: {
    owner: { type: "string" },
    name: { type: "string" },
    currency: { type: "string" },
    language: { type: "string" },
    database: { type: "string" },
    token: { type: "string" },
  },
  needs: ["slug"],
  async run(input, world) {
    const slug = input.positionals[0]!;
    const owner = textOption(input, "owner")?.trim().toLowerCase();
    const currency = choiceOption(input, "currency", currencies) ?? "CZK";
    const language = choiceOption(input, "language", languages) ?? "cs";
    if (!slugPattern.test(slug)) {
      throw new UsageError(`the slug "${slug}" may have letters a–z, digits and hyphens, up to 40`);
    }
    if (!owner || !emailPattern.test(owner)) {
      throw new UsageError("--owner takes an e-mail address");
    }
    await using platform = await openPlatform(await openDataFolder(input.data));
    if (await shopBySlug(platform.database, slug)) {
      throw new CommandError(`There is a shop "${slug}" already.`);
    }
    const url = textOption(input, "database");
    const authToken = textOption(input, "token");
    const id = await create(platform, {
      slug,
      owner,
      currency,
      language,
      name: textOption(input, "name") ?? slug,
      ...(url ? { remote: { url, ...(authToken ? { authToken } : {}) } } : {}),
    });
    answer(input, world, {
      document: { id, slug, owner, currency, language },
      lines: [`The shop ${slug} is ready; ${owner} owns it.`],
    });
  },
};

interface Order {
  slug: string;
  owner: string;
  name: string;
  currency: typeof currencies[number];
  language: typeof languages[number];
  remote?: { url: string; authToken?: string };
}

async function create(platform: Platform, order: Order): Promise<string> {
  const { slug, name, currency, language, remote } = order;
  const id = await platform.database.write(async (transaction) => {
    const now = platform.now();
    const ownerId = (await accountByEmail(transaction, order.owner))?.id ??
      await createOwnerAccount(transaction, { email: order.owner, language, now });
    const shopId = await registerShop(platform, transaction, {
      slug,
      name,
      ownerId,
      currency,
      languages: [language],
      ...(remote ? { remote } : {}),
    });
    const actor = { kind: "system", name: "kramek shop create" } as const;
    await audit(transaction, { at: now, actor, action: "shop.create", shopId, subject: slug });
    return shopId;
  });
  await provisionShop(platform, id);
  return id;
}
