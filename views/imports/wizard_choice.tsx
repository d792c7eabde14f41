import type { Child } from "hono/jsx";
import type { Entity, Format } from "../../core/formats/format.ts";
import type { WizardAnswers } from "../../core/imports/wizard.ts";
import type { Currency } from "../../core/money.ts";
import type { Errors, FormValues } from "../components/form.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";

export interface WizardProps {
  page: Page;
  entity: Entity;
  answers: WizardAnswers;
  /** The address that is among the answers, without secrets. */
  shownAddress?: string | undefined;
  /** Formats that carry the entity. */
  formats: readonly Format[];
  /** The last choice of the first question: none of them. @see R38 */
  isOther?: boolean;
  /** What regular imports of products cost. @see R11 */
  prices: ImportPrices;
  values?: FormValues;
  errors?: Errors;
}

/** A month without VAT; nothing while the trial runs. @see R11, R12 */
export interface ImportPrices {
  currency: Currency;
  dailyMinor: number;
  hourlyMinor: number;
  isTrial: boolean;
}

/** The next question, with one more answered. */
export const hrefOf = ({ page, answers }: WizardProps, more: Partial<WizardAnswers>): string =>
  paths.importWizard(page.shop!, { ...answers, ...more });

/** A choice that is a link: the next question is its page. */
export function Choice(
  { href, title, detail, aside }: { href: string; title: string; detail?: Child; aside?: Child },
) {
  return (
    <a class="wizard-choice" href={href}>
      <strong>{title}</strong>
      {detail && <span>{detail}</span>}
      {aside && <span class="faint">{aside}</span>}
    </a>
  );
}
