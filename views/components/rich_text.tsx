import { raw } from "hono/html";
import { safeHtml } from "../../core/catalogue/safe_html.ts";

/** HTML that somebody wrote, made safe once more before it is shown. @see EX-1 */
export function RichText(props: { html: string }) {
  return <div class="rich-text">{raw(safeHtml(props.html))}</div>;
}
