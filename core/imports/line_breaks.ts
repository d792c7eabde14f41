/** Elements around which a line end of the source means nothing. */
const block = /<\/?(?:p|div|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|br|hr|blockquote)\b/i;

/**
 * Line ends become `<br>`, unless the text has paragraphs or breaks of its own, where they only
 * format the source. Switched off, the next import brings the text as the file has it.
 *
 * @see R79
 */
export function newlinesToBreaks(html: string): string {
  return block.test(html) ? html : html.replace(/\r\n|\r|\n/g, "<br>");
}
