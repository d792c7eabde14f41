import { defineTexts } from "./texts.ts";

/** The frame of the reference for programs; what it tells is in English, as the document has it. */
export const developerTexts = defineTexts({
  en: {
    title: "The interface for programs",
    lead: "Imports, products and files of a shop, over HTTP and JSON.",
    contents: "Operations",
    document: "OpenAPI document",
    parameters: "Parameters",
    body: "Body",
    answers: "Answers",
    answer: (status: string) => `What ${status} carries`,
    type: "Type",
    meaning: "Meaning",
    optional: ", optional",
  },
  cs: {
    title: "Rozhraní pro programy",
    lead: "Importy, produkty a soubory e-shopu přes HTTP a JSON. Popis je anglicky.",
    contents: "Operace",
    document: "Dokument OpenAPI",
    parameters: "Parametry",
    body: "Tělo",
    answers: "Odpovědi",
    answer: (status: string) => `Co nese ${status}`,
    type: "Typ",
    meaning: "Význam",
    optional: ", nepovinné",
  },
  sk: {
    title: "Rozhranie pre programy",
    lead: "Importy, produkty a súbory e-shopu cez HTTP a JSON. Popis je po anglicky.",
    contents: "Operácie",
    document: "Dokument OpenAPI",
    parameters: "Parametre",
    body: "Telo",
    answers: "Odpovede",
    answer: (status: string) => `Čo nesie ${status}`,
    type: "Typ",
    meaning: "Význam",
    optional: ", nepovinné",
  },
});
