import { Banner } from "../components/notice.tsx";
import { formatDate } from "../format.ts";
import type { Page } from "../page.ts";
import { shellTexts } from "../texts/shell.ts";

const tones: Record<string, "warning" | "negative"> = {
  past_due: "warning",
  suspended_administration: "negative",
  suspended_web: "negative",
  ended: "negative",
};

/** The shop's state, when it matters; a shop that simply runs says nothing. */
export function StateStrip(props: { page: Page }) {
  const { language, shop } = props.page;
  if (!shop) return null;
  const texts = shellTexts[language];
  if (Object.hasOwn(texts.states, shop.state)) {
    const state = shop.state as keyof typeof texts.states;
    return <Banner tone={tones[state]}>{texts.states[state]}</Banner>;
  }
  if (!shop.trialUntil) return null;
  return <Banner>{texts.trialUntil(formatDate(language, shop.trialUntil))}</Banner>;
}
