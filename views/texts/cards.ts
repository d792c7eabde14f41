import { defineTexts } from "./texts.ts";

/** Paying by card: the owner's pages and mail, and what waits for our own people. */
export const cardTexts = defineTexts({
  en: {
    title: "Pay by card",
    lead:
      "You pay on the page of Stripe, so we never see the number of the card. The money is in the wallet within moments, and we mail you the invoice.",
    pay: (amount: string) => `Pay ${amount} by card`,
    test: "Cards are only being tried out here: no money moves.",
    unreachable:
      "Paying by card does not work just now and nothing was taken. Try it again in a while, or send a bank transfer.",
    otherWays: "Pay in another way",
    toWallet: "To the wallet",
    states: {
      asked: {
        title: "We are waiting for the confirmation",
        text: (amount: string) =>
          `The gateway confirms the payment of ${amount} usually within seconds. You can leave this page, the money comes without it.`,
      },
      waiting: {
        title: "The bank confirms the payment later",
        text: (amount: string) => `${amount} will be in the wallet once the bank confirms it.`,
      },
      paid: {
        title: "Paid",
        text: (amount: string) => `${amount} is in the wallet. The invoice is on its way by mail.`,
      },
      failed: {
        title: "The payment was refused",
        text: (amount: string) => `${amount} was not paid and nothing was taken from the card.`,
      },
      expired: {
        title: "The time for the payment has run out",
        text: (amount: string) => `${amount} was not paid and nothing was taken from the card.`,
      },
      aside: {
        title: "We have to look at the payment",
        text: () => "The payment came, but does not fit what was asked for. We will write to you.",
      },
    },
    mail: {
      subject: (shop: string) => `The card payment for the shop ${shop} failed`,
      text: (amount: string, shop: string) =>
        `The payment of ${amount} by card into the wallet of the shop ${shop} failed. Nothing was paid.`,
      transfer: (account: string, symbol: string) =>
        `You can pay by bank transfer to the account ${account}, variable symbol ${symbol}.`,
      action: "Pay in another way",
      after: "On the page you find a code for your bank's application, and can try another card.",
      foot: "You get this mail because the shop is yours.",
    },
    staff: {
      title: "Cards",
      empty: "Nothing waits for you",
      emptyText: "Payments by card that fit nothing, refunds and disputes will be here.",
      shop: "Shop",
      noShop: "unknown",
      amount: "Amount",
      reference: "At Stripe",
      noted: "Noted",
      reason: "What was done about it",
      settle: "Settled",
      takeBack: "Take out of the wallet",
      kinds: {
        payment_unknown: "a payment that we did not ask for",
        currency_differs: "another currency than was asked for",
        amount_differs: "another amount than was asked for",
        shop_closed: "the shop has ended",
        refunded: "money was returned to the card",
        disputed: "the payer disputes the payment",
      },
      advice: {
        payment_unknown: "The money is in no wallet. Find it at Stripe and return it there.",
        currency_differs: "The money is in no wallet. Find it at Stripe and return it there.",
        amount_differs: "The money is in no wallet. Find it at Stripe and return it there.",
        shop_closed: "The money is in no wallet. Find it at Stripe and return it there.",
        refunded:
          "The payment is still in the wallet. What was returned whole can be taken out of it here, with a credit note.",
        disputed:
          "Answer the dispute at Stripe. If it is lost, take the payment out of the wallet.",
      },
      outcomes: { settled: "Settled", taken_back: "Taken out of the wallet" },
      done: { settled: "It is settled.", taken_back: "The payment is out of the wallet." },
      problems: {
        note_settled: "Somebody has settled it before.",
        cannot_take_back: "This payment cannot be taken out of the wallet.",
      },
    },
  },
  cs: {
    title: "Zaplatit kartou",
    lead:
      "Platíte na stránce Stripe, číslo karty se k nám nedostane. Peníze jsou v peněžence během chvíle a fakturu vám pošleme e-mailem.",
    pay: (amount) => `Zaplatit ${amount} kartou`,
    test: "Karty se tu zatím jen zkoušejí, peníze se nepřevádějí.",
    unreachable:
      "Platba kartou teď nefunguje a nic se nestrhlo. Zkuste to za chvíli, nebo zaplaťte převodem.",
    otherWays: "Zaplatit jinak",
    toWallet: "Do peněženky",
    states: {
      asked: {
        title: "Čekáme na potvrzení",
        text: (amount) =>
          `Brána potvrdí platbu ${amount} obvykle během několika vteřin. Stránku můžete zavřít, peníze přijdou i bez ní.`,
      },
      waiting: {
        title: "Banka platbu potvrdí později",
        text: (amount) => `${amount} bude v peněžence, jakmile platbu potvrdí banka.`,
      },
      paid: {
        title: "Zaplaceno",
        text: (amount) => `${amount} je v peněžence. Faktura je na cestě e-mailem.`,
      },
      failed: {
        title: "Platba neprošla",
        text: (amount) => `${amount} nebylo zaplaceno a z karty se nic nestrhlo.`,
      },
      expired: {
        title: "Čas na platbu vypršel",
        text: (amount) => `${amount} nebylo zaplaceno a z karty se nic nestrhlo.`,
      },
      aside: {
        title: "Na platbu se musíme podívat",
        text: () => "Platba přišla, ale neodpovídá tomu, co se mělo platit. Ozveme se vám.",
      },
    },
    mail: {
      subject: (shop) => `Platba kartou pro e-shop ${shop} neprošla`,
      text: (amount, shop) =>
        `Platba ${amount} kartou do peněženky e-shopu ${shop} neprošla. Nic nebylo zaplaceno.`,
      transfer: (account, symbol) =>
        `Zaplatit můžete převodem na účet ${account}, variabilní symbol ${symbol}.`,
      action: "Zaplatit jinak",
      after: "Na stránce je i kód pro aplikaci vaší banky a můžete zkusit jinou kartu.",
      foot: "Zprávu dostáváte, protože e-shop je váš.",
    },
    staff: {
      title: "Karty",
      empty: "Nic na vás nečeká",
      emptyText: "Budou tu platby kartou, které k ničemu nesedí, vrácené peníze a reklamace.",
      shop: "E-shop",
      noShop: "neznámý",
      amount: "Částka",
      reference: "Ve Stripe",
      noted: "Zaznamenáno",
      reason: "Co se s tím udělalo",
      settle: "Vyřízeno",
      takeBack: "Vzít z peněženky",
      kinds: {
        payment_unknown: "platba, o kterou jsme nežádali",
        currency_differs: "jiná měna, než se měla platit",
        amount_differs: "jiná částka, než se měla platit",
        shop_closed: "e-shop skončil",
        refunded: "peníze se vrátily na kartu",
        disputed: "plátce platbu reklamuje",
      },
      advice: {
        payment_unknown: "Peníze v žádné peněžence nejsou. Najděte je ve Stripe a vraťte je tam.",
        currency_differs: "Peníze v žádné peněžence nejsou. Najděte je ve Stripe a vraťte je tam.",
        amount_differs: "Peníze v žádné peněžence nejsou. Najděte je ve Stripe a vraťte je tam.",
        shop_closed: "Peníze v žádné peněžence nejsou. Najděte je ve Stripe a vraťte je tam.",
        refunded:
          "Platba je stále v peněžence. Co se vrátilo celé, lze z ní vzít tady i s opravným dokladem.",
        disputed:
          "Odpovězte na reklamaci ve Stripe. Když ji prohrajete, vezměte platbu z peněženky.",
      },
      outcomes: { settled: "Vyřízeno", taken_back: "Vzato z peněženky" },
      done: { settled: "Je to vyřízené.", taken_back: "Platba už v peněžence není." },
      problems: {
        note_settled: "Už to někdo vyřídil.",
        cannot_take_back: "Tuto platbu z peněženky vzít nelze.",
      },
    },
  },
  sk: {
    title: "Zaplatiť kartou",
    lead:
      "Platíte na stránke Stripe, číslo karty sa k nám nedostane. Peniaze sú v peňaženke o chvíľu a faktúru vám pošleme e-mailom.",
    pay: (amount) => `Zaplatiť ${amount} kartou`,
    test: "Karty sa tu zatiaľ len skúšajú, peniaze sa neprevádzajú.",
    unreachable:
      "Platba kartou teraz nefunguje a nič sa nestrhlo. Skúste to o chvíľu, alebo zaplaťte prevodom.",
    otherWays: "Zaplatiť inak",
    toWallet: "Do peňaženky",
    states: {
      asked: {
        title: "Čakáme na potvrdenie",
        text: (amount) =>
          `Brána potvrdí platbu ${amount} zvyčajne do niekoľkých sekúnd. Stránku môžete zavrieť, peniaze prídu aj bez nej.`,
      },
      waiting: {
        title: "Banka platbu potvrdí neskôr",
        text: (amount) => `${amount} bude v peňaženke, keď platbu potvrdí banka.`,
      },
      paid: {
        title: "Zaplatené",
        text: (amount) => `${amount} je v peňaženke. Faktúra je na ceste e-mailom.`,
      },
      failed: {
        title: "Platba neprešla",
        text: (amount) => `${amount} nebolo zaplatené a z karty sa nič nestrhlo.`,
      },
      expired: {
        title: "Čas na platbu vypršal",
        text: (amount) => `${amount} nebolo zaplatené a z karty sa nič nestrhlo.`,
      },
      aside: {
        title: "Na platbu sa musíme pozrieť",
        text: () => "Platba prišla, ale nezodpovedá tomu, čo sa malo platiť. Ozveme sa vám.",
      },
    },
    mail: {
      subject: (shop) => `Platba kartou pre e-shop ${shop} neprešla`,
      text: (amount, shop) =>
        `Platba ${amount} kartou do peňaženky e-shopu ${shop} neprešla. Nič nebolo zaplatené.`,
      transfer: (account, symbol) =>
        `Zaplatiť môžete prevodom na účet ${account}, variabilný symbol ${symbol}.`,
      action: "Zaplatiť inak",
      after: "Na stránke je aj kód pre aplikáciu vašej banky a môžete skúsiť inú kartu.",
      foot: "Správu dostávate, pretože e-shop je váš.",
    },
    staff: {
      title: "Karty",
      empty: "Nič na vás nečaká",
      emptyText: "Budú tu platby kartou, ktoré k ničomu nesedia, vrátené peniaze a reklamácie.",
      shop: "E-shop",
      noShop: "neznámy",
      amount: "Suma",
      reference: "V Stripe",
      noted: "Zaznamenané",
      reason: "Čo sa s tým urobilo",
      settle: "Vybavené",
      takeBack: "Vziať z peňaženky",
      kinds: {
        payment_unknown: "platba, o ktorú sme nežiadali",
        currency_differs: "iná mena, než sa mala platiť",
        amount_differs: "iná suma, než sa mala platiť",
        shop_closed: "e-shop sa skončil",
        refunded: "peniaze sa vrátili na kartu",
        disputed: "platiteľ platbu reklamuje",
      },
      advice: {
        payment_unknown:
          "Peniaze v žiadnej peňaženke nie sú. Nájdite ich v Stripe a vráťte ich tam.",
        currency_differs:
          "Peniaze v žiadnej peňaženke nie sú. Nájdite ich v Stripe a vráťte ich tam.",
        amount_differs:
          "Peniaze v žiadnej peňaženke nie sú. Nájdite ich v Stripe a vráťte ich tam.",
        shop_closed: "Peniaze v žiadnej peňaženke nie sú. Nájdite ich v Stripe a vráťte ich tam.",
        refunded:
          "Platba je stále v peňaženke. Čo sa vrátilo celé, možno z nej vziať tu aj s opravným dokladom.",
        disputed: "Odpovedzte na reklamáciu v Stripe. Ak ju prehráte, vezmite platbu z peňaženky.",
      },
      outcomes: { settled: "Vybavené", taken_back: "Vzaté z peňaženky" },
      done: { settled: "Je to vybavené.", taken_back: "Platba už v peňaženke nie je." },
      problems: {
        note_settled: "Už to niekto vybavil.",
        cannot_take_back: "Túto platbu z peňaženky vziať nemožno.",
      },
    },
  },
});
