import { defineTexts, formatNumber, plural } from "./texts.ts";

const nbsp = "\u00a0";

/** What was found in a field and what would be right. */
export const validationTexts = defineTexts({
  en: {
    required: "Please fill this in.",
    choose: "Please choose one.",
    email: "This is not an e-mail address. It looks like jana@example.com.",
    emailTaken: "This e-mail already has an account. Sign in, or reset the password.",
    passwordShort: (found: number, least: number) =>
      `The password has ${plural("en", found, { one: "character", other: "characters" })}, ` +
      `it needs at least ${least}.`,
    passwordCommon: "This password is among the leaked ones. Choose another, perhaps a few words.",
    characters: "There is a character here that cannot stand in a name.",
    emailSame: "This is the e-mail that the account has now.",
    passwordNamed: "The password has the name of the shop or of Krámek in it. Choose another.",
    passwordWrong: "The password is not right.",
    memberAlready: "This person is a member of the shop already.",
    tariffFull: (most: number) =>
      `The tariff holds ${
        formatNumber("en", most)
      }, and the shop has as many. Change the tariff in the wallet.`,
    passwordsDiffer: "The passwords differ.",
    wrongSignIn: "The e-mail or the password is not right.",
    wrongCode: "The code is not right. It changes every 30 seconds.",
    adult: "Only a person over 14 years of age can sign up.",
    terms: "A shop cannot be created without agreeing to the terms.",
    companyId: "IČO has 8 digits and a check digit at the end.",
    phone: "This is no phone number. Right is for example +420 777 123 456.",
    personAbroad: "A person without a company number can only be from Czechia.",
    country: "No country is called so. Write for example Slovakia, or SK.",
    vatId: "A VAT ID begins with two letters of its country, like CZ12345678.",
    vatIdCountry: "The VAT ID is of another country than the address.",
    tooLong: (found: number, most: number) =>
      `There are ${
        plural("en", found, { one: "character", other: "characters" })
      }, at most ${most} fit.`,
    money: "This is not an amount. Write for example 1490.50.",
    moneyDecimals: "An amount has at most two decimal places.",
    wholeNumber: "Write a whole number.",
    date: "This is not a day. Write for example 3 Dec 2026.",
    url: "This is not a web address. It starts with https://.",
    codeTaken: (code: string) => `The code “${code}” belongs to another record.`,
    fileMissing: "Choose a file.",
    fileLarge: (most: string) => `The file is larger than ${most}.`,
  },
  cs: {
    required: "Vyplňte prosím.",
    choose: "Vyberte prosím jednu z možností.",
    email: "Toto není e-mailová adresa. Vypadá například jako jana@example.com.",
    emailTaken: "Tento e-mail už účet má. Přihlaste se, nebo obnovte heslo.",
    passwordShort: (found: number, least: number) =>
      `Heslo má ${plural("cs", found, { one: "znak", few: "znaky", other: "znaků" })}, ` +
      `potřebuje jich aspoň${nbsp}${least}.`,
    passwordCommon: "Toto heslo je mezi uniklými. Zvolte jiné, třeba několik slov.",
    characters: "Je tu znak, který v názvu být nemůže.",
    emailSame: "Tento e-mail už účet má.",
    passwordNamed: "V hesle je název e-shopu nebo Krámku. Zvolte jiné.",
    passwordWrong: "Heslo nesouhlasí.",
    memberAlready: "Tento člověk už je členem e-shopu.",
    tariffFull: (most: number) =>
      `Tarif obsahuje nejvýš ${
        formatNumber("cs", most)
      } a tolik jich e-shop má. Změňte tarif v peněžence.`,
    passwordsDiffer: "Hesla se liší.",
    wrongSignIn: "E-mail nebo heslo nesouhlasí.",
    wrongCode: "Kód nesouhlasí. Mění se každých 30\u00a0sekund.",
    adult: "Registrovat se může jen osoba starší 14\u00a0let.",
    terms: "Bez souhlasu s podmínkami nelze e-shop založit.",
    companyId: "IČO má 8\u00a0číslic, poslední z nich je kontrolní.",
    phone: "Tohle není telefonní číslo. Správně je třeba +420 777 123 456.",
    personAbroad: "Osoba bez IČO může být jen z Česka.",
    country: "Taková země není. Napište třeba Slovensko nebo SK.",
    vatId: "DIČ začíná dvěma písmeny své země, třeba CZ12345678.",
    vatIdCountry: "DIČ je z jiné země než adresa.",
    tooLong: (found: number, most: number) =>
      `Je tu ${plural("cs", found, { one: "znak", few: "znaky", other: "znaků" })}, ` +
      `vejde se nejvýš${nbsp}${most}.`,
    money: "Toto není částka. Napište například 1490,50.",
    moneyDecimals: "Částka má nejvýš dvě desetinná místa.",
    wholeNumber: "Napište celé číslo.",
    date: "Toto není datum. Napište například 3. 12. 2026.",
    url: "Toto není webová adresa. Začíná https://.",
    codeTaken: (code: string) => `Kód „${code}“ patří jinému záznamu.`,
    fileMissing: "Vyberte soubor.",
    fileLarge: (most: string) => `Soubor je větší než ${most}.`,
  },
  sk: {
    required: "Vyplňte prosím.",
    choose: "Vyberte prosím jednu z možností.",
    email: "Toto nie je e-mailová adresa. Vyzerá napríklad ako jana@example.com.",
    emailTaken: "Tento e-mail už účet má. Prihláste sa, alebo obnovte heslo.",
    passwordShort: (found: number, least: number) =>
      `Heslo má ${plural("sk", found, { one: "znak", few: "znaky", other: "znakov" })}, ` +
      `potrebuje ich aspoň${nbsp}${least}.`,
    passwordCommon: "Toto heslo je medzi uniknutými. Zvoľte iné, napríklad niekoľko slov.",
    characters: "Je tu znak, ktorý v názve nemôže byť.",
    emailSame: "Tento e-mail už účet má.",
    passwordNamed: "V hesle je názov e-shopu alebo Krámku. Zvoľte iné.",
    passwordWrong: "Heslo nesedí.",
    memberAlready: "Tento človek už je členom e-shopu.",
    tariffFull: (most: number) =>
      `Tarifa obsahuje najviac ${
        formatNumber("sk", most)
      } a toľko ich e-shop má. Zmeňte tarifu v peňaženke.`,
    passwordsDiffer: "Heslá sa líšia.",
    wrongSignIn: "E-mail alebo heslo nesedí.",
    wrongCode: "Kód nesedí. Mení sa každých 30\u00a0sekúnd.",
    adult: "Registrovať sa môže len osoba staršia ako 14\u00a0rokov.",
    terms: "Bez súhlasu s podmienkami nemožno e-shop založiť.",
    companyId: "IČO má 8\u00a0číslic, posledná z nich je kontrolná.",
    phone: "Toto nie je telefónne číslo. Správne je napríklad +421 903 123 456.",
    personAbroad: "Osoba bez IČO môže byť len z Česka.",
    country: "Taká krajina nie je. Napíšte napríklad Česko alebo CZ.",
    vatId: "IČ DPH sa začína dvoma písmenami svojej krajiny, napríklad SK2020202020.",
    vatIdCountry: "IČ DPH je z inej krajiny než adresa.",
    tooLong: (found: number, most: number) =>
      `Je tu ${plural("sk", found, { one: "znak", few: "znaky", other: "znakov" })}, ` +
      `zmestí sa najviac${nbsp}${most}.`,
    money: "Toto nie je suma. Napíšte napríklad 1490,50.",
    moneyDecimals: "Suma má najviac dve desatinné miesta.",
    wholeNumber: "Napíšte celé číslo.",
    date: "Toto nie je dátum. Napíšte napríklad 3. 12. 2026.",
    url: "Toto nie je webová adresa. Začína sa https://.",
    codeTaken: (code: string) => `Kód „${code}“ patrí inému záznamu.`,
    fileMissing: "Vyberte súbor.",
    fileLarge: (most: string) => `Súbor je väčší ako ${most}.`,
  },
});
