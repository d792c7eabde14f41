import type { Context } from "hono";
import type { Language } from "../../core/language.ts";
import {
  type MailboxNameError,
  type MailboxSizeError,
  mailDomainOf,
  readMailboxName,
  readMailboxSize,
} from "../../core/web/mailbox.ts";
import {
  addMailbox,
  deleteMailbox,
  mailboxLimits,
  type MailboxRefusal,
  mayGrowMailboxes,
  resizeMailbox,
} from "../../tenants/mailboxes/change_mailboxes.ts";
import { pragueDay } from "../../tenants/clock.ts";
import { accountOfShop } from "../../tenants/platform/contracts.ts";
import { type Mailbox, mailboxesOfShop } from "../../tenants/platform/mailboxes.ts";
import type { Errors, FormValues } from "../../views/components/form.tsx";
import { formatNumber } from "../../views/format.ts";
import { paths } from "../../views/paths.ts";
import { mailboxTexts } from "../../views/texts/mailboxes.ts";
import { MailboxPage } from "../../views/wallet/mailbox_page.tsx";
import {
  type LostMailbox,
  MailboxesPage,
  type ShownMailbox,
  sizeText,
} from "../../views/wallet/mailboxes_page.tsx";
import { actorOf } from "../actor.ts";
import { createRouter, type Environment } from "../environment.ts";
import { readForm } from "../form.ts";
import { setNotice } from "../notice.ts";
import { pageOf } from "../page.ts";
import { refuse } from "../refusal.tsx";

/** The shop's mailboxes. @see R190–R192, R230, R231 */
export const mailboxes = createRouter();

type Request = Context<Environment>;
interface Refused {
  values: FormValues;
  errors: Errors;
}

const path = "/shops/:shop/wallet/mailboxes";

mailboxes.get(path, async (c) => await mailboxesPage(c));

mailboxes.post(path, async (c) => {
  const { services: { platform, runner }, current: { shop } } = c.var;
  const values = await readForm(c, "name", "size");
  const { domain } = await accountOfShop(platform.database, shop.id);
  const name = readMailboxName(values.name ?? "", mailDomainOf(domain ?? ""));
  const size = readMailboxSize(values.size ?? "");
  if (!name.ok || !size.ok) {
    return await mailboxesPage(c, {
      values,
      errors: {
        ...(name.ok ? {} : { name: nameProblem(c.var.language, name.error) }),
        ...(size.ok ? {} : { size: sizeProblem(c, size.error) }),
      },
    });
  }
  const actor = actorOf(c);
  const order = { shopId: shop.id, name: name.value, sizeMegabytes: size.value, actor };
  const added = await addMailbox(platform, order);
  if (!added.ok) return await mailboxesPage(c, { values, errors: refusalErrors(c, added.error) });
  runner.wake();
  return done(c, mailboxTexts[c.var.language].added(added.value));
});

mailboxes.get(`${path}/:mailbox`, async (c) => await mailboxPage(c));

mailboxes.post(`${path}/:mailbox`, async (c) => {
  const { services: { platform, runner }, current: { shop } } = c.var;
  const values = await readForm(c, "size");
  const size = readMailboxSize(values.size ?? "");
  if (!size.ok) {
    return await mailboxPage(c, { values, errors: { size: sizeProblem(c, size.error) } });
  }
  const order = { shopId: shop.id, mailboxId: c.req.param("mailbox"), actor: actorOf(c) };
  const resized = await resizeMailbox(platform, { ...order, sizeMegabytes: size.value });
  if (!resized) return await refuse(c, "not_found");
  if (!resized.ok) {
    const [error] = Object.values(refusalErrors(c, resized.error));
    return await mailboxPage(c, { values, errors: { size: error } });
  }
  runner.wake();
  const texts = mailboxTexts[c.var.language];
  return done(c, texts.resized(resized.value, sizeText(pageOf(c), size.value)));
});

mailboxes.post(`${path}/:mailbox/removal`, async (c) => {
  const { services: { platform, runner }, current: { shop } } = c.var;
  await readForm(c);
  const order = { shopId: shop.id, mailboxId: c.req.param("mailbox"), actor: actorOf(c) };
  const address = await deleteMailbox(platform, order);
  if (address === undefined) return await refuse(c, "not_found");
  runner.wake();
  return done(c, mailboxTexts[c.var.language].deleted(address));
});

function done(c: Request, text: string): Response {
  setNotice(c, { tone: "positive", text });
  return c.redirect(paths.mailboxes(c.var.current.shop), 303);
}

async function mailboxesPage(c: Request, refused?: Refused): Promise<Response> {
  const { platform } = c.var.services;
  const { database, now } = platform;
  const today = pragueDay(now());
  const account = await accountOfShop(database, c.var.current.shop.id);
  const shown = shownMailboxes(await mailboxesOfShop(database, account.shopId));
  const limits = mailboxLimits(account, today);
  const size = limits.mailboxGigabytes;
  return await c.html(
    <MailboxesPage
      page={pageOf(c)}
      domain={account.domain && mailDomainOf(account.domain)}
      mailboxes={shown.active}
      lost={shown.lost}
      limits={limits}
      mayGrow={mayGrowMailboxes(account, today)}
      isByPeople={platform.mailboxes.kind === "none"}
      {...refused ?? { values: size === null ? {} : { size: String(size) } }}
    />,
    refused ? 422 : 200,
  );
}

async function mailboxPage(c: Request, refused?: Refused): Promise<Response> {
  const { database, now } = c.var.services.platform;
  const today = pragueDay(now());
  const account = await accountOfShop(database, c.var.current.shop.id);
  const mailbox = (await mailboxesOfShop(database, account.shopId))
    .find(({ id, state }) => id === c.req.param("mailbox") && state === "active");
  if (!mailbox) return await refuse(c, "not_found");
  const size = formatNumber(c.var.language, mailbox.sizeMegabytes / 1_000);
  return await c.html(
    <MailboxPage
      page={pageOf(c)}
      mailbox={shownMailbox(mailbox)}
      gigabytes={mailboxLimits(account, today).mailboxGigabytes}
      mayGrow={mayGrowMailboxes(account, today)}
      {...refused ?? { values: { size } }}
    />,
    refused ? 422 : 200,
  );
}

/** Those that there are, and those that were. */
export function shownMailboxes(all: readonly Mailbox[]) {
  return {
    active: all.filter(({ state }) => state === "active").map(shownMailbox),
    lost: all.filter(({ state }) => state === "deleted").map(lostMailbox),
  };
}

const shownMailbox = (mailbox: Mailbox): ShownMailbox => ({
  id: mailbox.id,
  address: mailbox.address,
  sizeMegabytes: mailbox.sizeMegabytes,
  createdAt: mailbox.createdAt,
  isPending: mailbox.appliedRevision < mailbox.revision,
});

const lostMailbox = ({ id, address, deletedAt, deletionCause }: Mailbox): LostMailbox => ({
  id,
  address,
  deletedAt: deletedAt!,
  cause: deletionCause!,
});

function nameProblem(language: Language, error: MailboxNameError): string {
  const { problems } = mailboxTexts[language];
  if (error.code === "name_empty") return problems.name_empty;
  if (error.code === "name_elsewhere") return problems.name_elsewhere(error.found, error.right);
  if (error.code === "name_too_long") {
    const { length, most } = error;
    return problems.name_too_long(formatNumber(language, length), formatNumber(language, most));
  }
  return problems[error.code](error.found);
}

function sizeProblem(c: Request, error: MailboxSizeError): string {
  const { problems } = mailboxTexts[c.var.language];
  if (error.code === "size_empty") return problems.size_empty;
  return error.code === "size_unreadable"
    ? problems.size_unreadable(error.found)
    : problems.size_too_small(sizeText(pageOf(c), error.least));
}

function refusalErrors(c: Request, refusal: MailboxRefusal): Errors {
  const { problems } = mailboxTexts[c.var.language];
  const number = (value: number) => formatNumber(c.var.language, value);
  const size = (megabytes: number) => sizeText(pageOf(c), megabytes);
  switch (refusal.code) {
    case "mailboxes_full":
      return { name: problems.mailboxes_full(number(refusal.used), number(refusal.limit)) };
    case "mailbox_too_large":
    case "mailboxes_too_large": {
      const { code, megabytes, limitMegabytes } = refusal;
      return { size: problems[code](size(megabytes), size(limitMegabytes)) };
    }
    case "mailbox_taken":
      return { name: problems.mailbox_taken(refusal.address) };
    default:
      return { name: problems[refusal.code] };
  }
}
