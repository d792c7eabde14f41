import { encodingNamed, fallbackEncoding } from "../encodings.ts";

const parameter = /^[^:]*;\s*CHARSET\s*=\s*"?([\w.-]{1,40})/i;
const anywhere = /;\s*CHARSET\s*=\s*"?([\w.-]{1,40})/gi;

/** The first charset of a text that is known and not UTF-8; writers use one for all they write. */
export function foreignCharset(text: string): string | undefined {
  for (const [, label] of text.matchAll(anywhere)) {
    const name = encodingNamed(label!);
    if (name !== undefined && !name.startsWith("utf-")) return name;
  }
  return undefined;
}

/** What a property says its bytes are, before its value. */
export const charsetOf = (text: string): string | undefined =>
  parameter.exec(text.slice(0, 2_000))?.[1];

/** How text is read that is not UTF-8 and says nothing, in a card with these properties. */
export const usualCharset = (texts: readonly string[]): string =>
  foreignCharset(texts.join("\n")) ?? fallbackEncoding;
