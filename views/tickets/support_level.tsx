import type { Currency } from "../../core/money.ts";
import type { PurchaseKind } from "../../core/support/licences.ts";
import {
  type Entitlements,
  entitlements,
  type Support,
  supportLevels,
} from "../../core/support/levels.ts";
import { Button, ButtonRow } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Notice } from "../components/notice.tsx";
import { WideTable } from "../components/table.tsx";
import { formatDate, formatMoney } from "../format.ts";
import { Layout } from "../layout.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { supportTexts } from "../texts/support.ts";
import { levelTexts } from "../texts/support_level.ts";

export interface ShownPurchase {
  kind: PurchaseKind;
  version: string;
  boughtOn: string;
  vipUntil: string;
}

interface SupportLevelProps {
  page: Page;
  support: Support;
  /** Newest first; of a shop with a licence. */
  purchases: readonly ShownPurchase[];
  currency: Currency;
  /** With VAT; `undefined` when it is not sold. */
  renewalMinor: number | undefined;
  /** The version can still be supported. */
  mayRenew: boolean;
}

/** What the shop's support covers, until when, and how to prolong it. @see R123–R135 */
export function SupportLevel(props: SupportLevelProps) {
  const { page, support, purchases } = props;
  const texts = levelTexts[page.language];
  return (
    <Layout
      page={page}
      title={texts.title}
      active="support"
      breadcrumbs={[{ text: supportTexts[page.language].title, href: paths.support(page.shop!) }]}
    >
      <div class="stack" data-gap="large">
        {purchases.length === 0
          ? support.level === "pro" && <Notice>{texts.rented}</Notice>
          : <LicenceNotice {...props} />}
        <Levels page={page} support={support} />
        {purchases.length > 0 && (
          <section class="stack" aria-labelledby="purchases">
            <h2 id="purchases">{texts.history}</h2>
            <ul class="side-list">
              {purchases.map(({ kind, version, boughtOn, vipUntil }) => (
                <li>
                  <span>
                    {formatDate(page.language, boughtOn)}: {texts.kinds[kind]},{" "}
                    {texts.version(version)}
                  </span>
                  <span class="faint">{texts.until(formatDate(page.language, vipUntil))}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>
  );
}

/** @see R129–R133, R135 */
function LicenceNotice(props: SupportLevelProps) {
  const { page, support, purchases: [last], currency, renewalMinor, mayRenew } = props;
  const texts = levelTexts[page.language];
  const shop = page.shop!;
  const day = formatDate(page.language, support.vipUntil ?? last!.vipUntil);
  return (
    <Notice
      tone={support.isVipOver ? "warning" : "accent"}
      title={`${texts.licence}: ${texts.version(last!.version)}`}
    >
      <div class="stack" data-gap="small">
        <p>{support.isVipOver ? texts.vipOver(day) : texts.vipUntil(day)}</p>
        {!mayRenew
          ? (
            <>
              <p>{texts.unsupported}</p>
              <ButtonRow>
                <Button
                  href={paths.newTicket(shop, {
                    kind: "other",
                    severity: "question",
                    subject: texts.upgradeSubject,
                  })}
                >
                  {texts.askUpgrade}
                </Button>
              </ButtonRow>
            </>
          )
          : renewalMinor !== undefined && shop.may.has("contract.edit") && (
            <Form page={page} action={paths.supportLevel(shop)} layout="plain">
              <p class="soft">{texts.renewText}</p>
              <Button type="submit" kind={support.isVipOver ? "primary" : "plain"}>
                {texts.renew(formatMoney(page.language, renewalMinor, currency))}
              </Button>
            </Form>
          )}
      </div>
    </Notice>
  );
}

const rows = ["questions", "community", "ticketCentre", "vip"] as const;

/** Three levels beside each other. @see R123–R126 */
function Levels({ page, support }: { page: Page; support: Support }) {
  const texts = levelTexts[page.language];
  const said = (level: Entitlements, row: typeof rows[number]) => {
    if (row === "questions") return texts.questions[level.questions];
    return level[row] ? texts.yes : texts.no;
  };
  return (
    <WideTable label={texts.title}>
      <table class="table">
        <caption class="visually-hidden">{texts.title}</caption>
        <thead>
          <tr>
            <td></td>
            {supportLevels.map((level) => (
              <th scope="col" aria-current={level === support.level ? "true" : undefined}>
                {texts.levels[level]}
                {level === support.level && ` (${texts.yours})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <th scope="row">{texts.rows[row]}</th>
              {supportLevels.map((level) => <td>{said(entitlements[level], row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
