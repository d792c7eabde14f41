/** Long digits that a spreadsheet has opened: `1.23456789012346E+019`, `8,59E+12`. */
const spoiled = /^\d[.,]\d{2,}E\+\d+$/i;

/** Whether a spreadsheet has made a number of a code; what it was nobody can tell. */
export const isSpoiledCode = (text: string): boolean => spoiled.test(text);
