import type { Report } from "../report.ts";
import type { XmlElement } from "../xml/element.ts";
import { addParameter, type OfferParameters } from "./group_parameters.ts";
import { spokenText } from "./names.ts";

/** How an attribute of an offer is read: it stands once, or repeats, or becomes a custom field. */
export type AttributeKind = "single" | "list" | "extra" | "ignored";
export type AttributeKinds = ReadonlyMap<string, readonly AttributeKind[]>;

/** The attributes that a format knows; one may be of several kinds. */
export function attributeKinds(
  table: Readonly<Record<AttributeKind, readonly string[]>>,
): AttributeKinds {
  const kinds = new Map<string, AttributeKind[]>();
  for (const [kind, names] of Object.entries(table) as [AttributeKind, readonly string[]][]) {
    for (const name of names) kinds.set(name, [...kinds.get(name) ?? [], kind]);
  }
  return kinds;
}

/**
 * The name by which an attribute is known, whatever a file makes of it: `g:image-link`,
 * `Image Link`, `g:g:image_link` are `image_link`.
 */
export function attributeName(tag: string): string {
  const known = names.get(tag);
  if (known !== undefined) return known;
  const name = tag.slice(tag.lastIndexOf(":") + 1).trim().toLowerCase().replaceAll(/[-\s]+/g, "_");
  if (names.size >= namesMax) names.clear();
  names.set(tag, name);
  return name;
}

/** A feed repeats thirty names a million times. */
const namesMax = 2_000;
const names = new Map<string, string>();

/** A text of the feed and where it stands: an element, or a cell. */
export interface FeedText {
  text: string;
  readonly line: number;
  /** The tag or column as the file spells it. */
  readonly tag: string;
}

/** A text that has others inside it: `g:tax`, `g:product_detail`. Only XML has them. */
export interface FeedNode extends FeedText {
  element?: XmlElement;
}

/** An element as a node; it counts its line only when something is wrong. */
export class ElementNode implements FeedNode {
  constructor(readonly element: XmlElement, readonly text: string = element.text.trim()) {}

  get line(): number {
    return this.element.line;
  }

  get tag(): string {
    return this.element.tag;
  }
}

/**
 * One offer with its attributes sorted out, their texts not yet understood. An empty one is not
 * given.
 */
export class FeedItem<Single extends string, List extends string> {
  readonly #singles = new Map<string, { found: FeedText; rank: number }>();
  readonly #lists = new Map<string, FeedNode[]>();
  readonly details: OfferParameters = new Map();
  /** Texts that become custom fields, in order. */
  readonly extras = new Map<string, string[]>();

  constructor(
    readonly kinds: AttributeKinds,
    readonly at: { number: number; line: number },
  ) {}

  single(name: Single): FeedText | undefined {
    return this.#singles.get(name)?.found;
  }

  /** Its text as it was given, without blanks around it; empty when it is not given. */
  text(name: Single): string {
    return this.single(name)?.text ?? "";
  }

  list(name: List): readonly FeedNode[] {
    return this.#lists.get(name) ?? [];
  }

  /**
   * Takes an attribute. Of one that may stand once the higher rank wins, for it may belong to Google
   * or to the container; of the same rank the first.
   */
  add(name: string, node: FeedNode, { rank, report }: { rank: number; report: Report }): void {
    const kinds = this.kinds.get(name);
    if (kinds === undefined) {
      report.add("tag_unknown", { line: node.line, field: node.tag });
      return;
    }
    for (const kind of kinds) {
      if (kind === "list") this.#addToList(name, node);
      else if (node.text === "") continue;
      else if (kind === "extra") this.addExtra(name, node.text);
      else if (kind === "single") this.#addSingle(name, node, { rank, report });
    }
  }

  addDetail(name: string, value: string): void {
    const [spokenName, spokenValue] = [spokenText(name), spokenText(value)];
    if (spokenName !== "" && spokenValue !== "") {
      addParameter(this.details, spokenName, spokenValue);
    }
  }

  addExtra(name: string, text: string): void {
    const found = this.extras.get(name);
    if (found === undefined) this.extras.set(name, [text]);
    else if (!found.includes(text)) found.push(text);
  }

  #addSingle(
    name: string,
    found: FeedText,
    { rank, report }: { rank: number; report: Report },
  ): void {
    const known = this.#singles.get(name);
    if (known === undefined || known.rank < rank) this.#singles.set(name, { found, rank });
    else if (known.rank === rank && known.found.text !== found.text) {
      const { line, tag, text } = found;
      report.add("value_duplicate", { line, field: tag, value: text });
    }
  }

  #addToList(name: string, node: FeedNode): void {
    if (node.text === "" && (node.element?.children.length ?? 0) === 0) return;
    const list = this.#lists.get(name);
    if (list) list.push(node);
    else this.#lists.set(name, [node]);
  }
}
