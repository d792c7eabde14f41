import type { AddressProblem } from "../../core/feeds/address.ts";
import type { FeedFailureReason } from "../../core/feeds/failure.ts";
import { defineTexts } from "./texts.ts";

interface FailureText {
  title: string;
  /** What was found and what would be right; `{status}` and the like are facts of the failure. */
  text: string;
}

/** Failures that are said more exactly when their `problem` is known. */
type ExactFailure = "certificate_expired" | "certificate_name" | "redirect_refused_downgrade";

interface FeedTexts {
  address: Record<AddressProblem | "refused_address" | "refused_port", string>;
  failures: Record<FeedFailureReason | ExactFailure, FailureText>;
  notModified: string;
  /** Behind a failure that may pass by itself. */
  triedAgain: string;
}

const t = (title: string, text: string): FailureText => ({ title, text });

/** Addresses of feeds and what comes of fetching them. */
export const feedTexts = defineTexts<FeedTexts>({
  en: {
    address: {
      empty: "Enter the address of the feed.",
      too_long: "The address is longer than 2,000 characters. Ask the supplier for a shorter one.",
      scheme_missing: "The address has to begin with https://, http://, ftps:// or ftp://.",
      scheme: "Feeds are fetched over https, http, ftps and ftp only.",
      host:
        "The server in the address cannot be read. Expected e.g. https://www.example.com/feed.xml.",
      port: "The port in the address is not a number from 1 to 65535.",
      credentials:
        "The user or the password cannot be read. Write / as %2F, # as %23, ? as %3F and % as %25.",
      path: "The address has to lead to a file. Expected e.g. ftp://server/folder/feed.xml.",
      control_characters: "The address contains line breaks or control characters. Copy it again.",
      refused_address:
        "The address leads into a private network. A feed has to be on a server in the internet.",
      refused_port: "Feeds are not fetched from this port. Usual ones are 80, 443, 21 and 990.",
    },
    failures: {
      name: t(
        "Server not found",
        "There is no server {host}. Check the address for a typing error.",
      ),
      refused_address: t(
        "Private address",
        "The address leads into a private network, where feeds are not fetched from. Ask the supplier for an address in the internet.",
      ),
      refused_port: t(
        "Port not allowed",
        "Feeds are not fetched from port {port}. Ask the supplier for an address on a usual port.",
      ),
      connection: t(
        "Server does not answer",
        "The server refused the connection or closed it. It may be out of order.",
      ),
      timeout: t("Server is silent", "The server sent nothing for too long."),
      slow: t("Download too slow", "The file did not come within 15 minutes."),
      certificate: t(
        "Certificate not trusted",
        "Nobody trustworthy vouches for the server's certificate. Tell the supplier.",
      ),
      certificate_expired: t(
        "Certificate expired",
        "The server's certificate is not valid today. Tell the supplier.",
      ),
      certificate_name: t(
        "Certificate of another server",
        "The server's certificate is for another name. Check the server in the address.",
      ),
      tls: t(
        "No encrypted connection",
        "The server did not agree on an encrypted connection. Check the port, or whether the address should begin with http:// or ftp://.",
      ),
      protocol: t(
        "Another kind of server",
        "What answers does not speak the protocol of the address. Check its beginning and its port.",
      ),
      login: t(
        "Sign-in refused",
        "The server refused the user or the password. Enter them again.",
      ),
      forbidden: t(
        "Access denied",
        "The server does not let us to the file. Ask the supplier to allow it.",
      ),
      not_found: t(
        "File not found",
        "There is no file at the address. Check it, or ask the supplier for the current one.",
      ),
      rate_limited: t("Server is busy", "The server asked us to come later."),
      server_error: t(
        "Error of the server",
        "The server answered with the error {status}. The fault is on the supplier's side.",
      ),
      unexpected_status: t(
        "Unexpected answer",
        "The server answered with {status} instead of a file. Open the address in a browser and check it.",
      ),
      redirect_loop: t(
        "Endless redirects",
        "The address leads on and on. Enter the final address of the file.",
      ),
      redirect_refused: t(
        "Redirect not followed",
        "The address leads to another one that cannot be used. Enter the final address of the file.",
      ),
      redirect_refused_downgrade: t(
        "Redirect not followed",
        "An encrypted address leads to one that is not. Ask the supplier for a right one.",
      ),
      curl_missing: t(
        "FTPS of a special kind",
        "The server needs FTPS that is served by the program curl, which is not installed here. Tell the operator.",
      ),
      too_large: t("File too large", "The file is larger than {sizeMax} MB. Split it."),
      cut: t("Download broke off", "Only a part of the file came, so nothing of it was used."),
      encoding_unknown: t(
        "Unknown compression",
        "The server sent the file compressed as {encoding}. Expected gzip, deflate or none.",
      ),
      encoding_broken: t(
        "Broken compression",
        "The server sent the file compressed, and it could not be decompressed.",
      ),
      archive_broken: t(
        "Broken archive",
        "The archive is damaged. Open it on a computer and check.",
      ),
      archive_unsupported: t(
        "Archive of another kind",
        "An archive of the kind {type} cannot be unpacked here. Expected a ZIP, or a file alone.",
      ),
      archive_encrypted: t(
        "Archive with a password",
        "The archive is protected by a password. Expected a ZIP without one.",
      ),
      archive_multi_disk: t(
        "Archive in several parts",
        "The archive is split into several files. Expected one ZIP.",
      ),
      archive_too_many_entries: t(
        "Too many files in the archive",
        "The archive holds {entries} files, at most {archiveEntriesMax} are allowed. Leave the feed in it alone.",
      ),
      archive_bomb: t(
        "Suspicious archive",
        "The archive unpacks to more than {ratioMax} times its size, so it was stopped.",
      ),
      archive_nested: t(
        "Archive in an archive",
        "The archive holds another archive. Expected the feed itself in it.",
      ),
      archive_link: t(
        "Link in the archive",
        "The archive holds a link instead of a file. Expected the feed itself in it.",
      ),
      archive_ambiguous: t(
        "Ambiguous archive",
        "Two programs could read the archive differently. Pack the feed again.",
      ),
      archive_mismatch: t(
        "Damaged archive",
        "A file in the archive has another size or checksum than it should. Pack the feed again.",
      ),
      archive_without_feed: t(
        "No feed in the archive",
        "Nothing in the archive can be imported. It holds: {names}.",
      ),
    },
    notModified: "The file has not changed since the last time.",
    triedAgain: "It will be tried again next time.",
  },
  cs: {
    address: {
      empty: "Zadejte adresu feedu.",
      too_long: "Adresa je delší než 2 000 znaků. Požádejte dodavatele o kratší.",
      scheme_missing: "Adresa musí začínat https://, http://, ftps:// nebo ftp://.",
      scheme: "Feedy stahujeme jen přes https, http, ftps a ftp.",
      host: "Server v adrese nejde přečíst. Čekáme třeba https://www.priklad.cz/feed.xml.",
      port: "Port v adrese není číslo od 1 do 65535.",
      credentials:
        "Jméno nebo heslo nejde přečíst. Znak / pište jako %2F, # jako %23, ? jako %3F a % jako %25.",
      path: "Adresa musí vést k souboru. Čekáme třeba ftp://server/slozka/feed.xml.",
      control_characters: "V adrese jsou konce řádků nebo řídicí znaky. Zkopírujte ji znovu.",
      refused_address: "Adresa vede do vnitřní sítě. Feed musí být na serveru v internetu.",
      refused_port: "Z tohoto portu feedy nestahujeme. Obvyklé jsou 80, 443, 21 a 990.",
    },
    failures: {
      name: t(
        "Server neexistuje",
        "Server {host} neexistuje. Zkontrolujte, jestli není v adrese překlep.",
      ),
      refused_address: t(
        "Vnitřní adresa",
        "Adresa vede do vnitřní sítě, odkud feedy nestahujeme. Požádejte dodavatele o adresu v internetu.",
      ),
      refused_port: t(
        "Nepovolený port",
        "Z portu {port} feedy nestahujeme. Požádejte dodavatele o adresu na obvyklém portu.",
      ),
      connection: t(
        "Server neodpovídá",
        "Server spojení odmítl nebo ukončil. Možná je mimo provoz.",
      ),
      timeout: t("Server mlčí", "Server příliš dlouho nic neposlal."),
      slow: t("Příliš pomalé stahování", "Soubor se nestáhl ani za 15 minut."),
      certificate: t(
        "Nedůvěryhodný certifikát",
        "Za certifikát serveru se nezaručil nikdo důvěryhodný. Upozorněte dodavatele.",
      ),
      certificate_expired: t(
        "Prošlý certifikát",
        "Certifikát serveru dnes neplatí. Upozorněte dodavatele.",
      ),
      certificate_name: t(
        "Certifikát jiného serveru",
        "Certifikát serveru je na jiné jméno. Zkontrolujte server v adrese.",
      ),
      tls: t(
        "Bez šifrovaného spojení",
        "Se serverem jsme se nedomluvili na šifrovaném spojení. Zkontrolujte port, a jestli adresa nemá začínat http:// nebo ftp://.",
      ),
      protocol: t(
        "Jiný druh serveru",
        "To, co odpovídá, nemluví protokolem z adresy. Zkontrolujte její začátek a port.",
      ),
      login: t(
        "Odmítnuté přihlášení",
        "Server odmítl jméno nebo heslo. Zadejte je znovu.",
      ),
      forbidden: t(
        "Přístup odepřen",
        "Server nás k souboru nepustil. Požádejte dodavatele, ať přístup povolí.",
      ),
      not_found: t(
        "Soubor nenalezen",
        "Na adrese žádný soubor není. Zkontrolujte ji, nebo požádejte dodavatele o platnou.",
      ),
      rate_limited: t("Server má plno", "Server nás požádal, ať přijdeme později."),
      server_error: t(
        "Chyba serveru",
        "Server odpověděl chybou {status}. Závada je na straně dodavatele.",
      ),
      unexpected_status: t(
        "Nečekaná odpověď",
        "Místo souboru server odpověděl kódem {status}. Otevřete adresu v prohlížeči a zkontrolujte ji.",
      ),
      redirect_loop: t(
        "Nekonečné přesměrování",
        "Adresa přesměrovává pořád dál. Zadejte konečnou adresu souboru.",
      ),
      redirect_refused: t(
        "Nepřípustné přesměrování",
        "Adresa přesměrovává na jinou, kterou nejde použít. Zadejte konečnou adresu souboru.",
      ),
      redirect_refused_downgrade: t(
        "Nepřípustné přesměrování",
        "Šifrovaná adresa přesměrovává na nešifrovanou. Požádejte dodavatele o správnou.",
      ),
      curl_missing: t(
        "Zvláštní druh FTPS",
        "Server potřebuje FTPS, které umí program curl, a ten tu není nainstalovaný. Řekněte o tom provozovateli.",
      ),
      too_large: t(
        "Příliš velký soubor",
        "Soubor je větší než {sizeMax} MB. Rozdělte ho.",
      ),
      cut: t("Přerušené stahování", "Stáhla se jen část souboru, proto jsme z něj nepoužili nic."),
      encoding_unknown: t(
        "Neznámá komprese",
        "Server poslal soubor v kompresi {encoding}. Čekáme gzip, deflate nebo žádnou.",
      ),
      encoding_broken: t(
        "Poškozená komprese",
        "Server poslal soubor komprimovaný a nešlo ho rozbalit.",
      ),
      archive_broken: t(
        "Poškozený archiv",
        "Archiv je poškozený. Otevřete ho na počítači a zkontrolujte.",
      ),
      archive_unsupported: t(
        "Jiný druh archivu",
        "Archiv druhu {type} rozbalit neumíme. Čekáme ZIP nebo samotný soubor.",
      ),
      archive_encrypted: t(
        "Archiv s heslem",
        "Archiv je chráněný heslem. Čekáme ZIP bez hesla.",
      ),
      archive_multi_disk: t(
        "Archiv v několika částech",
        "Archiv je rozdělený do několika souborů. Čekáme jeden ZIP.",
      ),
      archive_too_many_entries: t(
        "Příliš mnoho souborů v archivu",
        "V archivu je {entries} souborů, smí jich být nejvýš {archiveEntriesMax}. Nechte v něm jen feed.",
      ),
      archive_bomb: t(
        "Podezřelý archiv",
        "Archiv se rozbaluje na víc než {ratioMax}násobek své velikosti, proto jsme ho zastavili.",
      ),
      archive_nested: t(
        "Archiv v archivu",
        "V archivu je další archiv. Čekáme v něm přímo feed.",
      ),
      archive_link: t(
        "Odkaz v archivu",
        "V archivu je místo souboru odkaz. Čekáme v něm přímo feed.",
      ),
      archive_ambiguous: t(
        "Nejednoznačný archiv",
        "Dva programy by archiv mohly přečíst různě. Zabalte feed znovu.",
      ),
      archive_mismatch: t(
        "Porušený archiv",
        "Soubor v archivu má jinou velikost nebo kontrolní součet, než má mít. Zabalte feed znovu.",
      ),
      archive_without_feed: t(
        "V archivu není feed",
        "Nic v archivu nejde importovat. Obsahuje: {names}.",
      ),
    },
    notModified: "Soubor se od minula nezměnil.",
    triedAgain: "Příště to zkusíme znovu.",
  },
  sk: {
    address: {
      empty: "Zadajte adresu feedu.",
      too_long: "Adresa je dlhšia ako 2 000 znakov. Požiadajte dodávateľa o kratšiu.",
      scheme_missing: "Adresa sa musí začínať https://, http://, ftps:// alebo ftp://.",
      scheme: "Feedy sťahujeme len cez https, http, ftps a ftp.",
      host: "Server v adrese sa nedá prečítať. Čakáme napríklad https://www.priklad.sk/feed.xml.",
      port: "Port v adrese nie je číslo od 1 do 65535.",
      credentials:
        "Meno alebo heslo sa nedá prečítať. Znak / píšte ako %2F, # ako %23, ? ako %3F a % ako %25.",
      path: "Adresa musí viesť k súboru. Čakáme napríklad ftp://server/priecinok/feed.xml.",
      control_characters: "V adrese sú konce riadkov alebo riadiace znaky. Skopírujte ju znova.",
      refused_address: "Adresa vedie do vnútornej siete. Feed musí byť na serveri v internete.",
      refused_port: "Z tohto portu feedy nesťahujeme. Obvyklé sú 80, 443, 21 a 990.",
    },
    failures: {
      name: t(
        "Server neexistuje",
        "Server {host} neexistuje. Skontrolujte, či nie je v adrese preklep.",
      ),
      refused_address: t(
        "Vnútorná adresa",
        "Adresa vedie do vnútornej siete, odkiaľ feedy nesťahujeme. Požiadajte dodávateľa o adresu v internete.",
      ),
      refused_port: t(
        "Nepovolený port",
        "Z portu {port} feedy nesťahujeme. Požiadajte dodávateľa o adresu na obvyklom porte.",
      ),
      connection: t(
        "Server neodpovedá",
        "Server spojenie odmietol alebo ukončil. Možno je mimo prevádzky.",
      ),
      timeout: t("Server mlčí", "Server príliš dlho nič neposlal."),
      slow: t("Príliš pomalé sťahovanie", "Súbor sa nestiahol ani za 15 minút."),
      certificate: t(
        "Nedôveryhodný certifikát",
        "Za certifikát servera sa nezaručil nikto dôveryhodný. Upozornite dodávateľa.",
      ),
      certificate_expired: t(
        "Neplatný certifikát",
        "Certifikát servera dnes neplatí. Upozornite dodávateľa.",
      ),
      certificate_name: t(
        "Certifikát iného servera",
        "Certifikát servera je na iné meno. Skontrolujte server v adrese.",
      ),
      tls: t(
        "Bez šifrovaného spojenia",
        "So serverom sme sa nedohodli na šifrovanom spojení. Skontrolujte port, a či sa adresa nemá začínať http:// alebo ftp://.",
      ),
      protocol: t(
        "Iný druh servera",
        "To, čo odpovedá, nehovorí protokolom z adresy. Skontrolujte jej začiatok a port.",
      ),
      login: t(
        "Odmietnuté prihlásenie",
        "Server odmietol meno alebo heslo. Zadajte ich znova.",
      ),
      forbidden: t(
        "Prístup odopretý",
        "Server nás k súboru nepustil. Požiadajte dodávateľa, nech prístup povolí.",
      ),
      not_found: t(
        "Súbor sa nenašiel",
        "Na adrese nie je žiadny súbor. Skontrolujte ju alebo požiadajte dodávateľa o platnú.",
      ),
      rate_limited: t("Server má plno", "Server nás požiadal, aby sme prišli neskôr."),
      server_error: t(
        "Chyba servera",
        "Server odpovedal chybou {status}. Porucha je na strane dodávateľa.",
      ),
      unexpected_status: t(
        "Nečakaná odpoveď",
        "Namiesto súboru server odpovedal kódom {status}. Otvorte adresu v prehliadači a skontrolujte ju.",
      ),
      redirect_loop: t(
        "Nekonečné presmerovanie",
        "Adresa presmerúva stále ďalej. Zadajte konečnú adresu súboru.",
      ),
      redirect_refused: t(
        "Neprípustné presmerovanie",
        "Adresa presmerúva na inú, ktorá sa nedá použiť. Zadajte konečnú adresu súboru.",
      ),
      redirect_refused_downgrade: t(
        "Neprípustné presmerovanie",
        "Šifrovaná adresa presmerúva na nešifrovanú. Požiadajte dodávateľa o správnu.",
      ),
      curl_missing: t(
        "Zvláštny druh FTPS",
        "Server potrebuje FTPS, ktoré vie program curl, a ten tu nie je nainštalovaný. Povedzte o tom prevádzkovateľovi.",
      ),
      too_large: t(
        "Príliš veľký súbor",
        "Súbor je väčší ako {sizeMax} MB. Rozdeľte ho.",
      ),
      cut: t(
        "Prerušené sťahovanie",
        "Stiahla sa len časť súboru, preto sme z neho nepoužili nič.",
      ),
      encoding_unknown: t(
        "Neznáma kompresia",
        "Server poslal súbor v kompresii {encoding}. Čakáme gzip, deflate alebo žiadnu.",
      ),
      encoding_broken: t(
        "Poškodená kompresia",
        "Server poslal súbor komprimovaný a nedal sa rozbaliť.",
      ),
      archive_broken: t(
        "Poškodený archív",
        "Archív je poškodený. Otvorte ho na počítači a skontrolujte.",
      ),
      archive_unsupported: t(
        "Iný druh archívu",
        "Archív druhu {type} rozbaliť nevieme. Čakáme ZIP alebo samotný súbor.",
      ),
      archive_encrypted: t(
        "Archív s heslom",
        "Archív je chránený heslom. Čakáme ZIP bez hesla.",
      ),
      archive_multi_disk: t(
        "Archív v niekoľkých častiach",
        "Archív je rozdelený do niekoľkých súborov. Čakáme jeden ZIP.",
      ),
      archive_too_many_entries: t(
        "Príliš veľa súborov v archíve",
        "V archíve je {entries} súborov, smie ich byť najviac {archiveEntriesMax}. Nechajte v ňom len feed.",
      ),
      archive_bomb: t(
        "Podozrivý archív",
        "Archív sa rozbaľuje na viac ako {ratioMax}-násobok svojej veľkosti, preto sme ho zastavili.",
      ),
      archive_nested: t(
        "Archív v archíve",
        "V archíve je ďalší archív. Čakáme v ňom priamo feed.",
      ),
      archive_link: t(
        "Odkaz v archíve",
        "V archíve je namiesto súboru odkaz. Čakáme v ňom priamo feed.",
      ),
      archive_ambiguous: t(
        "Nejednoznačný archív",
        "Dva programy by mohli archív prečítať rôzne. Zabaľte feed znova.",
      ),
      archive_mismatch: t(
        "Porušený archív",
        "Súbor v archíve má inú veľkosť alebo kontrolný súčet, než má mať. Zabaľte feed znova.",
      ),
      archive_without_feed: t(
        "V archíve nie je feed",
        "Nič v archíve sa nedá importovať. Obsahuje: {names}.",
      ),
    },
    notModified: "Súbor sa od minula nezmenil.",
    triedAgain: "Nabudúce to skúsime znova.",
  },
});
