import type { Language } from "../../core/language.ts";

/** What each action of the audit log is called. */
const actions: Record<string, Record<Language, string>> = {
  "news.publish": { cs: "zveřejnění novinky", sk: "zverejnenie novinky", en: "news published" },
  "news.withdraw": { cs: "vzetí novinky zpět", sk: "vzatie novinky späť", en: "news taken back" },
  "outage.record": {
    cs: "zaznamenání výpadku",
    sk: "zaznamenanie výpadku",
    en: "outage recorded",
  },
  "outage.correct": { cs: "oprava výpadku", sk: "oprava výpadku", en: "outage corrected" },
  "outage.end": { cs: "konec výpadku", sk: "koniec výpadku", en: "outage ended" },
  "outage.withdraw": {
    cs: "vzetí výpadku zpět",
    sk: "vzatie výpadku späť",
    en: "outage taken back",
  },
  "payment.assign": { cs: "přiřazení platby", sk: "priradenie platby", en: "payment assigned" },
  "payment.dismiss": { cs: "odložení platby", sk: "odloženie platby", en: "payment set aside" },
  "payment.take_back": {
    cs: "vzetí platby zpět",
    sk: "vzatie platby späť",
    en: "payment taken back",
  },
  "statement.import": {
    cs: "načtení výpisu",
    sk: "načítanie výpisu",
    en: "bank statement imported",
  },
  "account.billing_change": {
    cs: "změna fakturačních údajů",
    sk: "zmena fakturačných údajov",
    en: "billing details changed",
  },
  "account.create": { cs: "založení účtu", sk: "založenie účtu", en: "account created" },
  "account.email_change": { cs: "změna e-mailu", sk: "zmena e-mailu", en: "e-mail changed" },
  "account.email_change_begin": {
    cs: "žádost o změnu e-mailu",
    sk: "žiadosť o zmenu e-mailu",
    en: "change of e-mail asked for",
  },
  "account.email_verify": {
    cs: "potvrzení e-mailu",
    sk: "potvrdenie e-mailu",
    en: "e-mail confirmed",
  },
  "account.name": { cs: "změna údajů účtu", sk: "zmena údajov účtu", en: "account changed" },
  "account.password_change": { cs: "změna hesla", sk: "zmena hesla", en: "password changed" },
  "account.password_reset": { cs: "obnova hesla", sk: "obnova hesla", en: "password reset" },
  "account.password_reset_request": {
    cs: "žádost o nové heslo",
    sk: "žiadosť o nové heslo",
    en: "new password asked for",
  },
  "community.answer": {
    cs: "odpověď podpory v komunitě",
    sk: "odpoveď podpory v komunite",
    en: "answer of support in the community",
  },
  "community.hide": {
    cs: "skrytí příspěvku v komunitě",
    sk: "skrytie príspevku v komunite",
    en: "post of the community hidden",
  },
  "community.show": {
    cs: "nové ukázání příspěvku v komunitě",
    sk: "nové ukázanie príspevku v komunite",
    en: "post of the community shown again",
  },
  "community.dismiss": {
    cs: "ponechání nahlášeného příspěvku",
    sk: "ponechanie nahláseného príspevku",
    en: "reported post left",
  },
  "community.lock": {
    cs: "uzamčení otázky v komunitě",
    sk: "uzamknutie otázky v komunite",
    en: "question of the community locked",
  },
  "community.unlock": {
    cs: "odemčení otázky v komunitě",
    sk: "odomknutie otázky v komunite",
    en: "question of the community unlocked",
  },
  "csv_configuration.create": {
    cs: "nové párování sloupců",
    sk: "nové párovanie stĺpcov",
    en: "new pairing of columns",
  },
  "csv_configuration.delete": {
    cs: "smazání párování sloupců",
    sk: "zmazanie párovania stĺpcov",
    en: "pairing of columns deleted",
  },
  "csv_configuration.save": {
    cs: "změna párování sloupců",
    sk: "zmena párovania stĺpcov",
    en: "pairing of columns changed",
  },
  "domain.set": { cs: "nastavení domény", sk: "nastavenie domény", en: "domain set" },
  "domain.remove": { cs: "smazání domény", sk: "zmazanie domény", en: "domain deleted" },
  "import.order": { cs: "spuštění importu", sk: "spustenie importu", en: "import started" },
  "import.settings": { cs: "nastavení importu", sk: "nastavenia importu", en: "import settings" },
  "import.source": { cs: "zdroj importu", sk: "zdroj importu", en: "import source" },
  "import.pause": { cs: "pozastavení importu", sk: "pozastavenie importu", en: "import paused" },
  "import.resume": { cs: "obnovení importu", sk: "obnovenie importu", en: "import resumed" },
  "import.duplicate": {
    cs: "zkopírování importu",
    sk: "skopírovanie importu",
    en: "import duplicated",
  },
  "import.delete": { cs: "smazání importu", sk: "zmazanie importu", en: "import deleted" },
  "import.cancel": {
    cs: "zrušení běhu importu",
    sk: "zrušenie behu importu",
    en: "import run cancelled",
  },
  "backup.take": { cs: "ruční záloha", sk: "ručná záloha", en: "backup by hand" },
  "backup.restore": {
    cs: "příkaz k obnovení ze zálohy",
    sk: "príkaz na obnovenie zo zálohy",
    en: "restore ordered",
  },
  "backup.restored": {
    cs: "e-shop obnoven ze zálohy",
    sk: "e-shop obnovený zo zálohy",
    en: "shop restored from a backup",
  },
  "import.undo": {
    cs: "vrácení běhu importu",
    sk: "vrátenie behu importu",
    en: "import run undone",
  },
  "import.apply": {
    cs: "použití podezřelého souboru",
    sk: "použitie podozrivého súboru",
    en: "suspicious file applied",
  },
  "import.dismiss": {
    cs: "zahození podezřelého souboru",
    sk: "zahodenie podozrivého súboru",
    en: "suspicious file dismissed",
  },
  "import.apply_missing": {
    cs: "akce pro chybějící položky",
    sk: "akcia pre chýbajúce položky",
    en: "missing items acted on",
  },
  "product.owner": {
    cs: "import, ke kterému produkt patří",
    sk: "import, ku ktorému produkt patrí",
    en: "import that owns a product",
  },
  "inbox.put": { cs: "soubor do schránky", sk: "súbor do schránky", en: "file put into the inbox" },
  "inbox.rename": {
    cs: "soubor ve schránce přejmenován",
    sk: "súbor v schránke premenovaný",
    en: "file renamed in the inbox",
  },
  "inbox.remove": {
    cs: "smazání souboru ze schránky",
    sk: "zmazanie súboru zo schránky",
    en: "file deleted from the inbox",
  },
  "access_token.create": { cs: "vytvoření klíče", sk: "vytvorenie kľúča", en: "key created" },
  "access_token.revoke": { cs: "zneplatnění klíče", sk: "zneplatnenie kľúča", en: "key revoked" },
  "webhook.create": {
    cs: "přidání adresy pro zprávy",
    sk: "pridanie adresy pre správy",
    en: "address for messages added",
  },
  "webhook.pause": {
    cs: "pozastavení adresy pro zprávy",
    sk: "pozastavenie adresy pre správy",
    en: "address for messages paused",
  },
  "webhook.resume": {
    cs: "zapnutí adresy pro zprávy",
    sk: "zapnutie adresy pre správy",
    en: "address for messages switched on",
  },
  "webhook.remove": {
    cs: "odebrání adresy pro zprávy",
    sk: "odobratie adresy pre správy",
    en: "address for messages removed",
  },
  "clock.confirm": {
    cs: "potvrzení času serveru",
    sk: "potvrdenie času servera",
    en: "server's time confirmed",
  },
  "job.retry": { cs: "nový pokus o úlohu", sk: "nový pokus o úlohu", en: "job tried again" },
  "mail.read": { cs: "čtení zprávy", sk: "čítanie správy", en: "mail read" },
  "mailbox.create": { cs: "nová schránka", sk: "nová schránka", en: "new mailbox" },
  "mailbox.delete": { cs: "smazání schránky", sk: "zmazanie schránky", en: "mailbox deleted" },
  "mailbox.resize": {
    cs: "změna velikosti schránky",
    sk: "zmena veľkosti schránky",
    en: "size of a mailbox changed",
  },
  "member.invitation_revoke": {
    cs: "vzetí pozvánky zpět",
    sk: "vzatie pozvánky späť",
    en: "invitation taken back",
  },
  "member.invite": { cs: "pozvání člena", sk: "pozvanie člena", en: "member invited" },
  "member.join": { cs: "přijetí pozvání", sk: "prijatie pozvania", en: "invitation accepted" },
  "member.remove": { cs: "odebrání člena", sk: "odobratie člena", en: "member removed" },
  "member.role": { cs: "změna role", sk: "zmena roly", en: "role changed" },
  "second_factor.recovery_code": {
    cs: "použití záchranného kódu",
    sk: "použitie záchranného kódu",
    en: "recovery code used",
  },
  "second_factor.refuse": {
    cs: "chybný druhý faktor",
    sk: "chybný druhý faktor",
    en: "wrong second factor",
  },
  "second_factor.set_up": {
    cs: "nastavení druhého faktoru",
    sk: "nastavenie druhého faktora",
    en: "second factor set up",
  },
  "card.settle": { cs: "vyřízení karty", sk: "vybavenie karty", en: "card seen to" },
  "card.take_back": {
    cs: "vzetí platby kartou zpět",
    sk: "vzatie platby kartou späť",
    en: "card payment taken back",
  },
  "credit.give": { cs: "připsání kreditu", sk: "pripísanie kreditu", en: "credit given" },
  "credit.ask": {
    cs: "žádost o větší kredit",
    sk: "žiadosť o väčší kredit",
    en: "larger credit asked for",
  },
  "credit.approve": { cs: "schválení kreditu", sk: "schválenie kreditu", en: "credit approved" },
  "credit.reject": { cs: "zamítnutí kreditu", sk: "zamietnutie kreditu", en: "credit rejected" },
  "session.end": { cs: "odhlášení", sk: "odhlásenie", en: "signed out" },
  "session.end_other": {
    cs: "odhlášení jiného zařízení",
    sk: "odhlásenie iného zariadenia",
    en: "other device signed out",
  },
  "session.refuse": {
    cs: "neúspěšné přihlášení",
    sk: "neúspešné prihlásenie",
    en: "failed sign-in",
  },
  "session.start": { cs: "přihlášení", sk: "prihlásenie", en: "signed in" },
  "support.enter": {
    cs: "vstup podpory do e-shopu",
    sk: "vstup podpory do e-shopu",
    en: "support entered the shop",
  },
  "support.leave": {
    cs: "odchod podpory z e-shopu",
    sk: "odchod podpory z e-shopu",
    en: "support left the shop",
  },
  "support.step": { cs: "krok podpory", sk: "krok podpory", en: "step of support" },
  "settings.change": { cs: "změna nastavení", sk: "zmena nastavení", en: "settings changed" },
  "shop.create": { cs: "založení e-shopu", sk: "založenie e-shopu", en: "shop created" },
  "staff.create": { cs: "přidání kolegy", sk: "pridanie kolegu", en: "colleague added" },
  "staff.disable": { cs: "vyřazení kolegy", sk: "vyradenie kolegu", en: "colleague disabled" },
  "staff.enable": { cs: "vrácení kolegy", sk: "vrátenie kolegu", en: "colleague enabled" },
  "staff.set_up": { cs: "nastavení přístupu", sk: "nastavenie prístupu", en: "access set up" },
  "staff.set_up_operator": {
    cs: "první provozovatel",
    sk: "prvý prevádzkovateľ",
    en: "first operator",
  },
  "staff.setup_link": {
    cs: "nový odkaz k přístupu",
    sk: "nový odkaz k prístupu",
    en: "new access link",
  },
};

/** An action in words; one that has none is shown as the log has it. */
export function auditActionText(language: Language, action: string): string {
  return Object.hasOwn(actions, action) ? actions[action]![language] : action;
}
