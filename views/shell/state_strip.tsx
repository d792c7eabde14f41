import { addDays } from "../../core/calendar.ts";
import type { OutageTime } from "../../core/outages/outage.ts";
import { Banner } from "../components/notice.tsx";
import { formatDate, formatDateTime, formatSpan } from "../format.ts";
import type { Page, PageShop } from "../page.ts";
import { paths } from "../paths.ts";
import { accountTexts } from "../texts/account.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { outageTexts } from "../texts/outages.ts";
import { shellTexts } from "../texts/shell.ts";

const tones: Record<string, "warning" | "negative"> = {
  administration_suspended: "negative",
  web_suspended: "negative",
  ended: "negative",
};

/** The shop's state, when it matters; a shop that simply runs says nothing. One strip at a time. */
export function StateStrip(props: { page: Page }) {
  const { language, shop, person } = props.page;
  const texts = shellTexts[language];
  if (shop && Object.hasOwn(texts.states, shop.state)) {
    return <SuspendedStrip page={props.page} shop={shop} />;
  }
  if (props.page.outage) return <OutageStrip page={props.page} outage={props.page.outage} />;
  if (person?.isUnverified) return <UnverifiedStrip page={props.page} />;
  if (shop?.expirationDay) {
    const lastDay = formatDate(language, addDays(shop.expirationDay, -1));
    return (
      <Banner tone="warning">
        <span>
          {texts.fundsUntil(lastDay)} <a href={paths.wallet(shop)}>{texts.openWallet}</a>
        </span>
      </Banner>
    );
  }
  if (!shop?.trialUntil) return null;
  return <Banner>{texts.trialUntil(formatDate(language, shop.trialUntil))}</Banner>;
}

/** What is suspended, and until when: by invoice it is the calls that are to be paid. @see R184, R188 */
function SuspendedStrip({ page: { language }, shop }: { page: Page; shop: PageShop }) {
  const texts = shellTexts[language];
  const byInvoice = byInvoiceTexts[language];
  const state = shop.state as keyof typeof texts.states;
  if (state === "ended") return <Banner tone={tones[state]}>{texts.states[state]}</Banner>;
  if (shop.isStoppedByStaff) {
    return <Banner tone={tones[state]}>{texts.statesByStaff[state]}</Banner>;
  }
  if (shop.regime === "wallet") return <Banner tone={tones[state]}>{texts.states[state]}</Banner>;
  return (
    <Banner tone={tones[state]}>
      <span>
        {byInvoice.states[state]}{" "}
        {shop.may.has("wallet.see") && <a href={paths.calls(shop)}>{byInvoice.openCalls}</a>}
      </span>
    </Banner>
  );
}

/** What does not work, or will not soon. @see R218 */
function OutageStrip({ page, outage }: { page: Page; outage: OutageTime }) {
  const { language } = page;
  const { kind, startedAt, endedAt } = outage;
  const texts = outageTexts[language].strip;
  const when = endedAt === undefined
    ? formatDateTime(language, startedAt)
    : formatSpan(language, startedAt, endedAt);
  return (
    <Banner tone={kind === "planned" ? "warning" : "negative"}>
      <span>
        {texts[kind](when)} <a href={paths.status()}>{texts.link}</a>
      </span>
    </Banner>
  );
}

function UnverifiedStrip(props: { page: Page }) {
  const texts = accountTexts[props.page.language];
  return (
    <Banner tone="warning">
      <span>
        {texts.strip} <a href={paths.accountEmail()}>{texts.stripLink}</a>
      </span>
    </Banner>
  );
}
