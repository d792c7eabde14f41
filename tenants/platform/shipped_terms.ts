import type { Language } from "../../core/language.ts";

/** The terms that an installation begins with, until its operator publishes its own. */
export const shippedTerms: { version: string; text: Record<Language, readonly string[]> } = {
  version: "1",
  text: {
    cs: [
      "Tyto podmínky jsou vzorové: provozovatel této instalace je nahradí svými.",
      "Smlouva vzniká založením účtu. Účet si může založit firma s platným IČO, nebo osoba starší 14 let. Údaje v registraci musí být pravdivé.",
      "Prvních 30 dní od založení účtu je služba zdarma. Po nich pokračuje, je-li uhrazena.",
      "Přihlašovací údaje chraňte. Za obsah e-shopu a za jednání lidí, které do něj pozvete, odpovídáte vy.",
      "Data v e-shopu jsou vaše. Provozovatel je zpracovává jen proto, aby služba fungovala, a kdykoli si je můžete vyvézt.",
      "Při porušení podmínek může provozovatel přístup omezit nebo účet zrušit. O změně podmínek vás předem uvědomí e-mailem.",
    ],
    sk: [
      "Tieto podmienky sú vzorové: prevádzkovateľ tejto inštalácie ich nahradí svojimi.",
      "Zmluva vzniká založením účtu. Účet si môže založiť firma s platným IČO alebo osoba staršia ako 14 rokov. Údaje v registrácii musia byť pravdivé.",
      "Prvých 30 dní od založenia účtu je služba zadarmo. Potom pokračuje, ak je uhradená.",
      "Prihlasovacie údaje chráňte. Za obsah e-shopu a za konanie ľudí, ktorých doň pozvete, zodpovedáte vy.",
      "Dáta v e-shope sú vaše. Prevádzkovateľ ich spracúva len preto, aby služba fungovala, a kedykoľvek si ich môžete vyviezť.",
      "Pri porušení podmienok môže prevádzkovateľ prístup obmedziť alebo účet zrušiť. O zmene podmienok vás vopred upovedomí e-mailom.",
    ],
    en: [
      "These terms are a sample: the operator of this installation replaces them with its own.",
      "The contract is made by creating an account. An account is for a company with a valid company number, or for a person over 14 years of age. What is filled in must be true.",
      "The first 30 days from creating the account are free of charge. After them the service goes on if it is paid for.",
      "Keep your sign-in details safe. You answer for the content of your shop and for what the people whom you invite do in it.",
      "The data in the shop are yours. The operator handles them only to run the service, and you can export them at any time.",
      "If the terms are broken, the operator may limit access or close the account. You will be told of a change of the terms by e-mail beforehand.",
    ],
  },
};
