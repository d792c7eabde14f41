import { defineTexts } from "./texts.ts";

/** Words of mails. A mail is a subject, sentences, perhaps a link, and how long that works. */
export const mailTexts = defineTexts({
  en: {
    greeting: (name: string) => `Hello ${name},`,
    foot: "Krámek sent this because something happened in your account. There is no need to reply.",
    linkGone: "(the link is not kept after the mail was sent)",
    verify_email: {
      subject: "Confirm your e-mail",
      text: () => "please confirm that this address is yours.",
      action: "Confirm the e-mail",
      after: "The link works for 24 hours. If you have not signed up, ignore this mail.",
    },
    reset_password: {
      subject: "A new password",
      text: () => "somebody, probably you, asked for a new password.",
      action: "Set a new password",
      after: "The link works once, for half an hour. If it was not you, ignore this mail.",
    },
    change_email_old: {
      subject: "Confirm the change of e-mail",
      text: (email: string) => `the e-mail of your account is to become ${email}.`,
      action: "Confirm the change",
      after:
        "The link works for 24 hours. If it was not you, do not open it and change your password.",
    },
    change_email_new: {
      subject: "Confirm the new e-mail",
      text: () => "this address is to become the e-mail of an account.",
      action: "Confirm the address",
      after: "The link works for 24 hours. If it was not you, ignore this mail.",
    },
    email_changed: {
      subject: "The e-mail was changed",
      text: (email: string) => `the account now signs in by ${email}, no longer by this address.`,
      after: "If it was not you, write to support at once.",
    },
    password_changed: {
      subject: "The password was changed",
      text: () => "the password of your account was changed and all devices were signed out.",
      after: "If it was not you, ask for a new password at once.",
    },
    invitation: {
      subject: (shop: string) => `An invitation to the shop ${shop}`,
      text: (from: string, shop: string) => `${from} invites you to work on the shop ${shop}.`,
      action: "Accept the invitation",
      after: "The link works for 7 days.",
    },
    import_failed: {
      subject: (shop: string) => `An import fails in the shop ${shop}`,
      text: (name: string) => `the import “${name}” did not run as planned.`,
      action: "See what happened",
      after: "It will try again at its next time. We write again only when it works.",
    },
    import_held: {
      subject: (shop: string) => `An import waits for you in the shop ${shop}`,
      text: (name: string) =>
        `the file of the import “${name}” looks suspicious, so we changed nothing and wait for you.`,
      action: "Look at it and decide",
      after: "Until then the shop stays as it is.",
    },
    import_recovered: {
      subject: (shop: string) => `An import works again in the shop ${shop}`,
      text: (name: string) => `the import “${name}” ran well again.`,
      action: "See the run",
      after: "There is nothing to do.",
    },
    webhook_off: {
      subject: (shop: string) => `Messages to a program of the shop ${shop} were stopped`,
      text: (address: string) =>
        `the address ${address} has taken none of our messages for a day, so we stopped sending them.`,
      action: "See what it answered",
      after: "What happens meanwhile is not sent later. Switch it on again when it is put right.",
    },
    terms_change: {
      subject: "New terms of service",
      text: (day: string) => `new terms of service hold from ${day}.`,
      action: "Read the terms",
      after:
        "If you do not agree, you may end the contract by that day at the latest. If you go on using the service, you agree to them.",
    },
    prices_change: {
      subject: "New prices",
      text: (day: string) => `new prices hold from ${day}.`,
      action: "See the prices",
      after:
        "They are charged from that day on. If you do not agree, you may end the contract at any time without giving a reason.",
    },
    shop_restored: {
      subject: (shop: string) => `The shop ${shop} was restored`,
      text: (day: string) =>
        `your shop is again what it was on ${day}: products, categories, customers, orders and imports.`,
      action: "See the backups",
      after:
        "What it had until now is kept for 7 days among the backups, so this can be taken back.",
    },
    restore_failed: {
      subject: (shop: string) => `The shop ${shop} was not restored`,
      text: (day: string) =>
        `the backup of ${day} could not be used. Your shop is what it was; nothing was changed.`,
      action: "See the backups",
      after: "Choose another backup, or write to support.",
    },
    set_up_staff: {
      subject: "Your access to the administration",
      text: () => "set a password and a second factor to enter the administration.",
      action: "Set up the access",
      after: "The link works once, for 24 hours.",
    },
  },
  cs: {
    greeting: (name: string) => `Dobrý den, ${name},`,
    foot: "Krámek toto poslal, protože se ve vašem účtu něco stalo. Odpovídat není třeba.",
    linkGone: "(odkaz se po odeslání neuchovává)",
    verify_email: {
      subject: "Potvrďte svůj e-mail",
      text: () => "potvrďte prosím, že je tato adresa vaše.",
      action: "Potvrdit e-mail",
      after: "Odkaz platí 24 hodin. Pokud jste se neregistrovali, zprávu ignorujte.",
    },
    reset_password: {
      subject: "Nové heslo",
      text: () => "někdo, nejspíš vy, požádal o nové heslo.",
      action: "Nastavit nové heslo",
      after: "Odkaz funguje jednou a platí půl hodiny. Pokud jste to nebyli vy, zprávu ignorujte.",
    },
    change_email_old: {
      subject: "Potvrďte změnu e-mailu",
      text: (email: string) => `e-mail vašeho účtu se má změnit na ${email}.`,
      action: "Potvrdit změnu",
      after: "Odkaz platí 24 hodin. Pokud jste to nebyli vy, neotvírejte ho a změňte si heslo.",
    },
    change_email_new: {
      subject: "Potvrďte nový e-mail",
      text: () => "tato adresa se má stát e-mailem účtu.",
      action: "Potvrdit adresu",
      after: "Odkaz platí 24 hodin. Pokud jste to nebyli vy, zprávu ignorujte.",
    },
    email_changed: {
      subject: "E-mail byl změněn",
      text: (email: string) => `k účtu se nyní přihlašuje adresou ${email}, touto už ne.`,
      after: "Pokud jste to nebyli vy, napište hned podpoře.",
    },
    password_changed: {
      subject: "Heslo bylo změněno",
      text: () => "heslo vašeho účtu bylo změněno a všechna zařízení jsou odhlášená.",
      after: "Pokud jste to nebyli vy, požádejte hned o nové heslo.",
    },
    invitation: {
      subject: (shop: string) => `Pozvání do e-shopu ${shop}`,
      text: (from: string, shop: string) => `${from} vás zve ke společné práci na e-shopu ${shop}.`,
      action: "Přijmout pozvání",
      after: "Odkaz platí 7 dní.",
    },
    import_failed: {
      subject: (shop: string) => `V e-shopu ${shop} selhal import`,
      text: (name: string) => `import „${name}“ neproběhl, jak měl.`,
      action: "Podívat se, co se stalo",
      after: "V dalším termínu se zkusí znovu. Ozveme se, až zase poběží.",
    },
    import_held: {
      subject: (shop: string) => `V e-shopu ${shop} na vás čeká import`,
      text: (name: string) =>
        `soubor importu „${name}“ vypadá podezřele, proto jsme nic nezměnili a čekáme na vás.`,
      action: "Podívat se a rozhodnout",
      after: "Do té doby zůstane e-shop, jak je.",
    },
    import_recovered: {
      subject: (shop: string) => `V e-shopu ${shop} import zase běží`,
      text: (name: string) => `import „${name}“ už zase proběhl v pořádku.`,
      action: "Zobrazit běh",
      after: "Není třeba nic dělat.",
    },
    webhook_off: {
      subject: (shop: string) => `Zprávy pro program e-shopu ${shop} jsou zastavené`,
      text: (address: string) =>
        `adresa ${address} celý den nepřijala žádnou zprávu, proto jsme je přestali posílat.`,
      action: "Podívat se, co odpovídala",
      after: "Co se mezitím stane, se později nepošle. Až bude adresa v pořádku, zapněte ji znovu.",
    },
    terms_change: {
      subject: "Nové obchodní podmínky",
      text: (day: string) => `od ${day} platí nové obchodní podmínky.`,
      action: "Přečíst podmínky",
      after:
        "Pokud s nimi nesouhlasíte, můžete smlouvu ukončit nejpozději v ten den. Budete-li službu používat dál, souhlasíte s nimi.",
    },
    prices_change: {
      subject: "Nové ceny",
      text: (day: string) => `od ${day} platí nové ceny.`,
      action: "Podívat se na ceník",
      after:
        "Účtovat je budeme od toho dne. Pokud s nimi nesouhlasíte, můžete smlouvu kdykoli bez udání důvodu ukončit.",
    },
    shop_restored: {
      subject: (shop: string) => `E-shop ${shop} byl obnoven`,
      text: (day: string) =>
        `váš e-shop je zase takový, jaký byl ${day}: produkty, kategorie, zákazníci, objednávky i importy.`,
      action: "Zobrazit zálohy",
      after: "Dosavadní stav najdete 7 dní mezi zálohami, takže se k němu můžete vrátit.",
    },
    restore_failed: {
      subject: (shop: string) => `E-shop ${shop} se nepodařilo obnovit`,
      text: (day: string) =>
        `zálohu ze dne ${day} nešlo použít. Váš e-shop zůstal, jak byl, nic se nezměnilo.`,
      action: "Zobrazit zálohy",
      after: "Vyberte jinou zálohu, nebo napište podpoře.",
    },
    set_up_staff: {
      subject: "Váš přístup do správy",
      text: () => "nastavte si heslo a druhý faktor, abyste mohli do správy vstoupit.",
      action: "Nastavit přístup",
      after: "Odkaz funguje jednou a platí 24 hodin.",
    },
  },
  sk: {
    greeting: (name: string) => `Dobrý deň, ${name},`,
    foot: "Krámek toto poslal, pretože sa vo vašom účte niečo stalo. Odpovedať netreba.",
    linkGone: "(odkaz sa po odoslaní neuchováva)",
    verify_email: {
      subject: "Potvrďte svoj e-mail",
      text: () => "potvrďte prosím, že je táto adresa vaša.",
      action: "Potvrdiť e-mail",
      after: "Odkaz platí 24 hodín. Ak ste sa neregistrovali, správu ignorujte.",
    },
    reset_password: {
      subject: "Nové heslo",
      text: () => "niekto, najskôr vy, požiadal o nové heslo.",
      action: "Nastaviť nové heslo",
      after: "Odkaz funguje raz a platí pol hodiny. Ak ste to neboli vy, správu ignorujte.",
    },
    change_email_old: {
      subject: "Potvrďte zmenu e-mailu",
      text: (email: string) => `e-mail vášho účtu sa má zmeniť na ${email}.`,
      action: "Potvrdiť zmenu",
      after: "Odkaz platí 24 hodín. Ak ste to neboli vy, neotvárajte ho a zmeňte si heslo.",
    },
    change_email_new: {
      subject: "Potvrďte nový e-mail",
      text: () => "táto adresa sa má stať e-mailom účtu.",
      action: "Potvrdiť adresu",
      after: "Odkaz platí 24 hodín. Ak ste to neboli vy, správu ignorujte.",
    },
    email_changed: {
      subject: "E-mail bol zmenený",
      text: (email: string) => `k účtu sa teraz prihlasuje adresou ${email}, touto už nie.`,
      after: "Ak ste to neboli vy, napíšte hneď podpore.",
    },
    password_changed: {
      subject: "Heslo bolo zmenené",
      text: () => "heslo vášho účtu bolo zmenené a všetky zariadenia sú odhlásené.",
      after: "Ak ste to neboli vy, požiadajte hneď o nové heslo.",
    },
    invitation: {
      subject: (shop: string) => `Pozvanie do e-shopu ${shop}`,
      text: (from: string, shop: string) =>
        `${from} vás pozýva k spoločnej práci na e-shope ${shop}.`,
      action: "Prijať pozvanie",
      after: "Odkaz platí 7 dní.",
    },
    import_failed: {
      subject: (shop: string) => `V e-shope ${shop} zlyhal import`,
      text: (name: string) => `import „${name}“ neprebehol, ako mal.`,
      action: "Pozrieť sa, čo sa stalo",
      after: "V ďalšom termíne sa skúsi znova. Ozveme sa, až zase pobeží.",
    },
    import_held: {
      subject: (shop: string) => `V e-shope ${shop} na vás čaká import`,
      text: (name: string) =>
        `súbor importu „${name}“ vyzerá podozrivo, preto sme nič nezmenili a čakáme na vás.`,
      action: "Pozrieť sa a rozhodnúť",
      after: "Dovtedy zostane e-shop, ako je.",
    },
    import_recovered: {
      subject: (shop: string) => `V e-shope ${shop} import zase beží`,
      text: (name: string) => `import „${name}“ už zase prebehol v poriadku.`,
      action: "Zobraziť beh",
      after: "Netreba nič robiť.",
    },
    webhook_off: {
      subject: (shop: string) => `Správy pre program e-shopu ${shop} sú zastavené`,
      text: (address: string) =>
        `adresa ${address} celý deň neprijala žiadnu správu, preto sme ich prestali posielať.`,
      action: "Pozrieť sa, čo odpovedala",
      after:
        "Čo sa medzitým stane, sa neskôr nepošle. Keď bude adresa v poriadku, zapnite ju znova.",
    },
    terms_change: {
      subject: "Nové obchodné podmienky",
      text: (day: string) => `od ${day} platia nové obchodné podmienky.`,
      action: "Prečítať podmienky",
      after:
        "Ak s nimi nesúhlasíte, môžete zmluvu ukončiť najneskôr v ten deň. Ak budete službu používať ďalej, súhlasíte s nimi.",
    },
    prices_change: {
      subject: "Nové ceny",
      text: (day: string) => `od ${day} platia nové ceny.`,
      action: "Pozrieť cenník",
      after:
        "Účtovať ich budeme od toho dňa. Ak s nimi nesúhlasíte, môžete zmluvu kedykoľvek bez udania dôvodu ukončiť.",
    },
    shop_restored: {
      subject: (shop: string) => `E-shop ${shop} bol obnovený`,
      text: (day: string) =>
        `váš e-shop je zase taký, aký bol ${day}: produkty, kategórie, zákazníci, objednávky aj importy.`,
      action: "Zobraziť zálohy",
      after: "Doterajší stav nájdete 7 dní medzi zálohami, takže sa k nemu môžete vrátiť.",
    },
    restore_failed: {
      subject: (shop: string) => `E-shop ${shop} sa nepodarilo obnoviť`,
      text: (day: string) =>
        `zálohu zo dňa ${day} sa nedalo použiť. Váš e-shop zostal, ako bol, nič sa nezmenilo.`,
      action: "Zobraziť zálohy",
      after: "Vyberte inú zálohu, alebo napíšte podpore.",
    },
    set_up_staff: {
      subject: "Váš prístup do správy",
      text: () => "nastavte si heslo a druhý faktor, aby ste mohli do správy vstúpiť.",
      action: "Nastaviť prístup",
      after: "Odkaz funguje raz a platí 24 hodín.",
    },
  },
});
