import { Button } from "../components/button.tsx";
import { Banner } from "../components/notice.tsx";
import { formatTime } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { shellTexts } from "../texts/shell.ts";
import { supportModeTexts } from "../texts/support_mode.ts";

/** Over every page while one of our own people is in a shop: who, why, until when. @see TE-10 */
export function SupportStrip({ page }: { page: Page }) {
  const { language, person, shop, support } = page;
  if (!support || !person) return null;
  const texts = supportModeTexts[language];
  const { states } = shellTexts[language];
  const until = formatTime(language, support.until);
  const state = support.isInside && shop ? states[shop.state as keyof typeof states] : undefined;
  return (
    <Banner tone="warning">
      <span>
        <strong>
          {support.isInside
            ? texts.inside(person.name, support.shopName, until)
            : texts.open(support.shopName, until)}
        </strong>{" "}
        {state ? texts.onlyLook : support.reason}
      </span>
      {!support.isInside && <a href={paths.shop(support.slug)}>{texts.back}</a>}
      <form method="post" action={paths.supportSessionRemoval(support.slug)}>
        <input type="hidden" name="csrf" value={page.csrf} />
        <Button type="submit" size="small">{texts.leave}</Button>
      </form>
    </Banner>
  );
}
