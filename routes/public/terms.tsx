import { currentTerms, listTerms } from "../../tenants/platform/terms.ts";
import { TermsPage } from "../../views/auth/terms.tsx";
import { createRouter } from "../environment.ts";
import { pageOf } from "../page.ts";

/** The terms in force and those announced, always at this address. @see R242 */
export const terms = createRouter();

terms.get("/terms", async (c) => {
  const { database, now } = c.var.services.platform;
  const current = await currentTerms(database, now());
  const coming = (await listTerms(database)).filter(({ publishedAt }) => publishedAt > now());
  const versions = [current, ...coming.toReversed()].map(({ version, publishedAt, text }) => ({
    version,
    from: version === current.version ? undefined : publishedAt,
    paragraphs: text[c.var.language] ?? text.cs,
  }));
  return c.html(<TermsPage page={pageOf(c)} versions={versions} />);
});
