import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import type { Page } from "../page.ts";
import { paths } from "../paths.ts";
import { byInvoiceTexts } from "../texts/by_invoice.ts";
import { overviewTexts } from "../texts/overview.ts";

interface Step {
  icon: IconName;
  title: string;
  text: string;
  button: string;
  href: string;
  /** Of the capability table; a step that the visitor may not take is none. */
  action: string;
}

/** What a new shop is to do, in the order that makes sense. */
export function FirstSteps({ page }: { page: Page }) {
  const texts = overviewTexts[page.language];
  const shop = page.shop!;
  const steps: Step[] = [
    {
      icon: "import",
      title: texts.load,
      text: texts.loadText,
      button: texts.loadAction,
      href: paths.newImport(shop, "products"),
      action: "imports.run",
    },
    payingStep(page),
    {
      icon: "globe",
      title: texts.domain,
      text: texts.domainText,
      button: texts.domainAction,
      href: paths.domain(shop),
      action: "contract.edit",
    },
  ];
  return (
    <section class="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{texts.steps}</h2>
      <ol>
        {steps.filter(({ action }) => shop.may.has(action)).map((step, index) => (
          <li class="card">
            <Icon name={step.icon} size={20} />
            <h3>{step.title}</h3>
            <p class="soft">{step.text}</p>
            <Button href={step.href} kind={index === 0 ? "primary" : "plain"}>{step.button}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Money in the wallet, or an order: whichever carries the shop on after its trial. */
function payingStep(page: Page): Step {
  const shop = page.shop!;
  const texts = overviewTexts[page.language];
  const byInvoice = byInvoiceTexts[page.language];
  if (shop.regime === "wallet") {
    return {
      ...{ icon: "wallet", title: texts.fund, text: texts.fundText, button: texts.fundAction },
      ...{ href: paths.walletPart(shop, "top-up"), action: "wallet.top_up" },
    };
  }
  const [title, text, button] = shop.state === "trial"
    ? [byInvoice.order, byInvoice.orderText, byInvoice.orderAction]
    : [byInvoice.paid, byInvoice.paidText, byInvoice.openCalls];
  return {
    ...{ icon: "wallet", title, text, button, href: paths.calls(shop), action: "wallet.top_up" },
  };
}
