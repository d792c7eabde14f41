import { billingMailByInvoiceTexts } from "./billing_mail_by_invoice.ts";
import { defineTexts, plural } from "./texts.ts";

/** What mails about money tell of: all of it as people read it. */
export interface BillingFacts {
  shop: string;
  day: string;
  days: number;
  balance: string;
}

const daysEn = (count: number) => plural("en", count, { one: "day", other: "days" });
const daysCs = (count: number) =>
  plural("cs", count, { one: "den", few: "dny", many: "dne", other: "dní" });
const daysSk = (count: number) =>
  plural("sk", count, { one: "deň", few: "dni", many: "dňa", other: "dní" });

/** Words of the mails about money and the life of a shop; each leads to the shop's wallet. */
export const billingMailTexts = defineTexts({
  en: {
    ...billingMailByInvoiceTexts.en,
    actions: {
      calls: "See the order and payments",
      order: "Order the service",
      wallet: "Open the wallet",
      topUp: "Top up the wallet",
      pay: "How to pay",
      support: "See the support",
      archive: "Take the data away",
      shops: "Your other shops",
    },
    foot:
      "Krámek sent this because it concerns the contract of your shop. It goes to the owner alone.",
    mailboxesLost: (count: number) =>
      count === 1
        ? "Its mailbox was deleted with everything in it, for good. Nobody can restore it."
        : `${
          plural("en", count, { one: "mailbox was", other: "mailboxes were" })
        } deleted with everything in them, for good. Nobody can restore them.`,
    toRefund: (amount: string) =>
      `${amount} is to be refunded. Write to our support to which account we should send it.`,
    toPay: (amount: string) => `${amount} is still to be paid for the time before the end.`,
    payment_call: {
      subject: ({ shop, balance }: BillingFacts) => `Please pay ${balance} for ${shop}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `For the next period of the shop ${shop} please pay ${balance} by ${day}.`,
      after: (_: BillingFacts) =>
        "If you cannot pay by then, write to support beforehand: another day can be agreed on.",
    },
    payment_reminder: {
      subject: ({ shop, days }: BillingFacts) => `${shop}: the payment is ${daysEn(days)} late`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `The payment for the shop ${shop} was due on ${day}. With fees for the delay ${balance} is owed.`,
      after: (_: BillingFacts) =>
        "Each day of delay costs 0.1% of the owed sum. Later reminders have a fee, then functions and the web are suspended until everything is paid.",
    },
    payment_reminder_sms: {
      subject: ({ shop, balance }: BillingFacts) => `${shop}: ${balance} is overdue`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `The payment for ${shop} was due on ${day}; ${balance} is owed.`,
      after: (_: BillingFacts) => "",
    },
    order_answered: {
      subject: ({ shop }: BillingFacts) => `Your order for ${shop} was answered`,
      text: ({ shop }: BillingFacts) => `We have answered your order for the shop ${shop}.`,
      after: (_: BillingFacts) =>
        "If we have changed something in it, you may refuse that in two working days; otherwise it holds.",
    },
    vip_ending: {
      subject: ({ shop, days }: BillingFacts) => `The support of ${shop} ends in ${daysEn(days)}`,
      text: ({ shop, day }: BillingFacts) =>
        `The year of support of the shop ${shop} ends on ${day}.`,
      after: (_: BillingFacts) =>
        "The shop works on; only the ticket centre closes. You can prolong the support by a year now or at any time later.",
    },
    notice_taken: {
      subject: ({ shop, day }: BillingFacts) => `The contract of ${shop} ends on ${day}`,
      text: ({ shop, day }: BillingFacts) =>
        `We have your notice: ${day} is the last day of the contract of the shop ${shop}.`,
      after: (_: BillingFacts) =>
        "Until then everything goes on as before. After it you have some days to take the data away.",
    },
    trial_ending: {
      subject: ({ shop, days }: BillingFacts) => `The trial of ${shop} ends in ${daysEn(days)}`,
      text: ({ shop, day }: BillingFacts) =>
        `The free trial of the shop ${shop} ends; from ${day} it goes on as a paid service.`,
      after: (_: BillingFacts) =>
        "If you want to go on, have money for one day at least in the wallet by then. Otherwise only you will be able to sign in, to top it up. Nothing is charged before you do.",
    },
    low_funds: {
      subject: ({ shop, days }: BillingFacts) =>
        days === 0
          ? `The wallet of ${shop} runs out`
          : `The wallet of ${shop} lasts for ${daysEn(days)}`,
      text: ({ shop, balance, day }: BillingFacts) =>
        `The wallet of the shop ${shop} has ${balance}. There will not be enough for ${day}.`,
      after: (_: BillingFacts) =>
        "On that day the administration is suspended; ten days later the web goes too. Topping up prevents both.",
    },
    web_suspending: {
      subject: ({ shop, days }: BillingFacts) => `The web of ${shop} goes in ${daysEn(days)}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `The wallet of the shop ${shop} has ${balance}. On ${day} its web is suspended and its mailboxes are deleted for good.`,
      after: (_: BillingFacts) =>
        "Topping up in time prevents both. Later it renews the shop, never the mailboxes.",
    },
    deletion_coming: {
      subject: ({ shop, day }: BillingFacts) => `The shop ${shop} is deleted on ${day}`,
      text: ({ shop, day }: BillingFacts) =>
        `On ${day} we delete the shop ${shop} with all its data, for good.`,
      after: (_: BillingFacts) => "Until then you can export them as XML and CSV.",
    },
    paid_service_began: {
      subject: ({ shop }: BillingFacts) => `The trial of ${shop} is over`,
      text: ({ shop, balance }: BillingFacts) =>
        `The shop ${shop} goes on as a paid service; its wallet has ${balance}. The day's price is taken from it once a day.`,
      after: (_: BillingFacts) => "What a day costs, and why, stands on the wallet's page.",
    },
    service_not_continued: {
      subject: ({ shop }: BillingFacts) => `The trial of ${shop} is over`,
      text: ({ shop }: BillingFacts) =>
        `There is no money in the wallet of the shop ${shop} to go on, so its administration is suspended. Only you can sign in, to top up or to export your data.`,
      after: (_: BillingFacts) =>
        "After ten days the web is suspended too, after six months the shop is deleted. Topping up restores it at once.",
    },
    administration_suspended: {
      subject: ({ shop }: BillingFacts) => `The administration of ${shop} is suspended`,
      text: ({ shop, balance }: BillingFacts) =>
        `The wallet of the shop ${shop} has run out (${balance}), so its administration is suspended. Customers still see the web.`,
      after: (_: BillingFacts) =>
        "The day's price is charged for ten days; then the web is suspended too. Topping up restores everything at once.",
    },
    web_suspended: {
      subject: ({ shop }: BillingFacts) => `The web of ${shop} is suspended`,
      text: ({ shop }: BillingFacts) =>
        `The shop ${shop} has not been paid for ten days, so customers no longer see it. No further days are charged.`,
      after: (_: BillingFacts) =>
        "Topping up restores the shop within six months of the day the money ran out; then it is deleted for good.",
    },
    suspended_by_staff: {
      subject: ({ shop }: BillingFacts) => `The shop ${shop} was suspended`,
      text: ({ shop }: BillingFacts) => `We have suspended the shop ${shop}.`,
      after: (_: BillingFacts) => "Ask support for the reason and for what to do.",
    },
    shop_ended: {
      subject: ({ shop }: BillingFacts) => `The contract of ${shop} has ended`,
      text: ({ shop, day }: BillingFacts) => `The contract of the shop ${shop} ended on ${day}.`,
      after: (_: BillingFacts) =>
        "You can still export its data as XML and CSV; then we delete them for good.",
    },
    shop_deleted: {
      subject: ({ shop }: BillingFacts) => `The shop ${shop} was deleted`,
      text: ({ shop, day }: BillingFacts) =>
        `On ${day} we deleted the shop ${shop} with all its data, for good.`,
      after: (_: BillingFacts) =>
        "We keep only the documents of payments, as the law wants it. Thank you for having been with us.",
    },
    shop_renewed: {
      subject: ({ shop }: BillingFacts) => `The shop ${shop} works again`,
      text: ({ shop, balance }: BillingFacts) =>
        `The shop ${shop} works again in full; its wallet has ${balance}.`,
      after: (_: BillingFacts) => "Imports by schedule go on at their next time.",
    },
  },
  cs: {
    ...billingMailByInvoiceTexts.cs,
    actions: {
      calls: "Objednávka a platby",
      order: "Objednat službu",
      wallet: "Otevřít peněženku",
      topUp: "Dobít peněženku",
      pay: "Jak zaplatit",
      support: "Podívat se na podporu",
      archive: "Stáhnout data",
      shops: "Vaše další e-shopy",
    },
    foot: "Zprávu poslal Krámek, protože se týká smlouvy vašeho e-shopu. Chodí jen majiteli.",
    mailboxesLost: (count) =>
      count === 1
        ? "Jeho schránku jsme smazali se vším, co v ní bylo. Obnovit ji nejde."
        : `Smazali jsme i ${
          plural("cs", count, { one: "schránku", few: "schránky", other: "schránek" })
        } se vším, co v nich bylo. Obnovit je nejde.`,
    toRefund: (amount) =>
      `K vrácení je ${amount}. Napište naší podpoře, na který účet je máme poslat.`,
    toPay: (amount) => `Za dobu před koncem smlouvy zbývá zaplatit ${amount}.`,
    payment_call: {
      subject: ({ shop, balance }: BillingFacts) => `Výzva k platbě ${balance} za ${shop}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Za další období e-shopu ${shop} prosíme zaplaťte ${balance} do ${day}.`,
      after: (_: BillingFacts) =>
        "Pokud do té doby zaplatit nemůžete, napište předem podpoře: dá se domluvit jiný den.",
    },
    payment_reminder: {
      subject: ({ shop, days }: BillingFacts) => `${shop}: platba se zpožďuje o ${daysCs(days)}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Platba za e-shop ${shop} měla přijít do ${day}. I s poplatky za zpoždění dlužíte ${balance}.`,
      after: (_: BillingFacts) =>
        "Každý den zpoždění stojí 0,1 % dlužné částky. Další upomínky jsou zpoplatněné a pak se pozastaví funkce i web, dokud nebude zaplaceno všechno.",
    },
    payment_reminder_sms: {
      subject: ({ shop, balance }: BillingFacts) => `${shop}: po splatnosti ${balance}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Platba za ${shop} byla splatná ${day}; dlužíte ${balance}.`,
      after: (_: BillingFacts) => "",
    },
    order_answered: {
      subject: ({ shop }: BillingFacts) => `Odpověď na objednávku pro ${shop}`,
      text: ({ shop }: BillingFacts) => `Odpověděli jsme na vaši objednávku pro e-shop ${shop}.`,
      after: (_: BillingFacts) =>
        "Pokud jsme v ní něco změnili, můžete to do dvou pracovních dnů odmítnout; jinak platí.",
    },
    vip_ending: {
      subject: ({ shop, days }: BillingFacts) => `Podpora e-shopu ${shop} končí za ${daysCs(days)}`,
      text: ({ shop, day }: BillingFacts) => `Rok podpory e-shopu ${shop} končí ${day}.`,
      after: (_: BillingFacts) =>
        "E-shop poběží dál, jen se zavře centrum dotazů. Podporu si můžete prodloužit o rok teď nebo kdykoli později.",
    },
    notice_taken: {
      subject: ({ shop, day }: BillingFacts) => `Smlouva k e-shopu ${shop} skončí ${day}`,
      text: ({ shop, day }: BillingFacts) =>
        `Máme vaši výpověď: posledním dnem smlouvy k e-shopu ${shop} je ${day}.`,
      after: (_: BillingFacts) =>
        "Do té doby vše běží jako dosud. Potom máte několik dní na odvoz dat.",
    },
    trial_ending: {
      subject: ({ shop, days }) => `Zkušební období e-shopu ${shop} končí za ${daysCs(days)}`,
      text: ({ shop, day }) =>
        `Bezplatné zkušební období e-shopu ${shop} končí; od ${day} pokračuje jako placená služba.`,
      after: () =>
        "Chcete-li pokračovat, mějte do té doby v peněžence alespoň na jeden den. Jinak se budete moci přihlásit jen vy, a to k dobití. Dokud nedobijete, nic nestrháváme.",
    },
    low_funds: {
      subject: ({ shop, days }) =>
        days === 0
          ? `Peněženka e-shopu ${shop} dochází`
          : `Peněženka e-shopu ${shop} vystačí na ${daysCs(days)}`,
      text: ({ shop, balance, day }) =>
        `V peněžence e-shopu ${shop} je ${balance}. Na ${day} už nebude stačit.`,
      after: () =>
        "Ten den pozastavíme administraci, o deset dní později i web. Dobitím obojímu předejdete.",
    },
    web_suspending: {
      subject: ({ shop, days }) => `Web e-shopu ${shop} pozastavíme za ${daysCs(days)}`,
      text: ({ shop, day, balance }) =>
        `V peněžence e-shopu ${shop} je ${balance}. Dne ${day} pozastavíme jeho web a nenávratně smažeme jeho schránky.`,
      after: () => "Včasné dobití obojímu zabrání. Pozdější obnoví e-shop, schránky už ne.",
    },
    deletion_coming: {
      subject: ({ shop, day }) => `E-shop ${shop} smažeme ${day}`,
      text: ({ shop, day }) => `Dne ${day} nenávratně smažeme e-shop ${shop} se všemi jeho daty.`,
      after: () => "Do té doby si je můžete stáhnout jako XML a CSV.",
    },
    paid_service_began: {
      subject: ({ shop }) => `Zkušební období e-shopu ${shop} skončilo`,
      text: ({ shop, balance }) =>
        `E-shop ${shop} pokračuje jako placená služba; v peněžence je ${balance}. Cenu dne z ní strhneme jednou denně.`,
      after: () => "Kolik den stojí a proč, najdete na stránce peněženky.",
    },
    service_not_continued: {
      subject: ({ shop }) => `Zkušební období e-shopu ${shop} skončilo`,
      text: ({ shop }) =>
        `V peněžence e-shopu ${shop} není na pokračování, proto je jeho administrace pozastavená. Přihlásit se můžete jen vy, k dobití nebo ke stažení dat.`,
      after: () =>
        "Po deseti dnech pozastavíme i web, po šesti měsících e-shop smažeme. Dobitím se hned obnoví.",
    },
    administration_suspended: {
      subject: ({ shop }) => `Administrace e-shopu ${shop} je pozastavená`,
      text: ({ shop, balance }) =>
        `V peněžence e-shopu ${shop} došly peníze (${balance}), proto je jeho administrace pozastavená. Zákazníci web dál vidí.`,
      after: () =>
        "Cenu dne strháváme ještě deset dní; potom pozastavíme i web. Dobitím se vše hned obnoví.",
    },
    web_suspended: {
      subject: ({ shop }) => `Web e-shopu ${shop} je pozastavený`,
      text: ({ shop }) =>
        `E-shop ${shop} není deset dní zaplacený, proto ho zákazníci už nevidí. Další dny nestrháváme.`,
      after: () =>
        "Dobitím do šesti měsíců ode dne, kdy peníze došly, se e-shop obnoví; potom ho nenávratně smažeme.",
    },
    suspended_by_staff: {
      subject: ({ shop }) => `E-shop ${shop} byl pozastaven`,
      text: ({ shop }) => `E-shop ${shop} jsme pozastavili.`,
      after: () => "Na důvod a další postup se zeptejte podpory.",
    },
    shop_ended: {
      subject: ({ shop }) => `Smlouva e-shopu ${shop} skončila`,
      text: ({ shop, day }) => `Smlouva e-shopu ${shop} skončila ${day}.`,
      after: () => "Data si ještě můžete stáhnout jako XML a CSV; potom je nenávratně smažeme.",
    },
    shop_deleted: {
      subject: ({ shop }) => `E-shop ${shop} byl smazán`,
      text: ({ shop, day }) =>
        `Dne ${day} jsme nenávratně smazali e-shop ${shop} se všemi jeho daty.`,
      after: () =>
        "Ponecháváme si jen doklady o platbách, jak to žádá zákon. Děkujeme, že jste byli s námi.",
    },
    shop_renewed: {
      subject: ({ shop }) => `E-shop ${shop} zase běží`,
      text: ({ shop, balance }) =>
        `E-shop ${shop} zase běží v plném rozsahu; v peněžence je ${balance}.`,
      after: () => "Pravidelné importy pokračují v nejbližším termínu.",
    },
  },
  sk: {
    ...billingMailByInvoiceTexts.sk,
    actions: {
      calls: "Objednávka a platby",
      order: "Objednať službu",
      wallet: "Otvoriť peňaženku",
      topUp: "Dobiť peňaženku",
      pay: "Ako zaplatiť",
      support: "Pozrieť sa na podporu",
      archive: "Stiahnuť dáta",
      shops: "Vaše ďalšie e-shopy",
    },
    foot: "Správu poslal Krámek, lebo sa týka zmluvy vášho e-shopu. Chodí iba majiteľovi.",
    mailboxesLost: (count) =>
      count === 1
        ? "Jeho schránku sme zmazali so všetkým, čo v nej bolo. Obnoviť sa nedá."
        : `Zmazali sme aj ${
          plural("sk", count, { one: "schránku", few: "schránky", other: "schránok" })
        } so všetkým, čo v nich bolo. Obnoviť sa nedajú.`,
    toRefund: (amount) =>
      `Na vrátenie je ${amount}. Napíšte našej podpore, na ktorý účet ich máme poslať.`,
    toPay: (amount) => `Za čas pred koncom zmluvy zostáva zaplatiť ${amount}.`,
    payment_call: {
      subject: ({ shop, balance }: BillingFacts) => `Výzva na platbu ${balance} za ${shop}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Za ďalšie obdobie e-shopu ${shop} prosíme zaplaťte ${balance} do ${day}.`,
      after: (_: BillingFacts) =>
        "Ak dovtedy zaplatiť nemôžete, napíšte vopred podpore: dá sa dohodnúť iný deň.",
    },
    payment_reminder: {
      subject: ({ shop, days }: BillingFacts) => `${shop}: platba mešká ${daysSk(days)}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Platba za e-shop ${shop} mala prísť do ${day}. Aj s poplatkami za omeškanie dlhujete ${balance}.`,
      after: (_: BillingFacts) =>
        "Každý deň omeškania stojí 0,1 % dlžnej sumy. Ďalšie upomienky sú spoplatnené a potom sa pozastavia funkcie aj web, kým nebude zaplatené všetko.",
    },
    payment_reminder_sms: {
      subject: ({ shop, balance }: BillingFacts) => `${shop}: po splatnosti ${balance}`,
      text: ({ shop, day, balance }: BillingFacts) =>
        `Platba za ${shop} bola splatná ${day}; dlhujete ${balance}.`,
      after: (_: BillingFacts) => "",
    },
    order_answered: {
      subject: ({ shop }: BillingFacts) => `Odpoveď na objednávku pre ${shop}`,
      text: ({ shop }: BillingFacts) => `Odpovedali sme na vašu objednávku pre e-shop ${shop}.`,
      after: (_: BillingFacts) =>
        "Ak sme v nej niečo zmenili, môžete to do dvoch pracovných dní odmietnuť; inak platí.",
    },
    vip_ending: {
      subject: ({ shop, days }: BillingFacts) =>
        `Podpora e-shopu ${shop} sa končí o ${daysSk(days)}`,
      text: ({ shop, day }: BillingFacts) => `Rok podpory e-shopu ${shop} sa končí ${day}.`,
      after: (_: BillingFacts) =>
        "E-shop pobeží ďalej, len sa zatvorí centrum dotazov. Podporu si môžete predĺžiť o rok teraz alebo kedykoľvek neskôr.",
    },
    notice_taken: {
      subject: ({ shop, day }: BillingFacts) => `Zmluva k e-shopu ${shop} sa skončí ${day}`,
      text: ({ shop, day }: BillingFacts) =>
        `Máme vašu výpoveď: posledným dňom zmluvy k e-shopu ${shop} je ${day}.`,
      after: (_: BillingFacts) =>
        "Dovtedy všetko beží ako doteraz. Potom máte niekoľko dní na odvoz dát.",
    },
    trial_ending: {
      subject: ({ shop, days }) => `Skúšobné obdobie e-shopu ${shop} končí o ${daysSk(days)}`,
      text: ({ shop, day }) =>
        `Bezplatné skúšobné obdobie e-shopu ${shop} končí; od ${day} pokračuje ako platená služba.`,
      after: () =>
        "Ak chcete pokračovať, majte dovtedy v peňaženke aspoň na jeden deň. Inak sa budete môcť prihlásiť iba vy, a to na dobitie. Kým nedobijete, nič nestrhávame.",
    },
    low_funds: {
      subject: ({ shop, days }) =>
        days === 0
          ? `Peňaženka e-shopu ${shop} sa míňa`
          : `Peňaženka e-shopu ${shop} vystačí na ${daysSk(days)}`,
      text: ({ shop, balance, day }) =>
        `V peňaženke e-shopu ${shop} je ${balance}. Na ${day} už nebude stačiť.`,
      after: () =>
        "V ten deň pozastavíme administráciu, o desať dní neskôr aj web. Dobitím obom predídete.",
    },
    web_suspending: {
      subject: ({ shop, days }) => `Web e-shopu ${shop} pozastavíme o ${daysSk(days)}`,
      text: ({ shop, day, balance }) =>
        `V peňaženke e-shopu ${shop} je ${balance}. Dňa ${day} pozastavíme jeho web a nenávratne zmažeme jeho schránky.`,
      after: () => "Včasné dobitie obom zabráni. Neskoršie obnoví e-shop, schránky už nie.",
    },
    deletion_coming: {
      subject: ({ shop, day }) => `E-shop ${shop} zmažeme ${day}`,
      text: ({ shop, day }) =>
        `Dňa ${day} nenávratne zmažeme e-shop ${shop} so všetkými jeho dátami.`,
      after: () => "Dovtedy si ich môžete stiahnuť ako XML a CSV.",
    },
    paid_service_began: {
      subject: ({ shop }) => `Skúšobné obdobie e-shopu ${shop} sa skončilo`,
      text: ({ shop, balance }) =>
        `E-shop ${shop} pokračuje ako platená služba; v peňaženke je ${balance}. Cenu dňa z nej strhneme raz denne.`,
      after: () => "Koľko deň stojí a prečo, nájdete na stránke peňaženky.",
    },
    service_not_continued: {
      subject: ({ shop }) => `Skúšobné obdobie e-shopu ${shop} sa skončilo`,
      text: ({ shop }) =>
        `V peňaženke e-shopu ${shop} nie je na pokračovanie, preto je jeho administrácia pozastavená. Prihlásiť sa môžete iba vy, na dobitie alebo na stiahnutie dát.`,
      after: () =>
        "Po desiatich dňoch pozastavíme aj web, po šiestich mesiacoch e-shop zmažeme. Dobitím sa hneď obnoví.",
    },
    administration_suspended: {
      subject: ({ shop }) => `Administrácia e-shopu ${shop} je pozastavená`,
      text: ({ shop, balance }) =>
        `V peňaženke e-shopu ${shop} sa minuli peniaze (${balance}), preto je jeho administrácia pozastavená. Zákazníci web ďalej vidia.`,
      after: () =>
        "Cenu dňa strhávame ešte desať dní; potom pozastavíme aj web. Dobitím sa všetko hneď obnoví.",
    },
    web_suspended: {
      subject: ({ shop }) => `Web e-shopu ${shop} je pozastavený`,
      text: ({ shop }) =>
        `E-shop ${shop} nie je desať dní zaplatený, preto ho zákazníci už nevidia. Ďalšie dni nestrhávame.`,
      after: () =>
        "Dobitím do šiestich mesiacov odo dňa, keď sa peniaze minuli, sa e-shop obnoví; potom ho nenávratne zmažeme.",
    },
    suspended_by_staff: {
      subject: ({ shop }) => `E-shop ${shop} bol pozastavený`,
      text: ({ shop }) => `E-shop ${shop} sme pozastavili.`,
      after: () => "Na dôvod a ďalší postup sa opýtajte podpory.",
    },
    shop_ended: {
      subject: ({ shop }) => `Zmluva e-shopu ${shop} sa skončila`,
      text: ({ shop, day }) => `Zmluva e-shopu ${shop} sa skončila ${day}.`,
      after: () => "Dáta si ešte môžete stiahnuť ako XML a CSV; potom ich nenávratne zmažeme.",
    },
    shop_deleted: {
      subject: ({ shop }) => `E-shop ${shop} bol zmazaný`,
      text: ({ shop, day }) =>
        `Dňa ${day} sme nenávratne zmazali e-shop ${shop} so všetkými jeho dátami.`,
      after: () =>
        "Ponechávame si iba doklady o platbách, ako to žiada zákon. Ďakujeme, že ste boli s nami.",
    },
    shop_renewed: {
      subject: ({ shop }) => `E-shop ${shop} opäť beží`,
      text: ({ shop, balance }) =>
        `E-shop ${shop} opäť beží v plnom rozsahu; v peňaženke je ${balance}.`,
      after: () => "Pravidelné importy pokračujú v najbližšom termíne.",
    },
  },
});
