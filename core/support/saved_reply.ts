import type { Language } from "../language.ts";

/** An answer that is written once. */
export interface SavedReply {
  id: number;
  name: string;
  bodies: Record<Language, string>;
}

/** What the places in a saved reply stand for. */
export interface ReplyPlaces {
  /** `{name}`: who has opened the request. */
  name: string;
  /** `{shop}` */
  shop: string;
  /** `{ticket}`: its number. */
  ticket: string;
}

export const replyPlaces = ["{name}", "{shop}", "{ticket}"] as const;

/** A saved reply in the reader's language; one that is not written in it comes in another. */
export function fillReply(reply: SavedReply, language: Language, places: ReplyPlaces): string {
  const { bodies } = reply;
  const body = bodies[language] || bodies.cs || bodies.sk || bodies.en;
  return body.replace(/\{(name|shop|ticket)\}/g, (_all, place: keyof ReplyPlaces) => places[place]);
}
