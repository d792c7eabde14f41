import type { Page } from "../../views/page.ts";

/** A signed-in owner's page, changed where a test needs it. */
export function pageOf(changes: Partial<Page> = {}): Page {
  return {
    language: "cs",
    path: "/shops/dilna/products",
    nonce: "nonce-of-this-answer",
    csrf: "token-of-this-session",
    theme: "system",
    density: "normal",
    person: { name: "Jana Nováková", email: "jana@dilna.example" },
    shop: {
      slug: "dilna",
      name: "Dílna u řeky",
      currency: "CZK",
      languages: ["cs"],
      regime: "wallet",
      state: "active",
      role: "owner",
      others: [{ slug: "cajovna", name: "Čajovna" }],
      importable: ["products"],
      may: new Set(["catalogue.see", "customers.see", "orders.see", "settings.see"]),
    },
    ...changes,
  };
}

export const signedOut = (changes: Partial<Page> = {}): Page =>
  pageOf({ person: undefined, shop: undefined, csrf: "", path: "/sign-in", ...changes });

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

const unescape = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** What a person reads, with ordinary spaces. */
export function visibleText(html: string): string {
  const text = html
    .replace(/<head>[\s\S]*?<\/head>/g, " ")
    .replace(/<(?:script|svg)[\s\S]*?<\/(?:script|svg)>/g, " ")
    .replace(/<\/?(?:strong|em|b|span|code)(?: [^>]*)?>/g, "")
    .replace(/<[^>]+>/g, " ");
  return unescape(text).replace(/[\s\u00a0]+/g, " ").trim();
}

/** Attributes of the first element of a kind whose tag holds the given text. */
export function attributesOf(html: string, tag: string, holding = ""): Record<string, string> {
  for (const [found] of html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>`, "g"))) {
    if (!found.includes(holding)) continue;
    const pairs = found.matchAll(/ ([\w:-]+)(?:="([^"]*)")?/g);
    return Object.fromEntries([...pairs].map(([, name, value]) => [name, unescape(value ?? "")]));
  }
  throw new Error(`There is no <${tag}> with ${JSON.stringify(holding)}`);
}
