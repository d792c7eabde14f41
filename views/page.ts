import type { BillingRegime } from "../core/billing/regime.ts";
import type { Language } from "../core/language.ts";
import type { Currency } from "../core/money.ts";
import type { OutageTime } from "../core/outages/outage.ts";

/** What every page knows of its visitor; made once a request and handed down as `page`. */
export interface Page {
  language: Language;
  /** Path and query of this request. */
  path: string;
  /** For `<style>` and `<script>` of this answer only. */
  nonce: string;
  /** Token that every form and htmx request carries; empty when nobody is signed in. */
  csrf: string;
  theme: "system" | "light" | "dark";
  density: "normal" | "compact";
  person?: PagePerson;
  shop?: PageShop;
  /** The shop that one of our own people has entered; `isInside` on a page of that shop. */
  support?: { slug: string; shopName: string; reason: string; until: string; isInside: boolean };
  /** What does not work, or will not soon. */
  outage?: OutageTime;
  /** For our own people: the last sign of life, while nothing is ordered because of the clock. */
  clockHold?: { lastAt: string; now: string };
  /** Said once, after a redirect. */
  notice?: { tone: "positive" | "warning" | "negative"; text: string };
}

export interface PagePerson {
  name: string;
  email: string;
  /** The e-mail waits for its confirmation. */
  isUnverified?: true;
  /** Of a member. */
  unreadNews?: number;
  /** Present for our own people, who are never members of shops. */
  staffRole?: "support" | "billing" | "operator";
}

export interface PageShop {
  slug: string;
  name: string;
  currency: Currency;
  /** Languages that the shop keeps its texts in; the first is the main one. */
  languages: Language[];
  /** How it pays. */
  regime: BillingRegime;
  state: string;
  /** Our own people have suspended a part of it. */
  isStoppedByStaff?: true;
  /** Day on which the trial ends, `YYYY-MM-DD`, while it runs. */
  trialUntil?: string;
  /** Day for which there will be no money, once it is near. */
  expirationDay?: string;
  role: string;
  /** The visitor's other shops, for the switcher. */
  others: { slug: string; name: string }[];
  /** Kinds of records that some format can bring. */
  importable: readonly string[];
  /** Actions of the capability table that this visitor may do here. */
  may: ReadonlySet<string>;
}
