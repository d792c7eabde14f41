/** Blanks that are not one space each: to replace a space by a space would take most of the time. */
const blanks = /\s{2,}|[^\S ]/g;

/** Words with single spaces between them, and none around. */
export const oneLine = (text: string): string => text.replace(blanks, " ").trim();
