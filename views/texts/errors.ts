import { defineTexts } from "./texts.ts";

/** Pages that say what happened and what to do now. */
export const errorTexts = defineTexts({
  en: {
    status: "See the state of the service",
    code: "Code for support",
    home: "To the overview",
    again: "Try again",
    signIn: "Sign in",
    kinds: {
      not_found: {
        title: "This page is not here",
        text: "The address may be mistyped, or what was here has been deleted or moved.",
      },
      forbidden: {
        title: "You may not do this here",
        text: "Your role in this shop does not include it. Ask the owner of the shop to allow it.",
      },
      expired: {
        title: "The page stood open too long",
        text: "For safety the form was not sent. Go back, load the page again and send it again.",
      },
      malformed: {
        title: "The form could not be read",
        text: "Nothing was saved. Go back, reload the page and send it again.",
      },
      link_expired: {
        title: "The link no longer works",
        text: "It has been used or its time has run out. Ask for a new one.",
      },
      too_many: {
        title: "Too many attempts",
        text: "Please wait a while, then try again.",
      },
      failed: {
        title: "Something failed on our side",
        text: "Nothing was saved. Try it again; if it fails again, send the code below to support.",
      },
      unavailable: {
        title: "We are out for a short while",
        text: "Maintenance is under way. Your data are safe, please come back in a few minutes.",
      },
      not_for_support: {
        title: "Support may not do this in a shop",
        text:
          "Money, the contract, members, keys, deletion and files with customers are left to the owner and the shop’s people.",
      },
      support_over: {
        title: "Your time in the shop has run out",
        text:
          "Nothing was saved. Enter the shop again from its page, then go back and send it again.",
      },
      suspended: {
        title: "The administration is suspended",
        text:
          "Nothing was saved. The owner finds on the wallet's page why, and what makes everything work again.",
      },
    },
    wait: (seconds: number) =>
      seconds < 90 ? `Try again in ${seconds} s.` : `Try again in ${Math.ceil(seconds / 60)} min.`,
  },
  cs: {
    status: "Podívat se na stav služby",
    code: "Kód pro podporu",
    home: "Na přehled",
    again: "Zkusit znovu",
    signIn: "Přihlásit se",
    kinds: {
      not_found: {
        title: "Tato stránka tu není",
        text: "V adrese může být překlep, nebo bylo to, co tu bývalo, smazáno či přesunuto.",
      },
      forbidden: {
        title: "K této akci nemáte oprávnění",
        text: "Vaše role v e-shopu ji nezahrnuje. Požádejte majitele e-shopu, ať ji povolí.",
      },
      expired: {
        title: "Stránka byla otevřená příliš dlouho",
        text:
          "Z bezpečnostních důvodů jsme formulář neodeslali. Vraťte se, načtěte stránku znovu a odešlete ho.",
      },
      malformed: {
        title: "Formulář se nepodařilo přečíst",
        text: "Nic se neuložilo. Vraťte se, načtěte stránku znovu a odešlete ho.",
      },
      link_expired: {
        title: "Odkaz už neplatí",
        text: "Byl použit nebo vypršel. Požádejte o nový.",
      },
      too_many: {
        title: "Příliš mnoho pokusů",
        text: "Počkejte prosím chvíli a zkuste to znovu.",
      },
      failed: {
        title: "Na naší straně se něco nepovedlo",
        text:
          "Nic se neuložilo. Zkuste to znovu; pokud se to opakuje, pošlete podpoře kód uvedený níže.",
      },
      unavailable: {
        title: "Na chvíli máme zavřeno",
        text: "Probíhá údržba. Vaše data jsou v bezpečí, vraťte se prosím za pár minut.",
      },
      not_for_support: {
        title: "Tohle podpora v e-shopu nesmí",
        text:
          "Peníze, smlouva, členové, klíče, mazání a soubory se zákazníky jsou jen na majiteli a jeho lidech.",
      },
      support_over: {
        title: "Čas v e-shopu vypršel",
        text:
          "Nic se neuložilo. Vstupte do e-shopu znovu z jeho stránky, pak se vraťte a odešlete to ještě jednou.",
      },
      suspended: {
        title: "Administrace je pozastavená",
        text:
          "Nic se neuložilo. Majitel najde na stránce peněženky, proč to tak je a co ji zase obnoví.",
      },
    },
    wait: (seconds: number) =>
      seconds < 90
        ? `Zkuste to znovu za ${seconds}\u00a0s.`
        : `Zkuste to znovu za ${Math.ceil(seconds / 60)}\u00a0min.`,
  },
  sk: {
    status: "Pozrieť sa na stav služby",
    code: "Kód pre podporu",
    home: "Na prehľad",
    again: "Skúsiť znova",
    signIn: "Prihlásiť sa",
    kinds: {
      not_found: {
        title: "Táto stránka tu nie je",
        text: "V adrese môže byť preklep, alebo bolo to, čo tu bývalo, zmazané či presunuté.",
      },
      forbidden: {
        title: "Na túto akciu nemáte oprávnenie",
        text: "Vaša rola v e-shope ju nezahŕňa. Požiadajte majiteľa e-shopu, nech ju povolí.",
      },
      expired: {
        title: "Stránka bola otvorená príliš dlho",
        text:
          "Z bezpečnostných dôvodov sme formulár neodoslali. Vráťte sa, načítajte stránku znova a odošlite ho.",
      },
      malformed: {
        title: "Formulár sa nepodarilo prečítať",
        text: "Nič sa neuložilo. Vráťte sa, načítajte stránku znova a odošlite ho.",
      },
      link_expired: {
        title: "Odkaz už neplatí",
        text: "Bol použitý alebo vypršal. Požiadajte o nový.",
      },
      too_many: {
        title: "Príliš veľa pokusov",
        text: "Počkajte prosím chvíľu a skúste to znova.",
      },
      failed: {
        title: "Na našej strane sa niečo nepodarilo",
        text:
          "Nič sa neuložilo. Skúste to znova; ak sa to opakuje, pošlite podpore kód uvedený nižšie.",
      },
      unavailable: {
        title: "Na chvíľu máme zatvorené",
        text: "Prebieha údržba. Vaše dáta sú v bezpečí, vráťte sa prosím o pár minút.",
      },
      not_for_support: {
        title: "Toto podpora v e-shope nesmie",
        text:
          "Peniaze, zmluva, členovia, kľúče, mazanie a súbory so zákazníkmi sú len na majiteľovi a jeho ľuďoch.",
      },
      support_over: {
        title: "Čas v e-shope vypršal",
        text:
          "Nič sa neuložilo. Vstúpte do e-shopu znova z jeho stránky, potom sa vráťte a odošlite to ešte raz.",
      },
      suspended: {
        title: "Administrácia je pozastavená",
        text:
          "Nič sa neuložilo. Majiteľ nájde na stránke peňaženky, prečo je to tak a čo ju zasa obnoví.",
      },
    },
    wait: (seconds: number) =>
      seconds < 90
        ? `Skúste to znova o ${seconds}\u00a0s.`
        : `Skúste to znova o ${Math.ceil(seconds / 60)}\u00a0min.`,
  },
});

export type ErrorKind = keyof typeof errorTexts.en.kinds;
