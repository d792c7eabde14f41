import type { Language } from "../../core/language.ts";
import type { MediaFailureReason } from "../../core/media/failure.ts";
import { defineTexts, formatNumber, plural } from "./texts.ts";

/** Failures that people are told in the same words. */
type Reason =
  | "address"
  | "name"
  | "refused"
  | "silent"
  | "certificate"
  | "forbidden"
  | "not_found"
  | "busy"
  | "status"
  | "redirect"
  | "too_large"
  | "unreadable"
  | "not_a_picture"
  | "type_refused"
  | "picture_broken"
  | "too_many_pixels"
  | "server_failing"
  | "time_over"
  | "disk_full";

const reasons: Partial<Record<MediaFailureReason, Reason>> = {
  address_unusable: "address",
  name: "name",
  refused_address: "refused",
  refused_port: "refused",
  certificate: "certificate",
  tls: "certificate",
  login: "forbidden",
  forbidden: "forbidden",
  not_found: "not_found",
  rate_limited: "busy",
  server_error: "busy",
  unexpected_status: "status",
  redirect_loop: "redirect",
  redirect_refused: "redirect",
  too_large: "too_large",
  encoding_unknown: "unreadable",
  encoding_broken: "unreadable",
  not_a_picture: "not_a_picture",
  type_refused: "type_refused",
  picture_broken: "picture_broken",
  too_many_pixels: "too_many_pixels",
  server_failing: "server_failing",
  time_over: "time_over",
  disk_full: "disk_full",
};

interface MediaTexts {
  /** Why a picture or a file could not be had; `{status}` and the like are facts of the failure. */
  reasons: Record<Reason, string>;
  /** On a run's page. */
  title: string;
  waiting: string;
  collecting: string;
  fetching: string;
  done: string;
  stopped: string;
  progress: (done: string, total: string) => string;
  failedOf: (count: number) => string;
  downloaded: string;
  reused: string;
  failed: string;
  reusedHelp: string;
  /** On a product's page. */
  storedFiles: string;
}

/** Pictures and files of products. */
export const mediaTexts = defineTexts<MediaTexts>({
  en: {
    reasons: {
      address: "The address is not a whole one of http or https.",
      name: "There is no server {host}.",
      refused: "The address leads into a private network or to a port that is not of the web.",
      silent: "The server did not answer, or broke the download off.",
      certificate: "The server's certificate is not to be trusted.",
      forbidden: "The server gives it only to those who sign in.",
      not_found: "There is nothing at the address any more.",
      busy: "The server answered that it is out of order or too busy ({status}).",
      status: "The server answered with the unexpected status {status}.",
      redirect: "The address leads elsewhere in a way that is not followed.",
      too_large: "It is larger than {sizeMax} MB.",
      unreadable: "The server compresses it in a way that cannot be read.",
      not_a_picture: "It is no picture. Pictures are JPEG, PNG, WebP, GIF and AVIF.",
      type_refused: "A file of this kind is not kept. PDF, ZIP, office documents and texts are.",
      picture_broken: "The picture is damaged.",
      too_many_pixels: "The picture has more than 50 million pixels.",
      server_failing: "The server {host} did not answer several times, so we left it in peace.",
      time_over: "Its turn did not come in six hours; the next run tries again.",
      disk_full:
        "The shop's files fill the {diskMegabytes} MB of its tariff. After a change of the tariff the next run tries again.",
    },
    title: "Pictures and files",
    waiting: "They are waiting for their turn",
    collecting: "Looking up which are missing",
    fetching: "Downloading",
    done: "The download has ended",
    stopped: "The download ended early",
    progress: (done, total) => `${done} of ${total}`,
    failedOf: (count) => plural("en", count, { one: "failed", other: "failed" }),
    downloaded: "Downloaded",
    reused: "Stored before",
    failed: "Failed",
    reusedHelp: "The same address is not downloaded twice.",
    storedFiles: "Stored files",
  },
  cs: {
    reasons: {
      address: "Adresa není celá adresa http nebo https.",
      name: "Server {host} neexistuje.",
      refused: "Adresa vede do soukromé sítě nebo na port, na kterém weby nebývají.",
      silent: "Server neodpověděl nebo stahování přerušil.",
      certificate: "Certifikátu serveru nejde věřit.",
      forbidden: "Server ho vydá jen po přihlášení.",
      not_found: "Na adrese už nic není.",
      busy: "Server odpověděl, že má poruchu nebo je přetížený ({status}).",
      status: "Server odpověděl neočekávaným stavem {status}.",
      redirect: "Adresa přesměrovává způsobem, za kterým nejdeme.",
      too_large: "Je větší než {sizeMax} MB.",
      unreadable: "Server ho komprimuje způsobem, který neumíme číst.",
      not_a_picture: "Není to obrázek. Obrázky jsou JPEG, PNG, WebP, GIF a AVIF.",
      type_refused:
        "Soubory tohoto druhu neuchováváme. Uchováváme PDF, ZIP, dokumenty Office a texty.",
      picture_broken: "Obrázek je poškozený.",
      too_many_pixels: "Obrázek má víc než 50 milionů pixelů.",
      server_failing: "Server {host} několikrát neodpověděl, nechali jsme ho proto na pokoji.",
      time_over: "Za šest hodin na něj nepřišla řada; zkusí to další běh.",
      disk_full:
        "Soubory e-shopu zaplnily {diskMegabytes} MB, které má v tarifu. Po změně tarifu to další běh zkusí znovu.",
    },
    title: "Obrázky a soubory",
    waiting: "Čekají, až na ně přijde řada",
    collecting: "Zjišťujeme, které chybějí",
    fetching: "Stahujeme",
    done: "Stahování skončilo",
    stopped: "Stahování skončilo předčasně",
    progress: (done, total) => `${done} z ${total}`,
    failedOf: (count) =>
      plural("cs", count, {
        one: "se nepodařil",
        few: "se nepodařily",
        many: "se nepodařilo",
        other: "se nepodařilo",
      }),
    downloaded: "Staženo",
    reused: "Uloženo už dřív",
    failed: "Nepodařilo se",
    reusedHelp: "Stejnou adresu nestahujeme dvakrát.",
    storedFiles: "Uložené soubory",
  },
  sk: {
    reasons: {
      address: "Adresa nie je celá adresa http alebo https.",
      name: "Server {host} neexistuje.",
      refused: "Adresa vedie do súkromnej siete alebo na port, na ktorom weby nebývajú.",
      silent: "Server neodpovedal alebo sťahovanie prerušil.",
      certificate: "Certifikátu servera sa nedá veriť.",
      forbidden: "Server ho vydá len po prihlásení.",
      not_found: "Na adrese už nič nie je.",
      busy: "Server odpovedal, že má poruchu alebo je preťažený ({status}).",
      status: "Server odpovedal neočakávaným stavom {status}.",
      redirect: "Adresa presmerúva spôsobom, za ktorým nejdeme.",
      too_large: "Je väčší ako {sizeMax} MB.",
      unreadable: "Server ho komprimuje spôsobom, ktorý nevieme čítať.",
      not_a_picture: "Nie je to obrázok. Obrázky sú JPEG, PNG, WebP, GIF a AVIF.",
      type_refused:
        "Súbory tohto druhu neuchovávame. Uchovávame PDF, ZIP, dokumenty Office a texty.",
      picture_broken: "Obrázok je poškodený.",
      too_many_pixels: "Obrázok má viac ako 50 miliónov pixelov.",
      server_failing: "Server {host} niekoľkokrát neodpovedal, nechali sme ho preto na pokoji.",
      time_over: "Za šesť hodín naň neprišiel rad; skúsi to ďalší beh.",
      disk_full:
        "Súbory e-shopu zaplnili {diskMegabytes} MB, ktoré má v tarife. Po zmene tarify to ďalší beh skúsi znova.",
    },
    title: "Obrázky a súbory",
    waiting: "Čakajú, kým na ne príde rad",
    collecting: "Zisťujeme, ktoré chýbajú",
    fetching: "Sťahujeme",
    done: "Sťahovanie sa skončilo",
    stopped: "Sťahovanie sa skončilo predčasne",
    progress: (done, total) => `${done} z ${total}`,
    failedOf: (count) =>
      plural("sk", count, {
        one: "sa nepodaril",
        few: "sa nepodarili",
        many: "sa nepodarilo",
        other: "sa nepodarilo",
      }),
    downloaded: "Stiahnuté",
    reused: "Uložené už skôr",
    failed: "Nepodarilo sa",
    reusedHelp: "Rovnakú adresu nesťahujeme dvakrát.",
    storedFiles: "Uložené súbory",
  },
});

/** Why a picture or a file could not be had, in one sentence. */
export function mediaFailureText(
  language: Language,
  details: Record<string, string | number>,
): string {
  const reason = reasons[details.reason as MediaFailureReason] ?? "silent";
  return mediaTexts[language].reasons[reason].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    return name === "sizeMax"
      ? formatNumber(language, Math.round(Number(value) / 1024 / 1024))
      : String(value ?? "–");
  });
}
