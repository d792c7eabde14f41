import { defineTexts } from "./texts.ts";

/** The whole shop as one file. */
export const archiveTexts = defineTexts({
  en: {
    title: "The whole shop",
    lead:
      "One ZIP with everything: products, categories, customers and orders as XML and CSV, and all pictures and files. Other systems read it, and so does Krámek.",
    make: "Make the file",
    makeAgain: "Make it anew",
    making: "The file is being made. A large shop takes a few minutes; you may leave this page.",
    ready: (when: string, size: string) => `Made on ${when}, ${size}.`,
    download: "Download the shop",
    deletion: (day: string) =>
      `On ${day} the shop is deleted for good. Take what you need by then.`,
    personal: "It holds personal data of customers: keep it as you keep the shop itself.",
  },
  cs: {
    title: "Celý e-shop",
    lead:
      "Jeden ZIP se vším: produkty, kategorie, zákazníci a objednávky jako XML a CSV a všechny obrázky a soubory. Přečtou ho jiné systémy i Krámek sám.",
    make: "Připravit soubor",
    makeAgain: "Připravit znovu",
    making: "Soubor připravujeme. U velkého e-shopu to trvá pár minut; stránku můžete opustit.",
    ready: (when, size) => `Připraven ${when}, ${size}.`,
    download: "Stáhnout e-shop",
    deletion: (day) =>
      `Dne ${day} e-shop nenávratně smažeme. Do té doby si stáhněte, co potřebujete.`,
    personal: "Obsahuje osobní údaje zákazníků: chraňte ho stejně jako e-shop sám.",
  },
  sk: {
    title: "Celý e-shop",
    lead:
      "Jeden ZIP so všetkým: produkty, kategórie, zákazníci a objednávky ako XML a CSV a všetky obrázky a súbory. Prečítajú ho iné systémy aj Krámek sám.",
    make: "Pripraviť súbor",
    makeAgain: "Pripraviť znova",
    making: "Súbor pripravujeme. Pri veľkom e-shope to trvá pár minút; stránku môžete opustiť.",
    ready: (when, size) => `Pripravený ${when}, ${size}.`,
    download: "Stiahnuť e-shop",
    deletion: (day) =>
      `Dňa ${day} e-shop nenávratne zmažeme. Dovtedy si stiahnite, čo potrebujete.`,
    personal: "Obsahuje osobné údaje zákazníkov: chráňte ho rovnako ako e-shop sám.",
  },
});
