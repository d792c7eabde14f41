import { paths } from "../../views/paths.ts";
import { createRouter } from "../environment.ts";

/**
 * What programs of search engines may read on the administration's domain: public pages, and shops'
 * webs, which say themselves whether they want to be found. Everything else is somebody's own.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9309.html}
 */
export const robots = createRouter();

const forEverybody = [
  paths.status(),
  paths.community(),
  paths.prices(),
  paths.terms(),
  paths.developers(),
  paths.static(""),
  paths.web(""),
];

robots.get("/robots.txt", (c) => {
  c.header("Cache-Control", "public, max-age=3600");
  return c.text([
    "User-agent: *",
    ...forEverybody.map((path) => `Allow: ${path}`),
    // The longest path wins, whatever the order.
    `Disallow: ${paths.newCommunityQuestion()}`,
    "Disallow: /",
    "",
  ].join("\n"));
});
