import type { Browser } from "./browser.ts";

export const aQuestion = {
  topic: "imports",
  title: "Jak přebírat jen sklad?",
  body: "Ceny mám vlastní.\n\nSklad chci od dodavatele.",
};

/** Asks in the community. @returns the address of the question */
export async function askInCommunity(
  browser: Browser,
  fields: Record<string, string> = {},
): Promise<string> {
  const nickname = `Tester ${crypto.randomUUID().slice(0, 8)}`;
  const values = {
    ...aQuestion,
    ...nicknameIfAsked(await browser.visit("/community/new"), nickname),
  };
  const answer = await browser.post("/community", { ...values, ...fields });
  if (answer.status !== 303) throw new Error(`Refused with ${answer.status}: ${answer.text}`);
  return answer.location!;
}

/** Answers a question. @returns the number of the post */
export async function answerInCommunity(
  browser: Browser,
  question: string,
  body: string,
  fields: Record<string, string> = {},
): Promise<number> {
  const nickname = `Radce ${crypto.randomUUID().slice(0, 8)}`;
  const values = { body, ...nicknameIfAsked(await browser.visit(question), nickname) };
  const answer = await browser.post(`${question}/answers`, { ...values, ...fields });
  if (answer.status !== 303) throw new Error(`Refused with ${answer.status}: ${answer.text}`);
  return Number(answer.location!.split("#post-")[1]);
}

const nicknameIfAsked = (
  { html }: { html: string },
  nickname: string,
): Record<string, string> => html.includes('name="nickname"') ? { nickname } : {};
