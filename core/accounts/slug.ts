const slugLengthMax = 40;

/** A name without accents, case and what is not a letter or digit: for comparing. */
export function foldLetters(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "");
}

/** The part of the address that a shop is reached by, made of its name: `Dílna u řeky` is `dilna-u-reky`. */
export function slugOf(name: string): string {
  const words = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").slice(0, slugLengthMax).replace(/^-+|-+$/g, "");
  return words || "shop";
}

/** The slug, or the first of `slug-2`, `slug-3`… that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2;; number++) {
    const ending = `-${number}`;
    const next = slug.slice(0, slugLengthMax - ending.length).replace(/-+$/, "") + ending;
    if (!taken.has(next)) return next;
  }
}
