import type { BillingFacts } from "./billing_mail.ts";
import { defineTexts } from "./texts.ts";

/**
 * Words of the mails about the life of a shop that pays by invoice: nothing is topped up there, and
 * what a call asks for is paid whole. `balance` is what is owed.
 *
 * @see R149, R180–R187, R207
 */
export const billingMailByInvoiceTexts = defineTexts({
  en: {
    trial_ending_by_invoice: {
      subject: ({ shop, day }: BillingFacts) =>
        `${shop}: without an order the contract ends on ${day}`,
      text: ({ shop, day }: BillingFacts) =>
        `The free trial of the shop ${shop} ends. From ${day} it goes on only if you order the service and we accept the order.`,
      after: (_: BillingFacts) =>
        "Without an accepted order the contract ends that day and the data of the shop are deleted within 14 days. If you have ordered already, please wait for our answer.",
    },
    paid_service_began_by_invoice: {
      subject: ({ shop }: BillingFacts) => `The trial of ${shop} is over`,
      text: ({ shop }: BillingFacts) =>
        `The shop ${shop} goes on as a paid service, as you have ordered it.`,
      after: (_: BillingFacts) =>
        "A call to pay comes before each period. What is paid and what is not stands on the page of the order and payments.",
    },
    administration_suspended_by_invoice: {
      subject: ({ shop }: BillingFacts) => `The administration of ${shop} is suspended`,
      text: ({ shop, balance }: BillingFacts) =>
        `The payment for the shop ${shop} is overdue and ${balance} is owed, so its administration is suspended. Customers still see the web.`,
      after: ({ day }: BillingFacts) =>
        `It is back as soon as everything owed is paid. Unless that happens before, the web is suspended too on ${day}. Each day of delay costs 0.1% of the owed sum.`,
    },
    web_suspended_by_invoice: {
      subject: ({ shop }: BillingFacts) => `The web of ${shop} is suspended`,
      text: ({ shop, balance }: BillingFacts) =>
        `The payment for the shop ${shop} is still overdue and ${balance} is owed, so customers no longer see its web.`,
      after: (_: BillingFacts) =>
        "The shop works again as soon as everything owed is paid; its data and mailboxes are kept until then. Each day of delay costs 0.1% of the owed sum, and when it is longer than 14 days, we may withdraw from the contract. The data of the shop would be deleted within 14 days then.",
    },
    shop_renewed_by_invoice: {
      subject: ({ shop }: BillingFacts) => `The shop ${shop} works again`,
      text: ({ shop }: BillingFacts) => `The shop ${shop} works again in full.`,
      after: (_: BillingFacts) => "Imports by schedule go on at their next time.",
    },
  },
  cs: {
    trial_ending_by_invoice: {
      subject: ({ shop, day }) => `${shop}: bez objednávky smlouva ${day} skončí`,
      text: ({ shop, day }) =>
        `Bezplatné zkušební období e-shopu ${shop} končí. Od ${day} pokračuje, jen když službu objednáte a objednávku přijmeme.`,
      after: () =>
        "Bez přijaté objednávky smlouva ten den skončí a data e-shopu do 14 dnů smažeme. Pokud jste už objednali, vyčkejte prosím na naši odpověď.",
    },
    paid_service_began_by_invoice: {
      subject: ({ shop }) => `Zkušební období e-shopu ${shop} skončilo`,
      text: ({ shop }) =>
        `E-shop ${shop} pokračuje jako placená služba, tak jak jste ji objednali.`,
      after: () =>
        "Před každým obdobím vám přijde výzva k platbě. Co je zaplacené a co ne, najdete na stránce Objednávka a platby.",
    },
    administration_suspended_by_invoice: {
      subject: ({ shop }) => `Administrace e-shopu ${shop} je pozastavená`,
      text: ({ shop, balance }) =>
        `Platba za e-shop ${shop} je po splatnosti a dlužíte ${balance}, proto je jeho administrace pozastavená. Zákazníci web dál vidí.`,
      after: ({ day }) =>
        `Obnovíme ji, jakmile bude zaplaceno všechno, co dlužíte. Když se to do té doby nestane, ${day} pozastavíme i web. Každý den zpoždění stojí 0,1 % dlužné částky.`,
    },
    web_suspended_by_invoice: {
      subject: ({ shop }) => `Web e-shopu ${shop} je pozastavený`,
      text: ({ shop, balance }) =>
        `Platba za e-shop ${shop} je stále po splatnosti a dlužíte ${balance}, proto zákazníci jeho web už nevidí.`,
      after: () =>
        "Jakmile bude zaplaceno všechno, co dlužíte, e-shop zase poběží; data i schránky mu do té doby zůstanou. Každý den zpoždění stojí 0,1 % dlužné částky, a když je delší než 14 dní, můžeme od smlouvy odstoupit. Data e-shopu bychom pak do 14 dnů smazali.",
    },
    shop_renewed_by_invoice: {
      subject: ({ shop }) => `E-shop ${shop} zase běží`,
      text: ({ shop }) => `E-shop ${shop} zase běží v plném rozsahu.`,
      after: () => "Pravidelné importy pokračují v nejbližším termínu.",
    },
  },
  sk: {
    trial_ending_by_invoice: {
      subject: ({ shop, day }) => `${shop}: bez objednávky sa zmluva ${day} skončí`,
      text: ({ shop, day }) =>
        `Bezplatné skúšobné obdobie e-shopu ${shop} sa končí. Od ${day} pokračuje, len ak službu objednáte a objednávku prijmeme.`,
      after: () =>
        "Bez prijatej objednávky sa zmluva v ten deň skončí a dáta e-shopu do 14 dní zmažeme. Ak ste už objednali, počkajte prosím na našu odpoveď.",
    },
    paid_service_began_by_invoice: {
      subject: ({ shop }) => `Skúšobné obdobie e-shopu ${shop} sa skončilo`,
      text: ({ shop }) => `E-shop ${shop} pokračuje ako platená služba, tak ako ste ju objednali.`,
      after: () =>
        "Pred každým obdobím vám príde výzva na platbu. Čo je zaplatené a čo nie, nájdete na stránke Objednávka a platby.",
    },
    administration_suspended_by_invoice: {
      subject: ({ shop }) => `Administrácia e-shopu ${shop} je pozastavená`,
      text: ({ shop, balance }) =>
        `Platba za e-shop ${shop} je po splatnosti a dlhujete ${balance}, preto je jeho administrácia pozastavená. Zákazníci web ďalej vidia.`,
      after: ({ day }) =>
        `Obnovíme ju, keď bude zaplatené všetko, čo dlhujete. Ak sa to dovtedy nestane, ${day} pozastavíme aj web. Každý deň omeškania stojí 0,1 % dlžnej sumy.`,
    },
    web_suspended_by_invoice: {
      subject: ({ shop }) => `Web e-shopu ${shop} je pozastavený`,
      text: ({ shop, balance }) =>
        `Platba za e-shop ${shop} je stále po splatnosti a dlhujete ${balance}, preto zákazníci jeho web už nevidia.`,
      after: () =>
        "Keď bude zaplatené všetko, čo dlhujete, e-shop opäť pobeží; dáta aj schránky mu dovtedy zostanú. Každý deň omeškania stojí 0,1 % dlžnej sumy, a keď je dlhšie ako 14 dní, môžeme od zmluvy odstúpiť. Dáta e-shopu by sme potom do 14 dní zmazali.",
    },
    shop_renewed_by_invoice: {
      subject: ({ shop }) => `E-shop ${shop} opäť beží`,
      text: ({ shop }) => `E-shop ${shop} opäť beží v plnom rozsahu.`,
      after: () => "Pravidelné importy pokračujú v najbližšom termíne.",
    },
  },
});
