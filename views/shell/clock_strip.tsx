import { staffRoleMay } from "../../core/access/capabilities.ts";
import { Button } from "../components/button.tsx";
import { Banner } from "../components/notice.tsx";
import { formatDateTime } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { staffClockTexts } from "../texts/staff_clock.ts";

/** Over every page of our own people while nothing runs by schedule because of the clock. */
export function ClockStrip(
  { page, hold }: { page: Page; hold: NonNullable<Page["clockHold"]> },
) {
  const { language, person } = page;
  const texts = staffClockTexts[language];
  const role = person?.staffRole;
  return (
    <Banner tone="negative">
      <span>
        <strong>
          {texts.held(formatDateTime(language, hold.now), formatDateTime(language, hold.lastAt))}
        </strong>{" "}
        {texts.why}
      </span>
      {role && staffRoleMay(role, "clock.confirm") && (
        <form method="post" action={paths.staffClock()}>
          <input type="hidden" name="csrf" value={page.csrf} />
          <Button type="submit" size="small">{texts.confirm}</Button>
        </form>
      )}
    </Banner>
  );
}
