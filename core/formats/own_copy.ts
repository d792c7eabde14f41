/** Shorter pieces the engine copies by itself. */
const sharedLengthMin = 13;

/**
 * A copy that does not share memory with the text it was cut from. Engines keep the whole block of a
 * file alive for one short piece of it; what is remembered for long must not. To cut a text that was
 * just put together, the engine has to write it anew.
 */
export function ownCopy(text: string): string {
  if (text.length < sharedLengthMin) return text;
  return `${text}\n`.slice(0, -1);
}
