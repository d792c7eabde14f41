/** Letters and digits behind the plus of an address that an answer is sent to. */
const tokenPattern = /^[a-z0-9]{24}$/;

/** Where an answer to a mail about a request goes: `podpora+<token>@example.cz`. */
export function replyAddress(base: string, token: string): string {
  const at = base.lastIndexOf("@");
  return `${base.slice(0, at)}+${token}${base.slice(at)}`;
}

/** @returns the token of the first address that is one of ours */
export function tokenIn(addresses: readonly string[], base: string): string | undefined {
  const at = base.lastIndexOf("@");
  const [begin, end] = [`${base.slice(0, at)}+`.toLowerCase(), base.slice(at).toLowerCase()];
  for (const address of addresses.map((each) => each.trim().toLowerCase())) {
    if (!address.startsWith(begin) || !address.endsWith(end)) continue;
    const token = address.slice(begin.length, -end.length);
    if (tokenPattern.test(token)) return token;
  }
  return undefined;
}

/** Stands at the top of our mails, in each language: what is below it was not written now. */
export const answerMarks = {
  cs: "Odpovídejte nad tuto čáru",
  sk: "Odpovedajte nad túto čiaru",
  en: "Answer above this line",
} as const;

export const answerMark = (language: keyof typeof answerMarks): string =>
  `--- ${answerMarks[language]} ---`;

/** How programs begin what they quote when the mark is gone. */
const quoteHeads = [
  /^\s*-{2,}\s*(?:Original Message|Původní zpráva|Pôvodná správa)/i,
  /^\s*(?:On|Dne|Dňa|Le|Am)\b.{0,200}(?:wrote|napsala?|napsal\(a\)|napísala?|napísal\(a\))\s*:?\s*$/i,
  /^\s*(?:From|Od|Odesílatel|Odosielateľ):\s.*@/i,
  /^\s*_{10,}\s*$/,
];

/** What somebody has written now: without our mail that they answered, and its quotation marks. */
export function answerIn(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const marks = Object.values(answerMarks);
  const isEnd = (line: string) =>
    marks.some((mark) => line.includes(mark)) || quoteHeads.some((head) => head.test(line));
  const end = lines.findIndex(isEnd);
  const own = end < 0 ? lines : lines.slice(0, end);
  while (own.length > 0 && /^\s*(?:>.*)?$/.test(own.at(-1)!)) own.pop();
  return own.join("\n").replace(/^\s*\n/, "");
}
