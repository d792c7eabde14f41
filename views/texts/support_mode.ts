import { defineTexts } from "./texts.ts";

/** Our own people inside a shop: the way in, the strip over its pages, and what its owner is told. */
export const supportModeTexts = defineTexts({
  en: {
    title: "Enter the shop",
    text:
      "You will see what its manager sees, for 30 minutes at most. Money, the contract, members, keys, deletion and files with customers stay with the owner. The owner gets a mail, and all that you do is in the shop's audit log.",
    why: "Why",
    whyHint: "The number of a request, or what you are going to do. The owner reads it.",
    enter: "Enter the shop",
    entered: (until: string) => `You are in the shop until ${until}.`,
    left: "You have left the shop.",
    over: "Your time in the shop has run out. If you need more, enter it again.",
    actor: (name: string) => `${name} (support)`,
    inside: (name: string, shop: string, until: string) =>
      `Support is in the shop ${shop}: ${name}, until ${until}.`,
    open: (shop: string, until: string) => `You are in the shop ${shop} until ${until}.`,
    onlyLook: "The administration is suspended, so you can only look.",
    back: "Back to the shop",
    leave: "Leave",
    mail: {
      subject: (shop: string) => `Support has entered the shop ${shop}`,
      text: (name: string, shop: string, until: string) =>
        `${name} of our support has entered the administration of the shop ${shop}. The entry ends by itself at ${until}.`,
      reason: (reason: string) => `Reason: ${reason}`,
      action: "See what support does",
      after:
        "Support sees no passwords and cannot spend from the wallet, change the contract or members, delete, or download customers. If the entry surprises you, ask us about it.",
      foot: "You get this mail because the shop is yours.",
    },
  },
  cs: {
    title: "Vstoupit do e-shopu",
    text:
      "Uvidíte to, co jeho správce, nejdéle na 30 minut. Peníze, smlouva, členové, klíče, mazání a soubory se zákazníky zůstávají na majiteli. Majitel dostane e-mail a vše, co uděláte, bude v auditu e-shopu.",
    why: "Proč",
    whyHint: "Číslo požadavku, nebo co jdete udělat. Majitel to uvidí.",
    enter: "Vstoupit do e-shopu",
    entered: (until) => `Jste v e-shopu do ${until}.`,
    left: "Odešli jste z e-shopu.",
    over: "Čas v e-shopu vypršel. Potřebujete-li víc, vstupte znovu.",
    actor: (name) => `${name} (podpora)`,
    inside: (name, shop, until) => `V e-shopu ${shop} je podpora: ${name}, do ${until}.`,
    open: (shop, until) => `Jste v e-shopu ${shop} do ${until}.`,
    onlyLook: "Administrace je pozastavená, můžete se jen dívat.",
    back: "Zpět do e-shopu",
    leave: "Odejít",
    mail: {
      subject: (shop) => `Podpora vstoupila do e-shopu ${shop}`,
      text: (name, shop, until) =>
        `Do administrace e-shopu ${shop} právě vstoupila naše podpora: ${name}. Vstup sám skončí v ${until}.`,
      reason: (reason) => `Důvod: ${reason}`,
      action: "Podívat se, co podpora dělá",
      after:
        "Podpora nevidí hesla a nemůže utrácet z peněženky, měnit smlouvu ani členy, mazat, ani stáhnout zákazníky. Pokud vás vstup překvapil, zeptejte se nás na něj.",
      foot: "Zprávu dostáváte, protože e-shop je váš.",
    },
  },
  sk: {
    title: "Vstúpiť do e-shopu",
    text:
      "Uvidíte to, čo jeho správca, najdlhšie na 30 minút. Peniaze, zmluva, členovia, kľúče, mazanie a súbory so zákazníkmi zostávajú na majiteľovi. Majiteľ dostane e-mail a všetko, čo urobíte, bude v audite e-shopu.",
    why: "Prečo",
    whyHint: "Číslo požiadavky, alebo čo idete urobiť. Majiteľ to uvidí.",
    enter: "Vstúpiť do e-shopu",
    entered: (until) => `Ste v e-shope do ${until}.`,
    left: "Odišli ste z e-shopu.",
    over: "Čas v e-shope vypršal. Ak potrebujete viac, vstúpte znova.",
    actor: (name) => `${name} (podpora)`,
    inside: (name, shop, until) => `V e-shope ${shop} je podpora: ${name}, do ${until}.`,
    open: (shop, until) => `Ste v e-shope ${shop} do ${until}.`,
    onlyLook: "Administrácia je pozastavená, môžete sa len pozerať.",
    back: "Späť do e-shopu",
    leave: "Odísť",
    mail: {
      subject: (shop) => `Podpora vstúpila do e-shopu ${shop}`,
      text: (name, shop, until) =>
        `Do administrácie e-shopu ${shop} práve vstúpila naša podpora: ${name}. Vstup sa sám skončí o ${until}.`,
      reason: (reason) => `Dôvod: ${reason}`,
      action: "Pozrieť sa, čo podpora robí",
      after:
        "Podpora nevidí heslá a nemôže míňať z peňaženky, meniť zmluvu ani členov, mazať, ani stiahnuť zákazníkov. Ak vás vstup prekvapil, opýtajte sa nás naň.",
      foot: "Správu dostávate, pretože e-shop je váš.",
    },
  },
});
