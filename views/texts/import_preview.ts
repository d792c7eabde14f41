import { defineTexts } from "./texts.ts";

/** What an import would do, before it does it. */
export const previewTexts = defineTexts({
  en: {
    order: "Show the changes first",
    title: "Preview of changes",
    working: "Planning on a copy of the shop. Nothing is written to the shop itself.",
    ready: "This is what the import would do now. The shop has not been touched.",
    apply: "Apply exactly this",
    nothing: "The import would change nothing.",
    impossible: "Changes of this shop cannot be shown beforehand.",
    failed: "There is no file to plan with. Run the import with a new file.",
    gone: "The preview is too old. Make a new one.",
    changed: "The shop has changed meanwhile, so we planned again. Check the new preview.",
    applied: "The import starts, and does what the preview has shown.",
  },
  cs: {
    order: "Nejdřív ukázat změny",
    title: "Náhled změn",
    working: "Plánuje se na kopii obchodu. Do samotného obchodu se nic nezapisuje.",
    ready: "Toto by import teď udělal. Obchodu jsme se nedotkli.",
    apply: "Použít přesně toto",
    nothing: "Import by nic nezměnil.",
    impossible: "Změny tohoto obchodu nelze ukázat předem.",
    failed: "Není soubor, se kterým plánovat. Spusťte import s novým souborem.",
    gone: "Náhled je příliš starý. Udělejte nový.",
    changed: "Obchod se mezitím změnil, proto jsme plánovali znovu. Zkontrolujte nový náhled.",
    applied: "Import se spouští a udělá to, co náhled ukázal.",
  },
  sk: {
    order: "Najprv ukázať zmeny",
    title: "Náhľad zmien",
    working: "Plánuje sa na kópii obchodu. Do samotného obchodu sa nič nezapisuje.",
    ready: "Toto by import teraz urobil. Obchodu sme sa nedotkli.",
    apply: "Použiť presne toto",
    nothing: "Import by nič nezmenil.",
    impossible: "Zmeny tohto obchodu sa nedajú ukázať vopred.",
    failed: "Nie je súbor, s ktorým plánovať. Spustite import s novým súborom.",
    gone: "Náhľad je príliš starý. Urobte nový.",
    changed: "Obchod sa medzitým zmenil, preto sme plánovali znova. Skontrolujte nový náhľad.",
    applied: "Import sa spúšťa a urobí to, čo náhľad ukázal.",
  },
});
