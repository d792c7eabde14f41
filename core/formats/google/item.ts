import { addParameter, type OfferParameters } from "../offers/group_parameters.ts";
import { spokenText } from "../offers/names.ts";
import type { Report } from "../report.ts";
import type { XmlElement } from "../xml/element.ts";
import { kindsOf, type ListAttribute, type SingleAttribute } from "./attributes.ts";

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

/**
 * One offer with its attributes sorted out, their texts not yet understood. An empty one is not
 * given.
 */
export class GoogleItem {
  readonly #singles = new Map<string, { found: FeedText; rank: number }>();
  readonly #lists = new Map<string, FeedNode[]>();
  readonly details: OfferParameters = new Map();
  /** Texts that become custom fields, in order. */
  readonly extras = new Map<string, string[]>();

  constructor(readonly number: number, readonly line: number) {}

  single(name: SingleAttribute): FeedText | undefined {
    return this.#singles.get(name)?.found;
  }

  /** Its text, trimmed; empty when it is not given. */
  text(name: SingleAttribute): string {
    return this.single(name)?.text ?? "";
  }

  list(name: ListAttribute): readonly FeedNode[] {
    return this.#lists.get(name) ?? [];
  }

  /**
   * Takes an attribute. Of one that may stand once the higher rank wins, for it may belong to Google
   * or to the container; of the same rank the first.
   */
  add(name: string, node: FeedNode, { rank, report }: { rank: number; report: Report }): void {
    const kinds = kindsOf(name);
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
