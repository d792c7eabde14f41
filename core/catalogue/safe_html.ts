import sanitizeHtml from "sanitize-html";

/** Elements that a text of the shop may be made of. */
export const allowedTags = [
  ...["p", "br", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr"],
  ...["strong", "b", "em", "i", "u", "s", "sub", "sup", "code", "a", "img"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
];

const options: sanitizeHtml.IOptions = {
  allowedTags,
  allowedAttributes: {
    a: ["href", "title"],
    img: ["src", "alt", "width", "height"],
    th: ["colspan", "rowspan"],
    td: ["colspan", "rowspan"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
};

/**
 * HTML that is safe in a page: what the list does not name falls out of it, scripts and styles with
 * all that is in them. Used when a text is stored, and again when it is shown.
 *
 * @see EX-1, EX-7
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, options).trim();
}
