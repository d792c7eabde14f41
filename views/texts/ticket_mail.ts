import { defineTexts } from "./texts.ts";

interface Facts {
  shop: string;
  /** `#12` */
  number: string;
  /** What the request is called. */
  about: string;
}

/** Words of mails about requests to support. */
export const ticketMailTexts = defineTexts({
  en: {
    action: "Open the request",
    phone: (phone: string) => `Phone: ${phone}`,
    foot: "Krámek sent this because you wrote to support. Answer in the administration, please.",
    footWithAnswer:
      "Krámek sent this because you wrote to support. You can simply answer this mail.",
    ticket_not_taken: {
      subject: ({ number, about }: Facts) => `Your mail was not added to ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `the request ${number} takes no messages now. What you wrote is kept in it as a draft; you can send it there, or in a new request.`,
    },
    ticket_answered: {
      subject: ({ number, about }: Facts) => `Answer to ${number}: ${about}`,
      text: ({ number }: Facts) => `support has answered your request ${number}.`,
    },
    ticket_closed: {
      subject: ({ number, about }: Facts) => `Closed ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `your request ${number} is closed. If it does not work any more, say so there: a new one opens.`,
    },
    ticket_unblocked: {
      subject: ({ number, about }: Facts) => `Write again to ${number}: ${about}`,
      text: ({ number }: Facts) => `you can write to the request ${number} again.`,
    },
    ticket_reopened: {
      subject: ({ number, about }: Facts) => `Opened again ${number}: ${about}`,
      text: ({ number }: Facts) => `support goes on with your request ${number}.`,
    },
    ticket_quoted: {
      subject: ({ number, about }: Facts) => `Paid work for ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `for the request ${number} we offer paid work. It begins once you agree.`,
    },
    ticket_crisis: {
      subject: ({ shop, number, about }: Facts) => `Crisis in ${shop}, ${number}: ${about}`,
      text: ({ shop, number }: Facts) => `the shop ${shop} reports a crisis in ${number}.`,
    },
  },
  cs: {
    action: "Otevřít dotaz",
    phone: (phone: string) => `Telefon: ${phone}`,
    foot: "Krámek toto poslal, protože jste psali podpoře. Odpovězte prosím v administraci.",
    footWithAnswer:
      "Krámek toto poslal, protože jste psali podpoře. Na tento e-mail můžete prostě odpovědět.",
    ticket_not_taken: {
      subject: ({ number, about }: Facts) => `Váš e-mail se do ${number} nepřidal: ${about}`,
      text: ({ number }: Facts) =>
        `dotaz ${number} teď nepřijímá zprávy. Co jste napsali, v něm čeká jako koncept; odešlete to tam, nebo v novém dotazu.`,
    },
    ticket_answered: {
      subject: ({ number, about }: Facts) => `Odpověď na ${number}: ${about}`,
      text: ({ number }: Facts) => `podpora odpověděla na váš dotaz ${number}.`,
    },
    ticket_closed: {
      subject: ({ number, about }: Facts) => `Uzavřeno ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `váš dotaz ${number} je uzavřený. Pokud řešení přestane fungovat, řekněte to tam: otevře se nový.`,
    },
    ticket_unblocked: {
      subject: ({ number, about }: Facts) => `Znovu můžete psát do ${number}: ${about}`,
      text: ({ number }: Facts) => `do dotazu ${number} můžete znovu psát.`,
    },
    ticket_reopened: {
      subject: ({ number, about }: Facts) => `Znovu otevřeno ${number}: ${about}`,
      text: ({ number }: Facts) => `podpora na vašem dotazu ${number} dál pracuje.`,
    },
    ticket_quoted: {
      subject: ({ number, about }: Facts) => `Placená práce k ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `k dotazu ${number} nabízíme placenou práci. Začneme, až s ní budete souhlasit.`,
    },
    ticket_crisis: {
      subject: ({ shop, number, about }: Facts) => `Krize v ${shop}, ${number}: ${about}`,
      text: ({ shop, number }: Facts) => `e-shop ${shop} hlásí krizi v dotazu ${number}.`,
    },
  },
  sk: {
    action: "Otvoriť dotaz",
    phone: (phone: string) => `Telefón: ${phone}`,
    foot: "Krámek toto poslal, pretože ste písali podpore. Odpovedzte, prosím, v administrácii.",
    footWithAnswer:
      "Krámek toto poslal, pretože ste písali podpore. Na tento e-mail môžete jednoducho odpovedať.",
    ticket_not_taken: {
      subject: ({ number, about }: Facts) => `Váš e-mail sa do ${number} nepridal: ${about}`,
      text: ({ number }: Facts) =>
        `dotaz ${number} teraz neprijíma správy. Čo ste napísali, v ňom čaká ako koncept; odošlite to tam, alebo v novom dotaze.`,
    },
    ticket_answered: {
      subject: ({ number, about }: Facts) => `Odpoveď na ${number}: ${about}`,
      text: ({ number }: Facts) => `podpora odpovedala na váš dotaz ${number}.`,
    },
    ticket_closed: {
      subject: ({ number, about }: Facts) => `Uzavreté ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `váš dotaz ${number} je uzavretý. Ak riešenie prestane fungovať, povedzte to tam: otvorí sa nový.`,
    },
    ticket_unblocked: {
      subject: ({ number, about }: Facts) => `Znova môžete písať do ${number}: ${about}`,
      text: ({ number }: Facts) => `do dotazu ${number} môžete znova písať.`,
    },
    ticket_reopened: {
      subject: ({ number, about }: Facts) => `Znova otvorené ${number}: ${about}`,
      text: ({ number }: Facts) => `podpora na vašom dotaze ${number} ďalej pracuje.`,
    },
    ticket_quoted: {
      subject: ({ number, about }: Facts) => `Platená práca k ${number}: ${about}`,
      text: ({ number }: Facts) =>
        `k dotazu ${number} ponúkame platenú prácu. Začneme, keď s ňou budete súhlasiť.`,
    },
    ticket_crisis: {
      subject: ({ shop, number, about }: Facts) => `Kríza v ${shop}, ${number}: ${about}`,
      text: ({ shop, number }: Facts) => `e-shop ${shop} hlási krízu v dotaze ${number}.`,
    },
  },
});
