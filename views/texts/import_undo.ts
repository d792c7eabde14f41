import { defineTexts } from "./texts.ts";

/** Taking a run back. */
export const undoTexts = defineTexts({
  en: {
    undo: "Undo the run",
    undoAgain: "Undo the undo",
    undoTitle: "Undo this run?",
    undoCreated: (count: string) => `Items that it created (${count}) are removed.`,
    undoUpdated: (count: string) => `Items that it changed (${count}) get their old values.`,
    undoKept: "What somebody has changed since stays and is listed.",
    undoMissing: (count: string) => `What was done to missing items (${count}) is taken back.`,
    undoPauses: "The import is paused, so that its next run does not do the same again.",
    undoOrdered: "The run is being undone.",
    undoOrderedPaused: "The run is being undone. The import is paused.",
    notUndoable: "There is nothing to undo.",
    journalGone:
      "What became of each record is no longer kept: the details of old runs go away in time, and sooner where they take too much room. The figures stay.",
    tooOld: "This run can no longer be undone.",
    undoOf: (id: string) => `Undo of run ${id}`,
    undoneBy: "This run was undone.",
  },
  cs: {
    undo: "Vrátit běh zpět",
    undoAgain: "Vrátit vrácení",
    undoTitle: "Vrátit tento běh zpět?",
    undoCreated: (count: string) => `Položky, které založil (${count}), se odeberou.`,
    undoUpdated: (count: string) =>
      `Položky, které změnil (${count}), dostanou zpět staré hodnoty.`,
    undoKept: "Co od té doby někdo změnil, zůstane a vypíše se.",
    undoMissing: (count: string) =>
      `Vrátí se i to, co se stalo s chybějícími položkami (${count}).`,
    undoPauses: "Import se pozastaví, aby jeho příští běh neudělal totéž znovu.",
    undoOrdered: "Běh se vrací zpět.",
    undoOrderedPaused: "Běh se vrací zpět. Import je pozastavený.",
    notUndoable: "Není co vracet.",
    journalGone:
      "Co se stalo s jednotlivými položkami, už neuchováváme: podrobnosti starých běhů časem odcházejí, a dřív tam, kde zabírají příliš místa. Souhrnná čísla zůstávají.",
    tooOld: "Tento běh už nelze vrátit zpět.",
    undoOf: (id: string) => `Vrácení běhu ${id}`,
    undoneBy: "Tento běh byl vrácen zpět.",
  },
  sk: {
    undo: "Vrátiť beh späť",
    undoAgain: "Vrátiť vrátenie",
    undoTitle: "Vrátiť tento beh späť?",
    undoCreated: (count: string) => `Položky, ktoré založil (${count}), sa odoberú.`,
    undoUpdated: (count: string) => `Položky, ktoré zmenil (${count}), dostanú späť staré hodnoty.`,
    undoKept: "Čo odvtedy niekto zmenil, zostane a vypíše sa.",
    undoMissing: (count: string) =>
      `Vráti sa aj to, čo sa stalo s chýbajúcimi položkami (${count}).`,
    undoPauses: "Import sa pozastaví, aby jeho ďalší beh neurobil to isté znova.",
    undoOrdered: "Beh sa vracia späť.",
    undoOrderedPaused: "Beh sa vracia späť. Import je pozastavený.",
    notUndoable: "Nie je čo vracať.",
    journalGone:
      "Čo sa stalo s jednotlivými položkami, už neuchovávame: podrobnosti starých behov časom odchádzajú, a skôr tam, kde zaberajú priveľa miesta. Súhrnné čísla zostávajú.",
    tooOld: "Tento beh sa už nedá vrátiť späť.",
    undoOf: (id: string) => `Vrátenie behu ${id}`,
    undoneBy: "Tento beh bol vrátený späť.",
  },
});
