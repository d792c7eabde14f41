import { accountText } from "../../core/billing/bank_account.ts";
import type { Language } from "../../core/language.ts";
import type { MailContent, MailValues } from "../../core/mail.ts";
import type { Currency } from "../../core/money.ts";
import {
  formatDate,
  formatDateTime,
  formatDays,
  formatMoney,
  formatSpan,
  formatTime,
  moneyInputText,
} from "../format.ts";
import { paths } from "../paths.ts";
import { cardTexts } from "../texts/cards.ts";
import { communityTexts } from "../texts/community.ts";
import { newsTexts } from "../texts/news.ts";
import { outageTexts } from "../texts/outages.ts";
import { supportModeTexts } from "../texts/support_mode.ts";
import type { Parts } from "./parts.ts";

interface Facts {
  language: Language;
  values: MailValues;
  publicUrl: string;
}

const kinds = {
  support_entered: supportEntered,
  card_failed: cardFailed,
  interruption_planned: interruption,
  outage_credited: outageCredit,
  announcement,
  paid_update: paidUpdate,
  community_answered: communityAnswered,
} satisfies Partial<Record<MailContent["kind"], (facts: Facts) => Parts>>;

export type PlatformMailKind = keyof typeof kinds;

export const isPlatformMail = (kind: string): kind is PlatformMailKind =>
  Object.hasOwn(kinds, kind);

/** Mails of how the platform runs and what is new in it: their words are partly staff's own. */
export const platformParts = (kind: PlatformMailKind, facts: Facts): Parts => kinds[kind](facts);

/** @see TE-10 */
function supportEntered({ language, values, publicUrl }: Facts): Parts {
  const said = supportModeTexts[language].mail;
  const { shopName = "", shopSlug = "", staffName = "", reason = "", until = "" } = values;
  return {
    subject: said.subject(shopName),
    greeting: "",
    text: said.text(staffName, shopName, formatTime(language, until)),
    paragraphs: [said.reason(reason)],
    action: said.action,
    link: publicUrl + paths.shopAudit(shopSlug),
    after: said.after,
    foot: said.foot,
  };
}

/** @see R171 */
function cardFailed({ language, values, publicUrl }: Facts): Parts {
  const said = cardTexts[language].mail;
  const { shopName = "", shopSlug = "", iban = "", variableSymbol = "" } = values;
  const amountMinor = Number(values.amountMinor ?? 0);
  const amount = formatMoney(language, amountMinor, (values.currency ?? "CZK") as Currency);
  return {
    subject: said.subject(shopName),
    greeting: "",
    text: said.text(amount, shopName),
    paragraphs: iban ? [said.transfer(accountText(iban), variableSymbol)] : [],
    action: said.action,
    link: publicUrl + paths.topUp(shopSlug, moneyInputText(language, amountMinor)),
    after: said.after,
    foot: said.foot,
  };
}

/** @see R218 */
function interruption({ language, values, publicUrl }: Facts): Parts {
  const { foot, interruption_planned: said } = outageTexts[language].mail;
  const { fromAt = "", untilAt = "" } = values;
  return {
    subject: said.subject(formatDateTime(language, fromAt)),
    greeting: "",
    text: said.text(formatSpan(language, fromAt, untilAt)),
    paragraphs: paragraphsOf(values),
    action: said.action,
    link: publicUrl + paths.status(),
    after: said.after,
    foot,
  };
}

/** @see R216 */
function outageCredit({ language, values, publicUrl }: Facts): Parts {
  const { foot, outage_credited: said } = outageTexts[language].mail;
  const { shopName = "", shopSlug = "", fromDay = "", untilDay = "", currency } = values;
  const amount = formatMoney(
    language,
    Number(values.amountMinor ?? 0),
    (currency ?? "CZK") as Currency,
  );
  return {
    subject: said.subject(shopName),
    greeting: "",
    text: said.text(amount, shopName, formatDays(language, fromDay, untilDay)),
    action: said.action,
    link: publicUrl + paths.wallet(shopSlug),
    after: said.after,
    foot,
  };
}

/** @see R224, R250 */
function announcement({ language, values, publicUrl }: Facts): Parts {
  const said = newsTexts[language].mail;
  const [first = "", ...paragraphs] = paragraphsOf(values);
  return {
    subject: values.title ?? "",
    greeting: "",
    text: first,
    paragraphs,
    action: said.action,
    link: publicUrl + paths.status(),
    after: `${said.after} ${publicUrl}${paths.account()}`,
    foot: said.foot,
  };
}

/** @see R244 */
function paidUpdate({ language, values, publicUrl }: Facts): Parts {
  const said = newsTexts[language].mail;
  return {
    subject: values.title ?? "",
    greeting: "",
    text: said.paidText(formatDate(language, values.day ?? "")),
    paragraphs: paragraphsOf(values),
    action: said.paidAction,
    link: publicUrl + paths.status(),
    after: said.paidAfter,
    foot: said.paidFoot,
  };
}

const paragraphsOf = ({ paragraphsJson = "[]" }: MailValues): string[] =>
  JSON.parse(paragraphsJson);

/** @see R125 */
function communityAnswered({ language, values, publicUrl }: Facts): Parts {
  const said = communityTexts[language].mail;
  const { questionId = "", title = "", message = "" } = values;
  return {
    subject: said.subject(title),
    greeting: "",
    text: said.text(title),
    paragraphs: message.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ""),
    action: said.action,
    link: publicUrl + paths.communityQuestion(questionId),
    after: said.after,
    foot: said.foot,
  };
}
