import type { Hold, MissingHold, Run } from "../../core/imports/run_state.ts";
import type { ImportSettings } from "../../core/imports/settings.ts";
import { isCurrency } from "../../core/money.ts";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { formatMoney, formatNumber } from "../format.ts";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { importSettingsTexts } from "../texts/import_settings.ts";
import { decisionTexts } from "../texts/import_decision.ts";

interface DecisionProps {
  page: Page;
  run: Run;
  settings: ImportSettings;
}

/** What waits for a person, with the figures to decide by and one click for each way. @see D10 */
export function RunDecision({ page, run, settings }: DecisionProps) {
  if (run.state === "held" && run.hold) return <HeldRun page={page} run={run} hold={run.hold} />;
  // Without its journal nobody knows any more what the file did not have.
  if (run.missingHold && run.hasJournal && (run.state === "ok" || run.state === "warning")) {
    return <HeldMissing page={page} run={run} hold={run.missingHold} settings={settings} />;
  }
  return null;
}

function HeldRun({ page, run, hold }: { page: Page; run: Run; hold: Hold }) {
  const texts = decisionTexts[page.language].held;
  return (
    <Notice
      tone="warning"
      title={texts.title}
      actions={page.shop!.may.has("imports.run") && (
        <>
          <Decision page={page} run={run} decision="apply" text={texts.apply} />
          <Decision page={page} run={run} decision="dismiss" text={texts.dismiss} />
        </>
      )}
    >
      <HoldFigures page={page} hold={hold} />
    </Notice>
  );
}

function HoldFigures({ page, hold }: { page: Page; hold: Hold }) {
  const { language } = page;
  const texts = decisionTexts[language].held;
  const number = (value: number) => formatNumber(language, value);
  if (hold.reason === "fewer_records") {
    return <p>{texts.fewer(hold.count, number(hold.before))}</p>;
  }
  return (
    <>
      <p>{texts.prices(number(hold.factor))}</p>
      <ul class="prose-list">
        {hold.examples.map(({ code, currency, before, after }) => (
          <li>
            <code>{code}</code> {isCurrency(currency) && (
              <>
                <del>{formatMoney(language, before, currency)}</del>{" "}
                <ins>{formatMoney(language, after, currency)}</ins>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function HeldMissing(
  { page, run, hold, settings }: DecisionProps & { hold: MissingHold },
) {
  const { language } = page;
  const texts = decisionTexts[language].missingHeld;
  const number = (value: number) => formatNumber(language, value);
  const actions = importSettingsTexts[language].missingActions;
  const action = settings.missingProducts === "ignore"
    ? settings.missingVariants
    : settings.missingProducts;
  return (
    <Notice
      tone="warning"
      title={texts.title}
      actions={page.shop!.may.has("imports.run") && (
        <Decision
          page={page}
          run={run}
          decision="apply_missing"
          text={texts.apply(actions[action].toLowerCase())}
        />
      )}
    >
      <p>
        {hold.reason === "empty"
          ? texts.empty(number(hold.of))
          : texts.share(number(hold.count), number(hold.of))}
      </p>
    </Notice>
  );
}

function Decision(
  { page, run, decision, text }: { page: Page; run: Run; decision: string; text: string },
) {
  return (
    <Form
      page={page}
      action={paths.runPart(page.shop!, run.importId, run.id, "decide")}
      layout="plain"
    >
      <Button name="decision" value={decision}>{text}</Button>
    </Form>
  );
}
