import { ownCopy } from "./own_copy.ts";

/**
 * The same function with its answers remembered, a bounded number of them: a file repeats a few
 * hundred categories, countries and words many thousand times. Answers are shared, so they must not
 * be changed.
 */
export function remembered<Answer>(
  read: (text: string) => Answer,
  max = 1_000,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found!;
    const answer = read(text);
    if (known.size >= max) known.clear();
    known.set(ownCopy(text), answer);
    return answer;
  };
}
